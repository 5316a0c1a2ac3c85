import type { Page } from '@playwright/test'
import { expect } from './stage'

export { pictureWithText } from '../support/picture-with-text'

export const field = (page: Page) => page.getByRole('textbox', { name: /^prompt/i })
export const list = (page: Page) => page.getByRole('listbox', { name: 'Saved prompts and styles' })
export const generateButton = (page: Page) => page.getByRole('button', { name: /^Generate/ })

/** Something saved by the API, as the person of the page. */
export async function save(page: Page, saved: Record<string, unknown>): Promise<void> {
  const data = { kind: 'style', negativePrompt: null, isShared: false, ...saved }
  const made = await page.request.post('/api/v1/prompts', { data })
  expect(made.status(), await made.text()).toBe(201)
}

type Runs = {
  id: string
  settings: Record<string, unknown>
  generations: { image: { id: string } | null }[]
}[]
export const runsOf = async (page: Page): Promise<Runs> =>
  (await (await page.request.get('/api/v1/runs')).json()).items

/** Until the page listens: before that nobody could have dropped anything. */
async function untilAwake(page: Page): Promise<void> {
  if ((await field(page).inputValue()) !== '') return
  await expect(async () => {
    await page.keyboard.press('/')
    await expect(field(page)).toBeFocused({ timeout: 300 })
  }).toPass()
  await field(page).blur()
}

/** Drops a file on the page, or pastes it. */
export async function give(page: Page, bytes: Buffer, how: 'drop' | 'paste'): Promise<void> {
  await untilAwake(page)
  await page.evaluate(
    ([base64, how]) => {
      const data = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([data], 'given.png', { type: 'image/png' }))
      const options = { bubbles: true, cancelable: true }
      const event =
        how === 'drop'
          ? new DragEvent('drop', { ...options, dataTransfer })
          : new ClipboardEvent('paste', { ...options, clipboardData: dataTransfer })
      document.body.dispatchEvent(event)
    },
    [bytes.toString('base64'), how] as const,
  )
}

/** What the browser would save to disk. */
export async function originalOf(page: Page, imageId: string): Promise<Buffer> {
  const answer = await page.request.get(`/api/v1/images/${imageId}/original?download=1`)
  expect(answer.status()).toBe(200)
  return answer.body()
}
