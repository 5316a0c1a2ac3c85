import type { Page } from 'playwright-core'
import { imagesOf, imagesOfRun } from './api'
import { untilAwake } from './prompts'

export async function comparing(page: Page, key: 's' | 'l' | 'o' | 'd', words: string) {
  const ids = (await imagesOfRun(page, words)).slice(0, 2)
  await page.goto(`/compare?ids=${ids.join(',')}`)
  await page.locator('[data-pane] img').first().waitFor()
  await page.waitForTimeout(300)
  await page.keyboard.press(key)
  if (key === 'd') await page.getByText('of the pixels differ').waitFor()
  await page.waitForTimeout(500)
}

export const compare = (key: 's' | 'l' | 'o' | 'd') => (page: Page) => comparing(page, key, 'Forest path')

export async function picture(page: Page): Promise<void> {
  const [image] = await imagesOf(page)
  await page.goto(`/gallery/${image?.id}`)
  await page.getByRole('article', { name: 'Image' }).getByRole('img').first().waitFor()
}

/** A picture that was made from another one, and what it was made from. */
export async function lineage(page: Page): Promise<void> {
  const [image] = await imagesOfRun(page, 'More sea and sky')
  await page.goto(`/gallery/${image}`)
  await page.getByRole('region', { name: 'Made from' }).scrollIntoViewIfNeeded()
}

export async function variations(page: Page): Promise<void> {
  await picture(page)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Variations…' }).click()
  await page.getByRole('button', { name: /^Make 4 images/ }).waitFor()
}

export async function code(page: Page): Promise<void> {
  await picture(page)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: /^Copy as code/ }).click()
  await page.getByRole('region', { name: 'Code' }).getByText('curl').first().waitFor()
}

/** Three pictures chosen on the wall. */
export async function chosen(page: Page): Promise<void> {
  const tiles = page.locator('[data-image]')
  await tiles.first().focus()
  for (let count = 0; count < 3; count++) {
    await page.keyboard.press('x')
    if (count < 2) await page.keyboard.press('ArrowRight')
  }
  await page.getByRole('region', { name: 'Chosen images' }).waitFor()
}

export async function palette(page: Page): Promise<void> {
  await untilAwake(page)
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Find a command' }).fill('se')
}

export async function shortcuts(page: Page): Promise<void> {
  await untilAwake(page)
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
}

/** The page goes elsewhere and the answer stays away: what is left is the shape of what will come. */
export const waiting = (name: string, address: RegExp) => async (page: Page) => {
  await untilAwake(page)
  const link = page
    .getByRole('navigation', { name: 'Main' })
    .filter({ visible: true })
    .getByRole('link', { name })
  // The pointer that comes near fetches the shape; what is held back afterwards is the page itself.
  await link.hover()
  await page.waitForTimeout(1000)
  await page.route(address, () => undefined)
  await link.click()
  await page.waitForTimeout(1200)
}

/** The wall is there and its pictures are not. */
export async function withoutPictures(page: Page): Promise<void> {
  await page.route(/\/api\/v1\/images\/[0-9a-f-]{36}\//, () => undefined)
  await page.reload({ waitUntil: 'commit' })
  await page.locator('[data-image]').first().waitFor()
  await page.waitForTimeout(800)
}
