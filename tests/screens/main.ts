/**
 * `npm run screens`: tells the story data into a fresh studio and photographs its screens into docs/screens.
 * `npm run screens -- studio image 834 2200 dark into=elsewhere` makes only those, at those widths and in that theme.
 */
import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { chromium } from 'playwright-core'
import { at } from '../../scripts/paths.mjs'
import { chromiumLaunch, ensureChromium } from '../support/chromium'
import { openTestPostgres } from '../support/postgres'
import { startServer } from '../support/server'
import { readAsked } from './asked'
import { Camera, PASSWORD } from './camera'
import { galleryPage } from './gallery-page'
import { CHAPTERS } from './shots'

const HOME = at('docs', 'screens')
const asked = readAsked(process.argv.slice(2))
const folder = asked.into ?? HOME

async function tellStory(env: NodeJS.ProcessEnv) {
  const args = ['--conditions=react-server', '--import', 'tsx', at('scripts', 'seed.ts')]
  await promisify(execFile)(process.execPath, args, { env, maxBuffer: 1e7 })
}

/** Takes them all; one that cannot be staged is told at the end, the others are taken. */
async function takeAll(camera: Camera): Promise<string[]> {
  const missed: string[] = []
  for (const shot of CHAPTERS.flatMap(({ shots }) => shots).filter(asked.wants))
    for (const look of asked.looksOf(shot)) {
      const began = Date.now()
      const problem = await camera.take(shot, look).catch((error: Error) => error.message)
      if (problem) missed.push(`${shot.name} ${look}: ${problem}`)
      console.log(`${problem ? 'MISSED ' : ''}${shot.name} ${look} ${Date.now() - began} ms`)
    }
  return missed
}

const postgres = await openTestPostgres()
const server = await startServer({ env: { SANDBOX_LATENCY_MS: '400', SIGNUP: 'open', LOG_LEVEL: 'warn' } })
process.env.SCREENS_DATABASE_URL = server.databaseUrl
try {
  await tellStory({ ...process.env, ...server.env, SANDBOX_LATENCY_MS: '0', SEED_PASSWORD: PASSWORD })
  await mkdir(folder, { recursive: true })
  await ensureChromium()
  const browser = await chromium.launch(chromiumLaunch())
  const camera = new Camera(browser, server.url, folder)
  const missed = await takeAll(camera)
  await camera.leave()
  if (folder === HOME) await writeFile(path.join(HOME, 'README.md'), galleryPage(CHAPTERS))
  for (const each of missed) console.error(each)
  process.exitCode = missed.length > 0 ? 1 : 0
} finally {
  await server.stop()
  await postgres.close()
}
