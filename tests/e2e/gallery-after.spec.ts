import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { compared, hung, make, opened, tiles } from './gallery-stage'
import { give } from './prompting-stage'
import { cards, expect, expectAccessible, generate, test } from './stage'

const favourites = async (page: Page): Promise<{ id: string }[]> =>
  (await (await page.request.get('/api/v1/images?view=favourites')).json()).items

test('f makes a favourite on the wall, in the lightbox and in the studio; Undo takes it back', async ({
  maya,
}) => {
  await make(maya, { prompt: 'A row of lemons', count: 3 })
  await maya.goto('/gallery')
  await hung(maya, 3)
  await tiles(maya).first().focus()
  await maya.keyboard.press('f')
  const heart = maya.getByRole('button', { name: 'Favourite' })
  await expect(heart.first()).toHaveAttribute('aria-pressed', 'true')
  await expect.poll(() => favourites(maya)).toHaveLength(1)
  await maya.getByRole('button', { name: 'Undo' }).click()
  await expect(heart.first()).toHaveAttribute('aria-pressed', 'false')
  await expect.poll(() => favourites(maya)).toHaveLength(0)

  await tiles(maya).nth(1).click()
  await expect(maya).toHaveURL(/\/gallery\/[0-9a-f-]{36}/)
  await opened(maya)
  await maya.keyboard.press('f')
  await expect.poll(() => favourites(maya)).toHaveLength(1)
  const marked = new URL(maya.url()).pathname

  await maya.goto('/studio')
  const card = cards(maya)
    .filter({ hasNot: maya.locator(`a[href^="${marked}"]`) })
    .first()
  const kept = card.getByRole('button', { name: 'Favourite' })
  // A key pressed before the page listens is lost, as it is for people.
  await expect(async () => {
    await card.getByRole('link', { name: /^Open image/ }).focus()
    if ((await kept.getAttribute('aria-pressed')) === 'false') await maya.keyboard.press('f')
    await expect(kept).toHaveAttribute('aria-pressed', 'true', { timeout: 1000 })
  }).toPass()
  await expect.poll(() => favourites(maya)).toHaveLength(2)

  await maya.goto('/gallery?view=favourites')
  await hung(maya, 2)
  await tiles(maya).first().focus()
  await maya.keyboard.press('f')
  await expect(tiles(maya)).toHaveCount(1)
  await maya.getByRole('button', { name: 'Undo' }).click()
  await expect(tiles(maya)).toHaveCount(2)
  await expectAccessible(maya)
})

test('x chooses pictures on the wall, and they are compared', async ({ maya }) => {
  await make(maya, { prompt: 'A shelf of jars', count: 3 })
  await maya.goto('/gallery')
  await hung(maya, 3)
  await tiles(maya).first().focus()
  await maya.keyboard.press('x')
  await maya.keyboard.press('ArrowRight')
  await maya.keyboard.press('x')
  const chosen = maya.getByRole('region', { name: 'Chosen images' })
  await expect(chosen).toContainText('2 chosen')
  await expectAccessible(maya)
  await chosen.getByRole('link', { name: 'Compare' }).click()
  await expect(maya).toHaveURL(/\/compare\?ids=/)
  await compared(maya, 2)
  await maya.keyboard.press('Escape')
  await expect(maya).toHaveURL(/\/gallery/)
})

test('many are chosen by a range, a rubber band and all at once, and trashed and favoured together', async ({
  maya,
}) => {
  await make(maya, { prompt: 'A shelf of jars', count: 6 })
  await maya.goto('/gallery')
  await hung(maya, 6)
  const chosen = maya.getByRole('region', { name: 'Chosen images' })
  await tiles(maya).first().focus()
  await maya.keyboard.press('x')
  await tiles(maya)
    .nth(2)
    .click({ modifiers: ['Shift'] })
  await expect(chosen).toContainText('3 chosen')
  await maya.keyboard.press('Shift+ArrowRight')
  await expect(chosen).toContainText('4 chosen')
  await maya.keyboard.press('Control+a')
  await expect(chosen).toContainText('6 chosen')
  await expectAccessible(maya)
  await chosen.getByRole('button', { name: 'Favourite' }).click()
  await expect(maya.getByText('6 images made favourites.')).toBeVisible()
  expect(await favourites(maya)).toHaveLength(6)
  await maya.keyboard.press('Escape')
  await expect(chosen).toHaveCount(0)

  const [first, last] = [await tiles(maya).nth(0).boundingBox(), await tiles(maya).nth(1).boundingBox()]
  if (!first || !last) throw new Error('the tiles are not on the screen')
  await maya.mouse.move(last.x + last.width / 2, first.y - 24)
  await maya.mouse.down()
  await maya.mouse.move(first.x + 30, first.y + 40, { steps: 12 })
  await expect(chosen).toContainText('2 chosen')
  await maya.mouse.up()
  await expect(chosen).toContainText('2 chosen')
  await tiles(maya).first().focus()
  await maya.keyboard.press('Delete')
  await expect(tiles(maya)).toHaveCount(4)
  await expect(maya.getByText('2 images moved to the trash, kept for 30 days.')).toBeVisible()
  await maya.getByRole('button', { name: 'Undo' }).last().click()
  await hung(maya, 6)
  await expect(maya.getByText('2 images put back.')).toBeVisible()
  await maya.reload()
  await hung(maya, 6)
})

