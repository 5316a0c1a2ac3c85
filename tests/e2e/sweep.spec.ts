import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { credits, expect, expectAccessible, expectNoSidewaysScroll, test } from './stage'

const SIZES = [
  { name: 'desk', viewport: { width: 1440, height: 900 }, isTouch: false },
  { name: 'phone', viewport: { width: 390, height: 844 }, isTouch: true },
]

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Sweep' })
const cells = (page: Page) => page.getByRole('grid').getByRole('button')
const inState = (page: Page, state: string) =>
  page.getByRole('grid').getByRole('button', { name: new RegExp(`\\. ${state}$`) })

async function openBuilder(page: Page, prompt: string) {
  await page.getByRole('textbox', { name: /^prompt/i }).fill(prompt)
  await page.getByRole('button', { name: 'Sweep…' }).click()
  await expect(dialog(page)).toBeVisible()
}

/** Three guidances by the values of the prompt's variable. */
async function buildGrid(page: Page, prompt: string, colours: readonly string[]) {
  await openBuilder(page, prompt)
  const value = dialog(page).getByRole('textbox', { name: 'A value of colour' })
  for (const colour of colours) {
    await value.fill(colour)
    await value.press('Enter')
  }
  await dialog(page).getByRole('combobox', { name: 'Rows go along' }).selectOption('cfgScale')
  await dialog(page).getByRole('spinbutton', { name: 'Guidance, how many' }).fill('3')
}

/** Width and height of a PNG, from its header. */
const pngSize = (bytes: Buffer) => [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]

for (const { name, viewport, isTouch } of SIZES) {
  test.describe(`on a ${name}`, () => {
    test.use({ viewport, hasTouch: isTouch, isMobile: isTouch })

    test('two axes: price, start, cells fill, cancel the rest, resume, contact sheet', async ({
      maya,
      complaints,
    }) => {
      test.setTimeout(300_000)
      // Slow enough that none is ready before a busy machine has drawn the grid and heard the press.
      await buildGrid(maya, 'A {{colour}} boat on a lake [sandbox:slow=25s]', ['red', 'blue'])
      const start = dialog(maya).getByRole('button', { name: /^Start/ })
      await expect(start).toContainText('6 cells')
      await expect(start).toContainText('39 credits')
      await expect(dialog(maya)).toContainText('leaves 61')
      await expect(
        dialog(maya).getByRole('img', { name: /2 columns of colour by 3 rows of Guidance/ }),
      ).toBeVisible()
      await expectAccessible(maya)
      await start.click()
      await expect(maya).toHaveURL(/\/sweeps\/[0-9a-f-]{36}/, { timeout: 40_000 })
      await expect(cells(maya)).toHaveCount(6)
      await expect(maya.getByRole('columnheader')).toHaveText(['red', 'blue'])
      await expect(maya.getByRole('rowheader')).toHaveText(['1', '5.5', '10'])
      await expect(inState(maya, 'Being made').first()).toBeVisible()
      await maya.getByRole('button', { name: 'Cancel the rest' }).click()
      await expect(inState(maya, 'Cancelled')).toHaveCount(6)
      await expect(maya.getByText('quoted 39 · returned 39')).toBeVisible()
      await expect(credits(maya)).toContainText('100')
      await expectNoSidewaysScroll(maya)

      await maya.getByRole('button', { name: /^Start the missing 6/ }).click()
      await expect(inState(maya, 'Ready')).toHaveCount(6, { timeout: 90_000 })
      await expect(maya.getByText('6 of 6 ready', { exact: false }).first()).toBeVisible()
      await expect(credits(maya)).toContainText('61')
      await expect(maya.getByRole('grid').locator('img')).toHaveCount(6, { timeout: 15_000 })
      await expectAccessible(maya)

      const saving = maya.waitForEvent('download')
      await maya.getByRole('button', { name: 'Contact sheet' }).click()
      const [width, height] = pngSize(await readFile(await (await saving).path()))
      // Two by three squares of 512 with their headers, title and edges.
      expect([width, height]).toEqual([2 * 64 + 190 + 2 * 512 + 14, 2 * 64 + 150 + 76 + 3 * 512 + 2 * 14])
      expect(complaints).toEqual([])
    })
  })
}

test('the builder, the grid and a cell are accessible', async ({ maya }) => {
  await buildGrid(maya, 'A {{colour}} boat [sandbox:filter:1/2]', ['red', 'blue'])
  await expectAccessible(maya)
  await dialog(maya)
    .getByRole('button', { name: /^Start/ })
    .click()
  await expect(maya.getByText(/\d of 6 ready/).first()).toBeVisible({ timeout: 40_000 })
  await expect(maya.getByRole('button', { name: 'Cancel the rest' })).toHaveCount(0, { timeout: 40_000 })
  await expectAccessible(maya)
  await cells(maya).first().click()
  await expect(maya.getByRole('dialog')).toBeVisible()
  await expectAccessible(maya)
})

