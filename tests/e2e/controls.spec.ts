import type { Page } from '@playwright/test'
import {
  cards,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  expectTouchable,
  generate,
  test,
} from './stage'

const seed = (page: Page) => page.getByRole('textbox', { name: 'Seed' })
const seedsMade = async (page: Page): Promise<number[]> => {
  const { items } = await (await page.request.get('/api/v1/runs')).json()
  return items[0]?.generations.map((each: { seed: number }) => each.seed) ?? []
}

test('seeds come in lists: typed, pasted, and those of the run', async ({ maya, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await maya.getByRole('radio', { name: /^SD 3.5 Flash/ }).click()
  await seed(maya).fill('11, cup, 22')
  await expect(maya.getByText('2 seeds, one for each image')).toBeVisible()
  await expect(maya.getByRole('alert').filter({ hasText: '“cup” is no seed' })).toBeVisible()
  await expect(maya.getByRole('spinbutton', { name: 'Images' })).toHaveAttribute('aria-valuenow', '2')
  await seed(maya).fill('11\n22 33')
  await seed(maya).blur()
  await expect(seed(maya)).toHaveValue('11, 22, 33')
  await expectAccessible(maya)
  await generate(maya, 'Three jars on a shelf')
  await expect(cards(maya).getByRole('img')).toHaveCount(3)
  expect(await seedsMade(maya)).toEqual([11, 22, 33])

  await maya.getByRole('button', { name: 'Free the seeds' }).click()
  await expect(seed(maya)).toHaveValue('')
  await maya.getByRole('button', { name: 'Several seeds' }).click()
  await maya.getByRole('menuitem', { name: 'Reuse the 3 seeds of this run' }).click()
  await expect(seed(maya)).toHaveValue('11, 22, 33')
  await maya.evaluate(() => navigator.clipboard.writeText('seeds: 7; 8'))
  await maya.getByRole('button', { name: 'Several seeds' }).click()
  await maya.getByRole('menuitem', { name: 'Paste a list of seeds' }).click()
  await expect(seed(maya)).toHaveValue('7, 8')
  await maya.reload()
  await expect(seed(maya)).toHaveValue('7, 8')
})

test('models say what they can do and where they end, in an order, and one is chosen', async ({ maya }) => {
  await maya.getByRole('button', { name: 'What models can do' }).click()
  const dialog = maya.getByRole('dialog', { name: 'Models' })
  const rows = dialog.getByRole('listitem')
  await expect(rows.first()).toContainText('text to image')
  await expect(rows.first()).toContainText('prompts to 10,000 characters')
  await dialog.getByRole('radio', { name: 'Price' }).click()
  await expect(rows.first()).toContainText('SD 3.5 Flash')
  await expectAccessible(maya)
  await rows.first().getByRole('button').click()
  await expect(dialog).toBeHidden()
  await expect(maya.getByRole('radio', { name: /^SD 3.5 Flash/ })).toBeChecked()
})

test('two pages of one person: what the one starts the other shows, and Up brings its prompt', async ({
  maya,
  context,
}) => {
  const other = await context.newPage()
  await other.goto('/studio')
  const prompt = other.getByRole('textbox', { name: /^prompt/i })
  await expect(prompt).toHaveValue('')
  await generate(maya, 'A kite over the dunes')
  const strip = other.getByRole('complementary', { name: 'Earlier runs' })
  await expect(strip).toContainText('A kite over the dunes')
  await expect(cards(maya).getByRole('img')).toHaveCount(1)
  await expect(cards(other).getByRole('img')).toHaveCount(1)
  await prompt.fill('')
  await prompt.press('ArrowUp')
  await expect(prompt).toHaveValue('A kite over the dunes')
})

test('what is pressed before the scripts came happens once, when they did', async ({ maya }) => {
  const scripts = Promise.withResolvers<void>()
  await maya.route('**/_next/static/chunks/*.js', async (route) => {
    await scripts.promise
    await route.continue()
  })
  const prompt = maya.getByRole('textbox', { name: /^prompt/i })
  await maya.goto('/studio', { waitUntil: 'commit' })
  await prompt.fill('A heron in the reeds')
  const start = maya.getByRole('button', { name: /^Generate/ }).first()
  await start.click()
  await start.click()
  await maya.getByRole('button', { name: 'What models can do' }).click()
  await expect(maya.getByRole('dialog')).toHaveCount(0)
  scripts.resolve()
  await expect(maya.getByRole('dialog')).toBeVisible()
  await maya.keyboard.press('Escape')
  await expect(cards(maya).getByRole('img')).toHaveCount(1)
  expect((await (await maya.request.get('/api/v1/runs')).json()).items).toHaveLength(1)
})

test('a menu or a dialog that cannot be fetched says so, and opens once it can; the page stays', async ({
  maya,
}) => {
  const CHUNKS = '**/_next/static/chunks/**'
  const account = maya.getByRole('button', { name: /^Account of/ })
  const models = maya.getByRole('button', { name: 'What models can do' })
  const unreached = maya.getByText('The studio cannot be reached.')
  const drawn = await (await maya.request.get('/studio')).text()
  // What the page itself names arrives, what it would fetch later does not.
  await maya.route(CHUNKS, (route) => {
    const file = route.request().url().split('/').at(-1) ?? ''
    return drawn.includes(file) ? route.continue() : route.abort()
  })
  await maya.reload()
  await account.click()
  await expect(unreached).toBeVisible()
  await maya.getByRole('button', { name: 'Dismiss' }).click()
  await expect(unreached).toHaveCount(0)
  await expect(account).toHaveAttribute('aria-expanded', 'false')
  await models.click()
  await expect(unreached).toBeVisible()
  await expect(maya.getByRole('dialog')).toHaveCount(0)
  await maya.unroute(CHUNKS)
  await account.click()
  await expect(maya.getByRole('menuitem', { name: 'Settings' })).toBeVisible()
  await maya.keyboard.press('Escape')
  await models.click()
  await expect(maya.getByRole('dialog', { name: 'Models' })).toBeVisible()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('seeds, models and the pictures of a slot fit, and are large enough to touch', async ({ maya }) => {
    await maya.getByRole('button', { name: /^1:1 · SD 3.5 Large/ }).click()
    await seed(maya).fill('4294967294, 4294967293, 4294967292')
    await expect(maya.getByText('3 seeds, one for each image')).toBeVisible()
    await expectNoSidewaysScroll(maya)
    await maya.getByRole('button', { name: 'What models can do' }).click()
    await expect(maya.getByRole('dialog').getByRole('listitem').first()).toBeVisible()
    await expectNoSidewaysScroll(maya)
    await maya.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).click()
    await maya.getByRole('group', { name: 'What to do' }).getByRole('button').last().click()
    await maya.getByRole('menuitemradio', { name: /^From an image/ }).click()
    await maya.getByRole('button', { name: 'Source: recent uploads' }).click()
    await expect(maya.getByText('Pictures you bring along will be kept here.')).toBeVisible()
    await expectTouchable(maya)
    await expectAccessible(maya)
  })
})
