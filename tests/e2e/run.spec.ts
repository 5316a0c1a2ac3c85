import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { cards, credits, expect, generate, test } from './stage'

test('a reload in the middle of a run loses nothing', async ({ maya }) => {
  await generate(maya, 'A blue boat on a calm lake [sandbox:slow=16s]')
  await expect(maya.getByRole('button', { name: /Cancel/ })).toBeVisible()
  await expect(credits(maya)).toContainText('6.5 held')
  await maya.reload()
  await expect(maya.getByRole('textbox', { name: /^prompt/i })).toHaveValue(/A blue boat/)
  await expect(maya.getByRole('button', { name: /Cancel/ })).toBeVisible()
  await expect(cards(maya).getByRole('img')).toBeVisible({ timeout: 40_000 })
  await expect(credits(maya)).toContainText('93.5')
  await expect(credits(maya)).not.toContainText('held')
})

test('a closed tab loses nothing: the image is in the gallery afterwards', async ({ maya, context }) => {
  await generate(maya, 'A fox in a snowy field [sandbox:slow=10s]')
  await expect(maya.getByRole('button', { name: /Cancel/ })).toBeVisible()
  await maya.close()
  const later = await context.newPage()
  await later.goto('/gallery')
  await expect(later.getByRole('link', { name: /fox in a snowy field/i })).toBeVisible({ timeout: 40_000 })
})

test('four images with locked seed: each has its card from the first instant, in its own ratio', async ({
  maya,
}) => {
  await maya.getByRole('radio', { name: /16:9/ }).click()
  await maya.getByRole('button', { name: 'One more' }).click({ clickCount: 3 })
  await expect(maya.getByRole('button', { name: /^Generate 4 images/ })).toContainText('26 credits')
  await generate(maya, 'Palm trees and an orange sun [sandbox:slow=1s]')
  await expect(cards(maya)).toHaveCount(4)
  const box = await cards(maya).first().boundingBox()
  expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(1344 / 768, 1)
  await expect(cards(maya).getByRole('img')).toHaveCount(4, { timeout: 40_000 })
  const after = await cards(maya).first().boundingBox()
  expect(after).toEqual(box)
})

test('a picture that came out badly goes to the trash from its card, and comes back by Undo', async ({
  maya,
}) => {
  await generate(maya, 'A teapot on a shelf')
  await cards(maya).getByRole('img').waitFor({ timeout: 15_000 })
  await cards(maya).getByRole('button', { name: 'More', exact: true }).click()
  await maya.getByRole('menuitem', { name: 'Move to trash' }).click()
  await expect(cards(maya).first()).toContainText('In the trash')
  await maya.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(cards(maya).getByRole('img')).toBeVisible()
})

test('the image page tells everything, gives the original, and the trash gives it back', async ({ maya }) => {
  await generate(maya, 'A castle on a hill above the clouds')
  await cards(maya).getByRole('img').waitFor({ timeout: 40_000 })
  await maya.goto('/gallery')
  await maya.getByRole('link', { name: /castle on a hill/i }).click()
  await expect(maya).toHaveURL(/\/gallery\/[0-9a-f-]{36}/)
  await expect(maya.getByText('A castle on a hill above the clouds').first()).toBeVisible()
  await expect(maya.getByRole('region', { name: 'Receipt' })).toContainText('6.5')
  const imageId = maya.url().split('/').at(-1)?.slice(0, 36)
  const direct = await maya.request.get(`/api/v1/images/${imageId}/original`)
  const saving = maya.waitForEvent('download')
  await maya
    .getByRole('link', { name: /download/i })
    .first()
    .click()
  const saved = await readFile(await (await saving).path())
  const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
  expect(hash(saved)).toBe(hash(await direct.body()))

  await maya.getByRole('link', { name: 'Remix' }).click()
  await expect(maya).toHaveURL(/\/studio/)
  await expect(maya.getByRole('textbox', { name: /^prompt/i })).toHaveValue(
    'A castle on a hill above the clouds',
  )

  await maya.goto(`/gallery/${imageId}`)
  await maya.getByRole('button', { name: 'Move to trash' }).click()
  await expect(maya).toHaveURL(/\/gallery$/)
  await expect(maya.getByRole('link', { name: /castle on a hill/i })).toHaveCount(0)
  await maya.goto('/gallery?view=trash')
  // It leaves the trash at once, before the studio has answered.
  const restored = maya.waitForResponse(/\/restore$/)
  await maya.getByRole('button', { name: 'Restore' }).first().click()
  await expect(maya.getByRole('button', { name: 'Restore' })).toHaveCount(0)
  await restored
  await maya.goto('/gallery')
  await expect(maya.getByRole('link', { name: /castle on a hill/i })).toBeVisible()
})

test('the keyboard alone makes an image and opens it', async ({ maya }) => {
  const prompt = maya.getByRole('textbox', { name: /^prompt/i })
  // The first press may come before the page listens; then it does nothing.
  await expect(async () => {
    await maya.keyboard.press('/')
    await expect(prompt).toBeFocused({ timeout: 500 })
  }).toPass()
  await maya.keyboard.type('A lighthouse at dawn')
  await maya.keyboard.press('Control+Enter')
  await cards(maya).getByRole('img').waitFor({ timeout: 40_000 })
  await maya.goto('/gallery')
  await maya.getByRole('link', { name: /lighthouse at dawn/i }).focus()
  await maya.keyboard.press('Enter')
  await expect(maya).toHaveURL(/\/gallery\/[0-9a-f-]{36}/)
  await expect(async () => {
    await maya.keyboard.press('Escape')
    await expect(maya).toHaveURL(/\/gallery$/, { timeout: 1000 })
  }).toPass()
})
