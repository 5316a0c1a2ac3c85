import type { BrowserContext } from '@playwright/test'
import type { TeamList } from '@/lib/teams/schema'
import { startServer } from '../support/server'
import {
  cards,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  expectTouchable,
  generate,
  PASSWORD,
  test,
  untilListening,
} from './stage'

async function renameTeam({ request }: BrowserContext, name: string) {
  const { items }: TeamList = await (await request.get('/api/v1/teams')).json()
  const team = items.find(({ kind }) => kind === 'shared')
  expect((await request.patch(`/api/v1/teams/${team?.id}`, { data: { name } })).ok()).toBe(true)
}

/** Two cells, shown to the team one acts in; its budget reaches for the first. */
async function startSweep({ request }: BrowserContext) {
  const send = async (method: string, path: string, data?: object) => {
    const headers = { 'idempotency-key': crypto.randomUUID() }
    const answer = await request.fetch(`/api/v1/sweeps${path}`, { method, headers, data })
    expect(answer.ok(), await answer.text()).toBe(true)
    return answer
  }
  const run = { model: 'stability/sd3.5-large', operation: 'text-to-image', prompt: 'A pier' }
  const axes = [{ field: 'cfgScale', values: [1, 4] }]
  const { id }: { id: string } = await (await send('POST', '', { run, axes, budgetCenticredits: 700 })).json()
  await send('PUT', `/${id}/show`)
  return {
    id,
    startTheRest: () => send('POST', `/${id}/resume`, { budgetCenticredits: null }),
    hide: () => send('DELETE', `/${id}/show`),
  }
}

