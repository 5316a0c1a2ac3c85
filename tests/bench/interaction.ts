import { randomUUID } from 'node:crypto'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { chromiumLaunch, ensureChromium } from '../support/chromium'

/** Interaction to Next Paint (the worst but one in fifty) and the worst, in ms; the browser counts in steps of 8. */
export type Interaction = { inpMs: number; worstMs: number; presses: number }

const CELLS = 10
const PAUSE_MS = 60
const LATEST_MS = 180_000

type Noted = Map<number, number>
type Timed = PerformanceEntry & { interactionId: number }

/** Notes the longest event of every interaction. Runs in the page. */
function note() {
  const noted: Noted = new Map()
  Object.assign(globalThis, { noted })
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as Timed[])
      if (entry.interactionId > 0)
        noted.set(entry.interactionId, Math.max(entry.duration, noted.get(entry.interactionId) ?? 0))
  })
  observer.observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit)
}

/** Keys pressed in the studio's prompt, then on the sweep's own page, while a sweep of a hundred cells fills in. */
export async function measureInteraction(url: string, cookie: string) {
  await ensureChromium()
  const browser = await chromium.launch(chromiumLaunch())
  try {
    const [name = '', value = ''] = cookie.split(/=(.*)/s)
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    await context.addCookies([{ name, value, url }])
    await context.addInitScript(note)
    return {
      studio: await pressing(context, url, async (page) => {
        await page.goto(`${url}/studio`)
        await page.getByRole('textbox', { name: /^prompt/i }).focus()
        return { id: await startSweep(page, url), keys: [...'a lighthouse at dawn '] }
      }),
      sweep: await pressing(context, url, async (page) => {
        const id = await startSweep(page, url)
        await page.goto(`${url}/sweeps/${id}`)
        await page.getByRole('grid').getByRole('button').first().focus()
        return { id, keys: ['ArrowRight', 'ArrowDown', 'ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp'] }
      }),
    }
  } finally {
    await browser.close()
  }
}

async function startSweep(page: Page, url: string): Promise<string> {
  const numbers = Array.from({ length: CELLS }, (_, index) => index + 1)
  const answer = await page.request.post(`${url}/api/v1/sweeps`, {
    headers: { 'idempotency-key': randomUUID() },
    data: {
      run: { model: 'stability/sd3.5-large', prompt: 'a lighthouse' },
      axes: [
        { field: 'seed', values: numbers },
        { field: 'cfgScale', values: numbers },
      ],
    },
  })
  if (answer.status() !== 202) throw new Error(`sweep: ${answer.status()} ${await answer.text()}`)
  return (await answer.json()).id
}

type Opened = { id: string; keys: readonly string[] }

async function pressing(context: BrowserContext, url: string, open: (page: Page) => Promise<Opened>) {
  const page = await context.newPage()
  const { id, keys } = await open(page)
  let presses = 0
  const end = Date.now() + LATEST_MS
  for (let left = true; left; ) {
    if (Date.now() > end) throw new Error(`the sweep did not fill in within ${LATEST_MS / 1000} s`)
    for (let n = 0; n < 20; n++, presses++) {
      await page.keyboard.press(keys[presses % keys.length] ?? 'a')
      await page.waitForTimeout(PAUSE_MS)
    }
    const { cells } = await (await page.request.get(`${url}/api/v1/sweeps/${id}`)).json()
    left = (cells as { generations: { state: string }[] }[]).some(
      ({ generations }) =>
        generations.length === 0 || generations.some(({ state }) => /queued|running/.test(state)),
    )
  }
  const noted = await page.evaluate(() => [...(globalThis as unknown as { noted: Noted }).noted.values()])
  await page.close()
  const sorted = noted.sort((a, b) => b - a)
  return { inpMs: sorted[Math.floor(presses / 50)] ?? 0, worstMs: sorted[0] ?? 0, presses }
}
