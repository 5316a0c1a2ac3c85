import type { Page } from 'playwright-core'
import { pictureWithText } from '../support/picture-with-text'
import { post } from './api'

export const prompt = (page: Page) => page.getByRole('textbox', { name: /^prompt/i })

/** Until the page listens, so that no key or drop is lost: the studio wakes when somebody comes. */
export async function untilAwake(page: Page): Promise<void> {
  await page.mouse.move(2, 200)
  await page.mouse.move(3, 201)
  await page.waitForFunction(() => {
    const some = document.querySelector('textarea') ?? document.querySelector('nav a')
    return some !== null && Object.keys(some).some((name) => name.startsWith('__reactProps'))
  })
}

export async function write(page: Page, text: string): Promise<void> {
  await untilAwake(page)
  await prompt(page).fill(text)
}

const KEPT = [
  { kind: 'prompt', name: 'Rooftop sofa', text: 'A red sofa on the roof of a white building at dusk' },
  { kind: 'style', name: 'Gouache', text: 'gouache, muted palette, paper grain', isShared: true },
  { kind: 'style', name: 'Linocut', text: 'linocut, two inks, rough edges', isShared: true },
  { kind: 'style', name: 'Studio light', text: 'soft window light, 85 mm, shallow depth of field' },
]

/** Saved prompts and styles, once for each person. */
async function keepSome(page: Page): Promise<void> {
  const { items } = await (await page.request.get('/api/v1/prompts')).json()
  if (items.length > 0) return
  for (const each of KEPT) await post(page, '/prompts', { negativePrompt: null, isShared: false, ...each })
}

export async function saved(page: Page): Promise<void> {
  await keepSome(page)
  await page.reload()
  await write(page, 'A lighthouse at dusk, ')
  await prompt(page).press('End')
  await prompt(page).pressSequentially('@')
  await page.getByRole('option').first().waitFor()
}

export async function savedAll(page: Page): Promise<void> {
  await saved(page)
  await page.getByRole('option', { name: /^Rename/ }).click()
  await page.getByRole('button', { name: 'Edit Gouache' }).waitFor()
}

export async function history(page: Page): Promise<void> {
  await write(page, 'Forest path in winter, bare trees, soft evening light')
  await page.getByRole('button', { name: 'Earlier prompts' }).click()
  await page.getByRole('listitem').first().waitFor()
  await page.getByRole('radio', { name: 'Changes' }).click()
  const earlier = page.getByRole('dialog', { name: 'Earlier prompts' })
  await earlier.getByRole('searchbox').fill('light')
  await earlier.getByText('Palm trees').first().waitFor({ state: 'detached' })
  await page.locator('ins').first().waitFor()
}

export async function batch(page: Page): Promise<void> {
  await write(page, 'A {red|white|striped} lighthouse at {dusk|dawn} in {{place}}, gouache')
  await page.getByLabel('place', { exact: true }).fill('Iceland')
  await page.getByText(/6 prompts/).waitFor()
}

export async function tooFew(page: Page): Promise<void> {
  await write(page, 'A {red|green|blue|yellow} cup on a {linen|marble|oak} table')
  const more = page.getByRole('button', { name: 'One more' })
  await openSettings(page)
  for (let count = 1; count < 4; count++) await more.click()
}

/** On a phone the settings are folded away. */
export async function openSettings(page: Page): Promise<void> {
  const folded = page.getByRole('button', { name: /^\d+:\d+ ·/ })
  if (await folded.isVisible()) await folded.click()
}

const PARAMETERS = [
  'a harbour at dawn, fog, masts, gulls',
  'Negative prompt: people, text',
  'Steps: 28, Sampler: DPM++ 2M, CFG scale: 6.5, Seed: 1234, Size: 832x1216, Model: dreams_v2',
].join('\n')

/** A picture of AUTOMATIC1111 dropped on the studio. */
export async function dropIn(page: Page): Promise<void> {
  await untilAwake(page)
  const bytes = await pictureWithText('parameters', PARAMETERS)
  await page.evaluate((base64) => {
    const data = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([data], 'harbour.png', { type: 'image/png' }))
    document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }))
  }, bytes.toString('base64'))
  await page.getByRole('button', { name: 'Restore its settings' }).waitFor()
}

export async function models(page: Page): Promise<void> {
  await write(page, 'A lighthouse at dusk, gouache')
  await openSettings(page)
  await page.getByRole('button', { name: 'What models can do' }).click()
  await page.getByRole('dialog').getByText('SD 3.5 Medium').first().waitFor()
}

export async function undone(page: Page): Promise<void> {
  await write(page, 'A lighthouse at dusk, gouache')
  await openSettings(page)
  await page.getByRole('radio', { name: /16:9/ }).click()
  await page.getByRole('button', { name: 'Undo the aspect ratio' }).hover()
  await page.waitForTimeout(700)
}
