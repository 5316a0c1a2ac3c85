import type { Page } from 'playwright-core'
import { post } from './api'
import { northlight } from './northlight'
import type { As } from './shots'

const goto = (page: Page, path: string) => page.goto(path, { waitUntil: 'load' })

/** As somebody acts in their own studio. */
export const to = (path: string) => (page: Page) => goto(page, path)

/** The same browser in the team from now on. */
export const inTeam = (path: string) => async (page: Page, as: As) => {
  const { teamId } = await northlight(as)
  const answer = await page.request.post(`/api/v1/teams/${teamId}/switch`)
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()}`)
  await goto(page, path)
}

export const team = inTeam('/team')

export async function invite(page: Page, as: As): Promise<void> {
  await team(page, as)
  await untilLive(page)
  await page.getByRole('button', { name: 'Invite somebody' }).click()
  await page.getByRole('button', { name: 'Make the link' }).waitFor()
}

/** Until the page listens. */
const untilLive = (page: Page) =>
  page.waitForFunction(() =>
    [...document.querySelectorAll('main button')].some((button) =>
      Object.keys(button).some((name) => name.startsWith('__reactProps')),
    ),
  )

export async function join(page: Page, as: As): Promise<void> {
  await goto(page, (await northlight(as)).invited)
  await page.getByLabel('Name').waitFor()
}

export async function collection(page: Page, as: As): Promise<void> {
  const { collectionId } = await northlight(as)
  await inTeam(`/collections/${collectionId}`)(page, as)
  await page.locator('[data-image]').first().waitFor()
}

export async function share(page: Page, as: As): Promise<void> {
  await collection(page, as)
  await untilLive(page)
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await page.getByRole('button', { name: 'Make the link' }).waitFor()
}

export async function locked(page: Page, as: As): Promise<void> {
  await goto(page, (await northlight(as)).locked)
}

/** The page of the link as Iris, who said her name there. */
export async function wall(page: Page, as: As): Promise<void> {
  const { shown } = await northlight(as)
  const { cookies } = await (await as('guest')).storageState()
  await page.context().addCookies(cookies)
  await goto(page, shown)
  await page.getByText('You are here as Iris Moreau').waitFor()
}

export async function picture(page: Page, as: As): Promise<void> {
  await wall(page, as)
  await page.locator('[data-picture]').first().click()
  await page.getByRole('button', { name: /^Pin 2/ }).waitFor()
}

export async function round(page: Page, as: As): Promise<void> {
  const { roundId } = await northlight(as)
  await inTeam(`/rounds/${roundId}?view=summary`)(page, as)
  await page.getByText('Iris Moreau (guest)').first().waitFor()
}

export async function look(page: Page, as: As): Promise<void> {
  const { roundId } = await northlight(as)
  await inTeam(`/rounds/${roundId}?view=summary`)(page, as)
  await untilLive(page)
  await page.locator('main li button').first().click()
  await page.getByRole('button', { name: /^Pin 1/ }).waitFor()
}

export async function tokens(page: Page): Promise<void> {
  const { items } = await (await page.request.get('/api/v1/tokens')).json()
  if (items.length === 0)
    for (const [name, scopes] of [
      ['Nightly renders', ['run:create', 'run:read', 'image:read']],
      ['Wall in the lobby', ['image:read']],
    ] as const)
      await post(page, '/tokens', { name, scopes })
  await goto(page, '/settings')
  await page.getByRole('region', { name: 'API tokens' }).scrollIntoViewIfNeeded()
}

export async function notifications(page: Page): Promise<void> {
  await goto(page, '/settings')
  await page.getByRole('region', { name: 'Notifications' }).scrollIntoViewIfNeeded()
}