test('Theo invites, Maya joins by link while sign-up is closed, and both act in the team', async ({
  browser,
}) => {
  test.slow()
  const server = await startServer({ env: { LOG_LEVEL: 'warn', SANDBOX_LATENCY_MS: '150' } })
  const [theos, mayas] = await Promise.all([
    browser.newContext({ baseURL: server.url }),
    browser.newContext({ baseURL: server.url, hasTouch: true, viewport: { width: 390, height: 844 } }),
  ])
  try {
    const data = { name: 'Theo Brandt', email: 'theo@example.com', password: PASSWORD }
    expect((await theos.request.post('/api/v1/set-up', { data })).status()).toBe(201)
    const theo = await theos.newPage()
    await theo.goto('/team')
    await expect(theo.getByText('This studio is yours alone')).toBeVisible()
    await theo.getByRole('button', { name: 'New team' }).click()
    await theo.getByRole('dialog').getByLabel('Name').fill('Northlight')
    await theo.getByRole('button', { name: 'Make the team' }).click()
    await expect(theo.getByRole('heading', { name: 'Northlight', level: 1 })).toBeVisible()
    await expect(theo.getByText('Only you so far.')).toBeVisible()
    await untilListening(theo)
    await theo.getByRole('button', { name: 'Invite somebody' }).click()
    await expect(theo.getByRole('button', { name: 'Make the link' })).toBeVisible()
    await expectAccessible(theo)
    await theo.getByRole('button', { name: 'Make the link' }).click()
    const link = await theo.getByLabel('The link', { exact: true }).inputValue()
    await theo.getByRole('button', { name: 'Done' }).click()
    await expect(theo.getByText('Whoever has the link')).toBeVisible()

    const maya = await mayas.newPage()
    await maya.goto('/sign-up')
    await expect(maya.getByText('Sign-up is closed')).toBeVisible()
    expect((await maya.goto(`/join/${'A'.repeat(43)}`))?.status()).toBe(404)
    await maya.goto(link)
    await expect(maya.getByText('Theo Brandt invites you to the team, as an editor.')).toBeVisible()
    await expectNoSidewaysScroll(maya)
    await expectAccessible(maya)
    await maya.getByLabel('Name').fill('Maya Lindqvist')
    await maya.getByLabel('E-mail').fill('maya@example.com')
    await maya.getByLabel('Password', { exact: true }).fill(PASSWORD)
    await maya.getByRole('button', { name: 'Make an account and join Northlight' }).click()
    await expect(maya.getByRole('link', { name: 'Team Northlight' })).toBeVisible()
    await maya.getByRole('link', { name: 'Team Northlight' }).click()
    await expect(maya.getByText('2 people.')).toBeVisible()
    await expectNoSidewaysScroll(maya)
    await expectTouchable(maya)
    await expectAccessible(maya)

    const members = theo.getByRole('region', { name: 'Members' })
    await expect(members).toContainText('Maya Lindqvist')
    await theo.getByRole('button', { name: 'Change Theo Brandt' }).click()
    await theo.getByRole('menuitem', { name: 'Bring credits in' }).click()
    await theo.getByLabel('Credits', { exact: true }).fill('50')
    await theo.getByRole('button', { name: 'Bring in' }).click()
    await theo.getByRole('button', { name: 'Change Maya Lindqvist' }).click()
    await theo.getByRole('menuitem', { name: 'Give credits' }).click()
    await theo.getByLabel('Credits', { exact: true }).fill('20')
    await theo.getByRole('button', { name: 'Give credits' }).last().click()
    await expect(members.getByText('20 credits left')).toBeVisible()
    await expectNoSidewaysScroll(theo)
    await expectAccessible(theo)
    await theo.getByRole('button', { name: 'Change Maya Lindqvist' }).click()
    await theo.getByRole('menuitemradio', { name: /Viewer/ }).click()
    await expect(theo.getByText('Maya Lindqvist is a viewer now.')).toBeVisible()
    await theo.getByRole('button', { name: 'Undo' }).click()
    await expect(theo.getByText('Maya Lindqvist is an editor again.')).toBeVisible()

    await maya.goto('/studio')
    await generate(maya, 'A lighthouse at dawn')
    await cards(maya).getByRole('img').waitFor({ timeout: 40_000 })
    const other = await mayas.newPage()
    await other.goto('/gallery')
    await maya.getByRole('button', { name: /^Account of/ }).click()
    await maya.getByRole('menuitemradio', { name: 'Maya Lindqvist’s studio' }).click()
    await expect(other.getByText('Maya Lindqvist’s studio')).toBeVisible()
    await expect(maya.getByText('Maya Lindqvist’s studio')).toBeVisible()
    await untilListening(other)
    await other.getByRole('button', { name: /^Account of/ }).click()
    await other.getByRole('menuitemradio', { name: 'Northlight' }).click()
    await expect(maya.getByRole('link', { name: 'Team Northlight' })).toBeVisible()

    // What happens while a page hears nothing is there once it hears again.
    const EVENTS = '**/api/v1/events*'
    await other.route(EVENTS, (route) => route.abort())
    await other.goto('/team')
    await renameTeam(theos, 'Northlight Studio')
    await other.unroute(EVENTS)
    await expect(other.getByRole('heading', { name: 'Northlight Studio', level: 1 })).toBeVisible()

    const sweep = await startSweep(theos)
    await other.goto(`/sweeps/${sweep.id}`)
    const ready = other.getByRole('grid').getByRole('button', { name: /\. Ready$/ })
    await expect(ready).toHaveCount(1)
    await sweep.startTheRest()
    await expect(ready).toHaveCount(2)
    await sweep.hide()
    await expect(other.getByText('There is nothing here')).toBeVisible()

    const { items } = await (await mayas.request.get('/api/v1/images?view=all')).json()
    const target = { kind: 'image', id: items[0].id }
    expect((await mayas.request.post('/api/v1/links', { data: { target } })).status()).toBe(201)

    await theo.getByRole('button', { name: 'Change Maya Lindqvist' }).click()
    await theo.getByRole('menuitem', { name: 'Remove from the team' }).click()
    await theo.getByRole('button', { name: 'Remove', exact: true }).click()
    await expect(theo.getByText('Maya Lindqvist is out of Northlight Studio.')).toBeVisible()
    await expect(members).not.toContainText('Maya Lindqvist')
    await expect(maya.getByText('Maya Lindqvist’s studio')).toBeVisible()
    await theo.goto('/gallery')
    await expect(theo.getByRole('img', { name: /lighthouse at dawn/i })).toBeVisible()
    await theo.goto('/inbox')
    await theo.getByRole('link', { name: /Maya Lindqvist left you a share link/ }).click()
    await expect(theo.getByText('Maya Lindqvist made it and left it to you on')).toBeVisible()
    await expectAccessible(theo)
  } finally {
    await Promise.all([theos.close(), mayas.close()])
    await server.stop()
  }
})
