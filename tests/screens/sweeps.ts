import type { Page } from 'playwright-core'
import { post } from './api'
import { openSettings, write } from './prompts'

export async function builder(page: Page): Promise<void> {
  await write(page, 'A {{colour}} boat on a calm lake at dawn, gouache')
  await openSettings(page)
  await page.getByRole('button', { name: 'Sweep…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Sweep' })
  const value = dialog.getByRole('textbox', { name: 'A value of colour' })
  for (const colour of ['red', 'ochre', 'teal', 'white']) {
    await value.fill(colour)
    await value.press('Enter')
  }
  await dialog.getByRole('combobox', { name: 'Rows go along' }).selectOption('cfgScale')
  await dialog.getByRole('spinbutton', { name: 'Guidance, how many' }).fill('3')
}

const COLOURS = ['red', 'ochre', 'teal', 'white']

/** A sweep over colours and guidances, from a first seed; what the sandbox is told decides which cells stay open. */
async function sweep(page: Page, tags: string) {
  const run = {
    model: 'stability/sd3.5-flash',
    prompt: 'A {{colour}} boat on a calm lake at dawn, gouache',
    ...(tags && { negativePrompt: tags }),
    aspectRatio: '3:2',
  }
  const axes = [
    { field: '{{colour}}', values: COLOURS },
    { field: 'seed', values: [40, 41, 42] },
  ]
  const { id } = await post<{ id: string }>(page, '/sweeps', { run, axes })
  await page.goto(`/sweeps/${id}`)
}

const ready = (page: Page) => page.getByRole('grid').getByRole('button', { name: /\. Ready$/ })

export async function filling(page: Page): Promise<'now'> {
  await sweep(page, '[sandbox:slow=20s:1/2]')
  await ready(page).nth(7).waitFor({ timeout: 20_000 })
  await page.getByRole('grid').locator('img').nth(7).waitFor()
  await page.waitForTimeout(700)
  return 'now'
}

export async function done(page: Page): Promise<void> {
  await sweep(page, '')
  await ready(page).nth(11).waitFor({ timeout: 30_000 })
  await page.getByRole('grid').locator('img').nth(11).waitFor()
  await page.waitForTimeout(500)
}
