import type { Page } from 'playwright-core'

export type Shot = {
  name: string
  path: string
  as?: 'maya' | 'ada' | 'iris'
  /** Brings the screen into the state to show. */
  stage?: (page: Page) => Promise<void>
}

const firstPicture = async (page: Page) => {
  await page
    .getByRole('link', { name: /./ })
    .filter({ has: page.getByRole('img') })
    .first()
    .click()
  await page.waitForURL(/\/gallery\/[0-9a-f-]{36}/)
  await page.waitForTimeout(600)
}

const running = async (page: Page) => {
  const folded = page.getByRole('button', { name: /^1:1 ·/ })
  if (await folded.isVisible()) await folded.click()
  await page.getByRole('radio', { name: /3:2/ }).click()
  const more = page.getByRole('button', { name: 'One more' })
  for (let count = 1; count < 4; count++) await more.click()
  await page
    .getByRole('textbox', { name: /^prompt/i })
    .fill('A yellow tram on a bridge over a river, rain, linocut [sandbox:slow=4s]')
  await page.keyboard.press('Control+Enter')
  await page
    .getByRole('button', { name: /^Cancel/ })
    .first()
    .waitFor()
  await page.waitForTimeout(1500)
}

/** The studio with the newest picture as the source of an operation. */
const editing = (operation: string) => async (page: Page) => {
  const { items } = await (await page.request.get('/api/v1/images')).json()
  await page.goto(`/studio?image=${items[0].id}&operation=${operation}`)
  await page.waitForTimeout(1500)
}

/** Every screen of the product, in the states a person meets. */
export const SHOTS: readonly Shot[] = [
  { name: 'sign-in', path: '/sign-in' },
  { name: 'studio', path: '/studio', as: 'maya' },
  { name: 'studio-empty', path: '/studio', as: 'iris' },
  { name: 'gallery', path: '/gallery', as: 'maya' },
  { name: 'gallery-empty', path: '/gallery', as: 'iris' },
  { name: 'image', path: '/gallery', as: 'maya', stage: firstPicture },
  { name: 'trash', path: '/gallery?view=trash', as: 'maya' },
  { name: 'credits', path: '/credits', as: 'maya' },
  { name: 'settings', path: '/settings', as: 'ada' },
  { name: 'admin', path: '/admin', as: 'ada' },
  { name: 'studio-outpaint', path: '/studio', as: 'maya', stage: editing('outpaint') },
  { name: 'studio-inpaint', path: '/studio', as: 'maya', stage: editing('inpaint') },
  { name: 'studio-running', path: '/studio', as: 'ada', stage: running },
]
