import type { Locator, Page } from '@playwright/test'
import { expect } from './stage'

/** Makes images through the API, as another tab would; their ids. */
export async function make(page: Page, data: object): Promise<string[]> {
  const answer = await page.request.post('/api/v1/runs', {
    headers: { 'idempotency-key': crypto.randomUUID(), prefer: 'wait=30' },
    data: { model: 'stability/sd3.5-flash', ...data },
  })
  expect(answer.status(), await answer.text()).toBe(200)
  const run: { generations: { image: { id: string } }[] } = await answer.json()
  return run.generations.map(({ image }) => image.id)
}

export const tiles = (page: Page) => page.locator('[data-image]')

/** So many pictures hang, at the places that the page's own script gave them: it listens. */
export async function hung(page: Page, count: number): Promise<void> {
  await expect(tiles(page)).toHaveCount(count)
  await expect(page.locator('li[style*="left"] > [data-image]')).toHaveCount(count)
}

/** An image is open with all that is known of it, and its page listens. */
export async function opened(page: Page): Promise<Locator> {
  const image = page.getByRole('article', { name: 'Image' })
  await expect(image.getByRole('heading', { name: /^Comments/ })).toBeVisible()
  return image
}

/** So many pictures are compared: they are there once the page listens. */
export const compared = (page: Page, count: number) =>
  expect(page.locator('[data-pane] img')).toHaveCount(count)
