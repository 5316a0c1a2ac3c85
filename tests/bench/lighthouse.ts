import { chromium } from 'playwright-core'
import { chromiumLaunch, ensureChromium } from '../support/chromium'
import { quietPort } from '../support/port'

export type Form = 'mobile' | 'desktop'
/** What Lighthouse says of one load: scores of 100, milliseconds, bytes as sent. */
export type Load = {
  performance: number
  accessibility: number
  bestPractices: number
  lcpMs: number
  tbtMs: number
  cls: number
  scriptBytes: number
  allBytes: number
}

type Audit = { numericValue?: number; details?: { items?: readonly Request[] } }
type Request = { resourceType?: string; transferSize?: number }
type Report = {
  categories: Record<string, { score: number }>
  audits: Record<string, Audit>
  runtimeError?: object
}
type Lighthouse = {
  default: (url: string, flags: object, config?: object) => Promise<{ lhr: Report }>
  desktopConfig: object
}

/** 170 MB with what it needs, so it is no dependency: `npm i --no-save lighthouse@13`, or LIGHTHOUSE names its index.js. */
export async function findLighthouse(): Promise<Lighthouse | null> {
  const name = process.env.LIGHTHOUSE ?? 'lighthouse'
  try {
    return (await import(name)) as Lighthouse
  } catch {
    return null
  }
}

/** On a busy machine a page may paint too late for Lighthouse. */
const TRIES = 3
const CATEGORIES = ['performance', 'accessibility', 'best-practices']

/** A browser to load pages in, as somebody with this session. */
export async function openLoader(lighthouse: Lighthouse) {
  await ensureChromium()
  const port = await quietPort()
  const options = chromiumLaunch()
  const browser = await chromium.launch({
    ...options,
    args: [...options.args, `--remote-debugging-port=${port}`],
  })
  return {
    async load(url: string, form: Form, cookie = ''): Promise<Load> {
      const flags = {
        ...{ port, onlyCategories: CATEGORIES, logLevel: 'error' },
        ...(cookie ? { extraHeaders: { Cookie: cookie } } : {}),
      }
      const config = form === 'desktop' ? lighthouse.desktopConfig : undefined
      for (let tries = 1; ; tries++) {
        const { lhr } = await lighthouse.default(url, flags, config)
        if (!lhr.runtimeError) return figuresOf(lhr)
        if (tries === TRIES) throw new Error(`${url}: ${JSON.stringify(lhr.runtimeError)}`)
      }
    },
    close: () => browser.close(),
  }
}

function figuresOf({ categories, audits }: Report): Load {
  const score = (name: string) => Math.round((categories[name]?.score ?? Number.NaN) * 100)
  const value = (name: string) => audits[name]?.numericValue ?? Number.NaN
  const requests = audits['network-requests']?.details?.items ?? []
  const bytes = (wanted: (request: Request) => boolean) =>
    requests.filter(wanted).reduce((sum, { transferSize = 0 }) => sum + transferSize, 0)
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
    lcpMs: value('largest-contentful-paint'),
    tbtMs: value('total-blocking-time'),
    cls: value('cumulative-layout-shift'),
    scriptBytes: bytes(({ resourceType }) => resourceType === 'Script'),
    allBytes: bytes(() => true),
  }
}
