import AxeBuilder from '@axe-core/playwright'
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { startServer } from '../support/server'

export { expect }
export const PASSWORD = 'correct horse battery'

type Person = { name: string; email: string }
type House = { url: string; newPerson(context: BrowserContext, name?: string): Promise<Person> }

/** One built server with a fresh database for each worker, its sandbox quick unless a prompt says otherwise. */
export const test = base.extend<
  { maya: Page; complaints: string[] },
  { house: House; fresh: { url: string } }
>({
  house: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
    async ({}, use) => {
      const server = await startServer({
        env: { SIGNUP: 'open', SANDBOX_LATENCY_MS: '150', LOG_LEVEL: 'warn', TRUST_PROXY: 'on' },
      })
      let people = 0
      const newPerson = async (context: BrowserContext, name = 'Maya Lindqvist') => {
        people += 1
        const email = `person${people}@example.com`
        const where = people === 1 ? 'set-up' : 'sign-up'
        const data = { name, email, password: PASSWORD }
        // Each from an address of their own: so many from one are refused, and rightly.
        const headers = { 'x-forwarded-for': `10.0.${people >> 8}.${people & 255}` }
        const made = await context.request.post(`${server.url}/api/v1/${where}`, { data, headers })
        expect(made.status(), await made.text()).toBe(201)
        return { name, email }
      }
      await use({ url: server.url, newPerson })
      await server.stop()
    },
    { scope: 'worker' },
  ],
  fresh: [
    // biome-ignore lint/correctness/noEmptyPattern: see above.
    async ({}, use) => {
      const server = await startServer({ env: { LOG_LEVEL: 'warn' } })
      await use({ url: server.url })
      await server.stop()
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ house }, use) => use(house.url),
  browser: [
    async ({ browser }, use) => {
      const open = browser.newContext.bind(browser)
      browser.newContext = async (options) => patient(await open(options))
      await use(browser)
      browser.newContext = open
    },
    { scope: 'worker' },
  ],
  /** Errors and warnings that the page wrote to its console. */
  complaints: async ({ page }, use) => {
    const complaints: string[] = []
    page.on('console', (message) => {
      // Chromium's remark on a stylesheet fetched ahead for the next page: only how slow the machine is.
      if (message.text().includes('was preloaded using link preload')) return
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    await use(complaints)
  },
  /** A page of somebody new, signed in and in the studio. */
  maya: async ({ page, house }, use) => {
    await house.newPerson(page.context())
    await page.goto('/studio')
    await use(page)
  },
})

/** Its pages are there once they listen; only who asks for less, with `waitUntil`, is early. */
function patient(context: BrowserContext): BrowserContext {
  const open = context.newPage.bind(context)
  context.newPage = async () => {
    const page = await open()
    const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)]
    const listening = async <T>(answer: T, isEarly: boolean) => {
      if (!isEarly) await untilListening(page)
      return answer
    }
    const isEarly = (options?: { waitUntil?: string }) =>
      options?.waitUntil === 'commit' || options?.waitUntil === 'domcontentloaded'
    page.goto = async (url, options) => listening(await goto(url, options), isEarly(options))
    page.reload = async (options) => listening(await reload(options), isEarly(options))
    return page
  }
  return context
}

/**
 * React has taken over all that can be used, by the marks it leaves there, and has nothing left to do: whatever is
 * pressed is heard. What the server drew can be seen, and pressed in vain, before that.
 */
export async function untilListening(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    if (document.readyState !== 'complete') return false
    if (!document.querySelector('script[src]')) return true
    const isTaken = (element: Element) => Object.keys(element).some((key) => key.startsWith('__reactFiber$'))
    if (![...document.querySelectorAll('a, button, input, select, textarea')].every(isTaken)) return false
    await new Promise((idle) => requestIdleCallback(idle))
    return true
  })
}

/** Writes a prompt and presses the keys that generate. */
export async function generate(page: Page, prompt: string): Promise<void> {
  await page.getByRole('textbox', { name: /^prompt/i }).fill(prompt)
  await page.keyboard.press('Control+Enter')
}

/** The cards of the run in the middle of the studio. */
export const cards = (page: Page) =>
  page.getByRole('region', { name: 'Run', exact: true }).getByRole('article', { name: /^Image \d/ })

/** Credits as the page's head shows them. */
export const credits = (page: Page) => page.getByRole('link', { name: /credits/i }).first()

/** Where Base UI catches the focus on its way out of an open menu: hidden, and left again at once. */
const FOCUS_GUARDS = '[data-base-ui-focus-guard]'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']

/** Nothing fades or slides any more: colours are what they will be. What spins for ever is not waited for. */
export async function settledMotion(page: Page): Promise<void> {
  // What just changed starts to move with the next frame.
  await page.evaluate(() => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))))
  await page.waitForFunction(() => {
    if (document.querySelector('[data-starting-style], [data-ending-style]')) return false
    return document.getAnimations().every((animation) => {
      const { iterations, duration } = animation.effect?.getComputedTiming() ?? {}
      return animation.playState !== 'running' || iterations === Infinity || Number(duration) > 2000
    })
  })
}

const COLOURS = ['color-contrast', 'link-in-text-block']

/** Fails with what axe found in the light, and in the dark, which changes colours and nothing else. */
export async function expectAccessible(page: Page): Promise<void> {
  await inTheme(page, 'light')
  expect(await found(page, (axe) => axe.withTags(WCAG)), 'in the light').toEqual([])
  await inTheme(page, 'dark')
  expect(await found(page, (axe) => axe.withRules(COLOURS)), 'in the dark').toEqual([])
  await inTheme(page, 'light')
}

/** The system's theme, and the page in it unless somebody chose one. A page without the script follows by itself. */
async function inTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: theme })
  await page.waitForFunction((system) => {
    const chosen = localStorage.getItem('triptych.theme')
    const { theme: shown } = document.documentElement.dataset
    return shown === undefined || shown === (chosen ?? system)
  }, theme)
}

async function found(page: Page, narrow: (axe: AxeBuilder) => AxeBuilder): Promise<string[]> {
  await settledMotion(page)
  const axe = new AxeBuilder({ page }).setLegacyMode().exclude(FOCUS_GUARDS)
  const { violations } = await narrow(axe).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
}

/** Nothing is wider than the window. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  await settledMotion(page)
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(over).toBeLessThanOrEqual(0)
}

/** Everything on the page that is pressed is at least 44 px high. */
export async function expectTouchable(page: Page): Promise<void> {
  await settledMotion(page)
  await page.evaluate(() => window.scrollTo(0, 0))
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('button, a[href], [role=radio], input, textarea, select, [role=switch]')]
      .filter((element) => element.checkVisibility() && !element.closest('.sr-only, [aria-hidden=true]'))
      .map((element) => ({
        box: element.getBoundingClientRect(),
        name: element.getAttribute('aria-label') ?? element.textContent,
      }))
      .filter(
        ({ box }) =>
          box.width > 1 && box.height > 1 && box.bottom > 0 && (box.height < 43.5 || box.width < 32),
      )
      .map(
        ({ box, name }) =>
          `${name?.trim().slice(0, 30)}: ${Math.round(box.width)} x ${Math.round(box.height)}`,
      ),
  )
  expect(small).toEqual([])
}