test('a picture is saved with its settings in it, and the studio reads them again', async ({ maya }) => {
  await make(maya, { prompt: 'A lamp «bright», at night', count: 1 })
  await maya.goto('/gallery')
  await hung(maya, 1)
  await tiles(maya).first().click()
  await (await opened(maya)).getByRole('button', { name: 'More' }).click()
  const saved = maya.waitForEvent('download')
  await maya.getByRole('menuitem', { name: 'With its settings, as PNG' }).click()
  const path = await (await saved).path()
  await maya.goto('/studio')
  await maya.getByRole('textbox', { name: /^prompt/i }).fill('Something else')
  await give(maya, await readFile(path), 'drop')
  const dialog = maya.getByRole('dialog', { name: 'Made in a studio like this' })
  await expect(dialog).toContainText('A lamp «bright», at night')
  await dialog.getByRole('button', { name: 'Restore its settings' }).click()
  await expect(maya.getByRole('textbox', { name: /^prompt/i })).toHaveValue('A lamp «bright», at night')
  await expect(maya.getByRole('textbox', { name: 'Seed' })).toHaveValue(/^\d+$/)
})

test('variations say what they do and cost, and the pictures tell where they come from', async ({ maya }) => {
  await generate(maya, 'A lighthouse at dawn')
  await cards(maya).getByRole('img').waitFor()
  const [first] = (await (await maya.request.get('/api/v1/images')).json()).items
  await maya.goto(`/gallery/${first.id}`)
  await opened(maya)
  await maya.getByRole('button', { name: 'More' }).click()
  await maya.getByRole('menuitem', { name: 'Variations…' }).click()
  const dialog = maya.getByRole('dialog', { name: 'Variations' })
  await expect(dialog).toContainText('Four pictures close to this one')
  await expectAccessible(maya)
  await dialog.getByRole('button', { name: /^Make 4 images · \d/ }).click()
  await maya.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(maya).toHaveURL(/\/studio/)
  await expect(cards(maya).getByRole('img')).toHaveCount(4, { timeout: 30_000 })
  const [run] = (await (await maya.request.get('/api/v1/runs')).json()).items
  expect(run.settings).toMatchObject({ operation: 'image-to-image', image: first.id, strength: 0.35 })

  await maya.goto(`/gallery/${first.id}`)
  const used = maya.getByRole('region', { name: 'Used in' })
  await expect(used.getByRole('link')).toHaveCount(4)
  await expect(used).toContainText('strength 0.35')
  await used.getByRole('link').first().click()
  await expect(maya.getByRole('region', { name: 'Made from' }).getByRole('link')).toHaveCount(1)
  await expectAccessible(maya)
})

test('remix takes the settings with a new seed, the menu the same seed', async ({ maya }) => {
  await generate(maya, 'A brass lamp on a desk')
  await cards(maya).getByRole('img').waitFor()
  const [image] = (await (await maya.request.get('/api/v1/images')).json()).items
  await maya.goto(`/gallery/${image.id}`)
  await maya.getByRole('link', { name: 'Remix' }).click()
  await expect(maya.getByLabel(/^seed/i).first()).toHaveValue('')
  await maya.goto(`/gallery/${image.id}`)
  await opened(maya)
  await maya.getByRole('button', { name: 'More' }).click()
  await maya.getByRole('menuitem', { name: 'Same settings and seed' }).click()
  await expect(maya).toHaveURL(/\/studio/)
  await expect(maya.getByLabel(/^seed/i).first()).not.toHaveValue('')
  const saved = await maya.request.get(`/api/v1/images/${image.id}/stripped?format=png`)
  expect(saved.headers()['content-disposition']).toContain('attachment')
})