test('the keyboard moves over the grid, opens a cell, goes on inside it, and comes back to it', async ({
  maya,
}) => {
  await buildGrid(maya, 'A {{colour}} kite', ['red', 'blue'])
  await maya.keyboard.press('Control+Enter')
  await expect(inState(maya, 'Ready')).toHaveCount(6, { timeout: 40_000 })
  await cells(maya).first().focus()
  await maya.keyboard.press('ArrowDown')
  await maya.keyboard.press('ArrowRight')
  await expect(cells(maya).nth(3)).toBeFocused()
  await maya.keyboard.press('Enter')
  const look = maya.getByRole('dialog', { name: 'colour blue, Guidance 5.5' })
  await expect(look.getByRole('img', { name: /colour blue/ })).toBeVisible()
  await maya.keyboard.press('ArrowDown')
  await expect(maya.getByRole('dialog', { name: 'colour blue, Guidance 10' })).toBeVisible()
  await maya.keyboard.press('Escape')
  await expect(cells(maya).nth(5)).toBeFocused()
  await maya.keyboard.press('Enter')
  await maya.getByRole('link', { name: 'Use these settings' }).click()
  await expect(maya).toHaveURL(/\/studio/)
  await expect(maya.getByRole('textbox', { name: /^prompt/i })).toHaveValue('A blue kite')
  const entry = maya
    .getByRole('complementary', { name: 'Earlier runs' })
    .getByRole('link', { name: /2 × 3 sweep/ })
  await expect(entry).toHaveCount(1)
  await entry.click()
  await expect(maya).toHaveURL(/\/sweeps\//)
})

test('a budget stops the sweep where it ends, says so, and is raised', async ({ maya }) => {
  await buildGrid(maya, 'A {{colour}} hat', ['red', 'blue'])
  await dialog(maya)
    .getByRole('textbox', { name: /^Budget/ })
    .fill('15')
  await expect(dialog(maya).getByRole('button', { name: /^Start/ })).toContainText('2 cells')
  await dialog(maya)
    .getByRole('button', { name: /^Start/ })
    .click()
  await expect(inState(maya, 'Ready')).toHaveCount(2, { timeout: 40_000 })
  await expect(inState(maya, 'Not started')).toHaveCount(4)
  await expect(maya.getByText('budget 15')).toBeVisible()
  await maya.getByRole('button', { name: /^Start the missing 4/ }).click()
  const raise = maya.getByRole('dialog', { name: 'The budget does not reach' })
  await expect(raise.getByRole('textbox')).toHaveValue('39')
  await raise.getByRole('button', { name: 'Start the missing 4' }).click()
  await expect(inState(maya, 'Ready')).toHaveCount(6, { timeout: 40_000 })
})

test('what is wrong is said beside its axis, and nothing can be started', async ({ maya }) => {
  await openBuilder(maya, 'A {{colour}} chair')
  const start = dialog(maya).getByRole('button', { name: /^Start/ })
  const columns = dialog(maya).getByRole('region', { name: 'Columns' })
  await expect(columns).toContainText('Give it at least one value.')
  await expect(start).toBeDisabled()
  await columns.getByRole('combobox').selectOption('cfgScale')
  await columns.getByRole('textbox', { name: 'More values of Guidance' }).fill('99')
  await columns.getByRole('textbox', { name: 'More values of Guidance' }).press('Enter')
  await expect(columns.getByRole('alert')).toHaveText('99: SD 3.5 Large takes from 1 to 10.')
  await columns.getByRole('button', { name: 'Remove 99' }).click()
  await expect(columns.getByRole('alert')).toHaveCount(0)
  await expect(dialog(maya)).toContainText('Needs 104, you have 100')
  await dialog(maya).getByRole('button', { name: 'Start the first 15 cells' }).click()
  await expect(start).toContainText('15 cells')
  await expect(start).toBeEnabled()
})

test('nothing of it is fetched with the studio', async ({ maya }) => {
  const fetched: string[] = []
  maya.on('response', async (response) => {
    if (response.url().endsWith('.js')) fetched.push(await response.text().catch(() => ''))
  })
  await maya.reload({ waitUntil: 'networkidle' })
  const builder = 'with one thing or two changed from cell to cell'
  expect(fetched.length).toBeGreaterThan(0)
  expect(fetched.some((script) => script.includes(builder))).toBe(false)
  await openBuilder(maya, 'A cup')
  expect(fetched.some((script) => script.includes(builder))).toBe(true)
})
