import type { Page } from '@playwright/test'
import { hung, make, tiles } from './gallery-stage'
import { expect, test } from './stage'

const idOf = (page: Page, nth: number) => tiles(page).nth(nth).getAttribute('data-image')

test('arrows walk the wall, Delete trashes, Undo hangs it where it was', async ({ maya }) => {
  await make(maya, { prompt: 'A row of lemons', count: 6 })
  await maya.goto('/gallery')
  await hung(maya, 6)
  const second = await idOf(maya, 1)
  await tiles(maya).first().focus()
  await maya.keyboard.press('ArrowRight')
  await expect(tiles(maya).nth(1)).toBeFocused()
  await maya.keyboard.press('End')
  await expect(tiles(maya).nth(5)).toBeFocused()
  await maya.keyboard.press('Home')
  await maya.keyboard.press('ArrowRight')
  await maya.keyboard.press('Delete')
  await expect(maya.locator(`[data-image="${second}"]`)).toHaveCount(0)
  await expect(tiles(maya).nth(1)).toBeFocused()
  const restored = maya.waitForResponse((response) => response.url().endsWith('/restore'))
  await maya.getByRole('button', { name: 'Undo' }).click()
  await expect(tiles(maya).nth(1)).toHaveAttribute('data-image', second ?? '')
  expect((await restored).status()).toBe(204)
  await maya.reload()
  await hung(maya, 6)
})

test('an image opens over the wall, which stays where it was', async ({ maya }) => {
  await maya.setViewportSize({ width: 390, height: 600 })
  await make(maya, { prompt: 'A field of tulips', count: 10 })
  await maya.goto('/gallery')
  await hung(maya, 10)
  await tiles(maya).nth(7).scrollIntoViewIfNeeded()
  const place = await maya.evaluate(() => window.scrollY)
  expect(place).toBeGreaterThan(0)
  const [seventh, eighth] = [await idOf(maya, 6), await idOf(maya, 7)]
  await tiles(maya).nth(7).click()
  await expect(maya).toHaveURL(new RegExp(`${eighth}$`))
  await expect(maya.getByRole('heading', { name: 'A field of tulips' })).toBeVisible()
  await maya.keyboard.press('ArrowLeft')
  await expect(maya).toHaveURL(new RegExp(`${seventh}$`))
  await maya.goBack()
  await expect(maya).toHaveURL(/\/gallery$/)
  await expect
    .poll(async () => Math.abs((await maya.evaluate(() => window.scrollY)) - place))
    .toBeLessThan(300)
  await expect(maya.locator(`[data-image="${seventh}"]`)).toBeFocused()
  await maya.goForward()
  await expect(maya).toHaveURL(new RegExp(`${seventh}$`))
  await maya.reload()
  await expect(maya.getByRole('heading', { name: 'A field of tulips' })).toBeVisible()
  await expect(maya.getByRole('region', { name: 'Receipt' })).toContainText('Request id at the provider')
  // The first press may come before the page listens; then it does nothing.
  await expect(async () => {
    await maya.keyboard.press('Escape')
    await expect(maya).toHaveURL(/\/gallery$/, { timeout: 2_000 })
  }).toPass()
})

test('what is made elsewhere hangs on top, or waits while one reads further down', async ({ maya }) => {
  await maya.setViewportSize({ width: 390, height: 600 })
  await make(maya, { prompt: 'A shelf of jars', count: 10 })
  // Drawn, and not yet listening: what comes now is asked for later.
  await maya.goto('/gallery', { waitUntil: 'domcontentloaded' })
  await expect(tiles(maya)).toHaveCount(10)
  await make(maya, { prompt: 'One red kite', count: 1 })
  await expect(tiles(maya).first().getByRole('img')).toHaveAttribute('alt', 'One red kite')

  await maya.evaluate(() => window.scrollTo(0, 500))
  const watched = await tiles(maya).nth(8).boundingBox()
  await make(maya, { prompt: 'Two blue kites', count: 2 })
  const pill = maya.getByRole('button', { name: '2 new images' })
  await expect(pill).toBeVisible()
  expect(await tiles(maya).nth(8).boundingBox()).toEqual(watched)
  // By keyboard: a click scrolls its target into view first, and at the top there is no pill.
  await pill.press('Enter')
  await expect(tiles(maya).first().getByRole('img')).toHaveAttribute('alt', 'Two blue kites')
  await expect.poll(() => maya.evaluate(() => window.scrollY)).toBe(0)
})

test('the ledger leads to the image it paid for', async ({ maya }) => {
  await make(maya, { prompt: 'A brass lamp', count: 1 })
  await maya.goto('/credits')
  await expect(maya.getByText('97.5', { exact: true }).first()).toBeVisible()
  await maya.getByRole('link', { name: /A brass lamp/ }).click()
  await expect(maya.getByRole('heading', { name: 'A brass lamp' })).toBeVisible()
  const [image] = (await (await maya.request.get('/api/v1/images')).json()).items
  await expect(maya).toHaveURL(new RegExp(`${image.id}$`))
  await expect(maya.getByRole('region', { name: 'Receipt' })).toContainText('quoted 2.5 · spent 2.5')
})
