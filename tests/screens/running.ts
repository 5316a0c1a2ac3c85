import type { Page } from 'playwright-core'
import { forgetTags, post } from './api'
import { untilAwake } from './prompts'

const LARGE = 'stability/sd3.5-large'
const cards = (page: Page) =>
  page.getByRole('region', { name: 'Run', exact: true }).getByRole('article', { name: /^Image \d/ })

/** Until nothing is being made any more. */
async function untilIdle(page: Page): Promise<void> {
  for (let tries = 0; tries < 80; tries++) {
    const { items } = await (await page.request.get('/api/v1/runs')).json()
    if (items.every(({ done }: { done: boolean }) => done)) return
    await page.waitForTimeout(500)
  }
}

/** A run by the seeds that what the sandbox is told applies to; the page then shows it. */
async function start(page: Page, prompt: string, tags: string, seeds: readonly number[], isWhole = false) {
  await untilIdle(page)
  const negativePrompt = tags || undefined
  await post(page, '/runs', { model: LARGE, prompt, negativePrompt, aspectRatio: '3:2', seeds })
  // Each job has read them by then; one that fails reads them again before it gives up.
  await (isWhole ? untilIdle(page) : page.waitForTimeout(400))
  await forgetTags()
  await page.goto('/studio')
  await untilAwake(page)
}

/** Two are there, one is on its way, the filter stopped one. */
export async function running(page: Page): Promise<'now'> {
  const tags = '[sandbox:slow=14s:1/4][sandbox:filter:3/4]'
  await start(
    page,
    'A yellow tram on a bridge over a river, rain, “Line 5”, linocut',
    tags,
    [100, 102, 103, 105],
  )
  await cards(page).getByRole('img').nth(1).waitFor({ timeout: 20_000 })
  await cards(page).getByText('credits are back').first().waitFor({ timeout: 20_000 })
  await page.waitForTimeout(2500)
  return 'now'
}

/** From the first instant: four cards, none of them there yet. */
export async function started(page: Page): Promise<'now'> {
  await start(page, 'A paper boat on a map of the coast, soft light', '[sandbox:slow=10s]', [1, 2, 3, 4])
  await cards(page).nth(3).waitFor()
  await page.waitForTimeout(1500)
  return 'now'
}

export async function failed(page: Page): Promise<void> {
  await start(page, 'An astronaut in a field of flowers, dreamy', '[sandbox:500:1/2]', [150, 151], true)
  await cards(page).getByRole('img').first().waitFor({ timeout: 20_000 })
  await cards(page).getByText('credits are back').first().waitFor({ timeout: 20_000 })
}

/** The stack of a phone, its first picture drawn halfway to the right. */
export async function choose(page: Page): Promise<void> {
  await start(page, 'Three teapots on a shelf, linocut', '', [7, 8, 9], true)
  await cards(page).getByRole('img').nth(2).waitFor({ timeout: 40_000 })
  await page.getByRole('button', { name: 'Choose' }).click()
  await page.getByRole('dialog', { name: 'Choose among the pictures' }).getByRole('img').first().waitFor()
  const session = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove', x: number) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: [{ x, y: 400 }] })
  await page.waitForTimeout(500)
  await touch('touchStart', 195)
  for (let step = 1; step <= 6; step++) await touch('touchMove', 195 + 16 * step)
}
