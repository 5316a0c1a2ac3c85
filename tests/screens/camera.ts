import path from 'node:path'
import {
  type APIRequestContext,
  type Browser,
  type BrowserContext,
  type Page,
  request,
} from 'playwright-core'
import sharp from 'sharp'
import { untilAwake } from './prompts'
import type { As, Look, Shot } from './shots'

export const PASSWORD = 'the story of northlight'
const SIZES = { '390': [390, 844], '834': [834, 1112], '1440': [1440, 900], '2200': [2200, 1238] } as const
const HERE = { locale: 'en-GB', timezoneId: 'Europe/Berlin' }
export type Width = keyof typeof SIZES
export type Theme = 'light' | 'dark'

const isWidth = (text: string | undefined): text is Width => text !== undefined && text in SIZES

export const widthOf = (look: Look): Width => {
  const width = look.split('-')[1]
  if (!isWidth(width)) throw new Error(`${look} is no look`)
  return width
}
export const themeOf = (look: Look): Theme => (look.startsWith('dark') ? 'dark' : 'light')

type Cookies = Awaited<ReturnType<BrowserContext['storageState']>>

/** Photographs shots of one studio into a folder; everybody signs in once. */
export class Camera {
  #signedIn = new Map<string, Cookies>()
  #asking = new Map<string, APIRequestContext>()

  constructor(
    readonly browser: Browser,
    readonly url: string,
    readonly folder: string,
  ) {}

  async take(shot: Shot, look: Look): Promise<void> {
    const state = shot.as ? await this.#stateOf(shot.as) : undefined
    const context = await this.browser.newContext({
      ...this.#settings(look),
      ...(state && { storageState: state }),
    })
    try {
      const page = await context.newPage()
      await page.goto(shot.path)
      if ((await shot.stage?.(page, this.as)) !== 'now') await comeToRest(page)
      const png = await page.screenshot()
      await sharp(png)
        .webp(HOW)
        .toFile(path.join(this.folder, `${shot.name}-${look}.webp`))
    } finally {
      await context.close()
    }
  }

  /** Asks the API as one of the story; as `guest` without an account. */
  readonly as: As = async (who) => {
    const known = this.#asking.get(who)
    if (known) return known
    const storageState = who === 'guest' ? undefined : await this.#stateOf(who)
    const asking = await request.newContext({ baseURL: this.url, ...(storageState && { storageState }) })
    this.#asking.set(who, asking)
    return asking
  }

  async leave(): Promise<void> {
    await Promise.all([...this.#asking.values()].map((asking) => asking.dispose()))
    await this.browser.close()
  }

  #settings(look: Look) {
    const [width, height] = SIZES[widthOf(look)]
    const isPhone = widthOf(look) === '390'
    return {
      ...{ baseURL: this.url, viewport: { width, height }, colorScheme: themeOf(look) },
      ...{ ...HERE, reducedMotion: 'reduce' as const },
      ...{ hasTouch: isPhone, isMobile: isPhone, deviceScaleFactor: isPhone ? 2 : 1 },
    }
  }

  async #stateOf(who: string): Promise<Cookies> {
    const known = this.#signedIn.get(who)
    if (known) return known
    const context = await this.browser.newContext({ baseURL: this.url, ...HERE })
    const page = await context.newPage()
    await page.goto('/sign-in')
    await page.getByLabel('E-mail').fill(`${who}@example.com`)
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await page.keyboard.press('Enter')
    await page.waitForURL(/studio/)
    // Where the reader is, the page tells the server once it has woken.
    await untilAwake(page)
    await page.waitForTimeout(500)
    const { cookies } = await context.storageState()
    await context.close()
    const state = { cookies, origins: [] }
    this.#signedIn.set(who, state)
    return state
  }
}

// Letters stay sharp, flat pictures stay small.
const HOW = { quality: 86, effort: 6, smartSubsample: true }

/** Pictures decoded, fonts there, nothing sliding. What is never answered is not waited for. */
async function comeToRest(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle', { timeout: 2500 }).catch(() => {})
  await page
    .waitForFunction(
      () =>
        document.fonts.status === 'loaded' &&
        [...document.images].every(
          (image) =>
            image.complete || image.loading === 'lazy' || image.getBoundingClientRect().top > innerHeight,
        ) &&
        document.getAnimations().every(({ playState, effect }) => {
          const { iterations, duration } = effect?.getComputedTiming() ?? {}
          return playState !== 'running' || iterations === Number.POSITIVE_INFINITY || Number(duration) > 2000
        }),
      null,
      { timeout: 2500 },
    )
    .catch(() => {})
}
