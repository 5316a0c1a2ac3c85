import type { Browser, Locator, Page } from '@playwright/test'
import { hung, make, opened, tiles } from './gallery-stage'
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './stage'

type House = Parameters<Parameters<typeof test>[2]>[0]['house']

/** Maya acts in a new shared team, and somebody else has joined it. */
async function inTeam(maya: Page, browser: Browser, house: House): Promise<Page> {
  const made = await maya.request.post('/api/v1/teams', { data: { name: 'Northlight' } })
  expect(made.status(), await made.text()).toBe(201)
  const { id } = await made.json()
  const switched = await maya.request.post(`/api/v1/teams/${id}/switch`)
  expect(switched.ok(), await switched.text()).toBe(true)
  const me = await (await maya.request.get('/api/v1/me')).json()
  const given = await maya.request.post(`/api/v1/members/${me.id}/credits`, {
    headers: { 'idempotency-key': crypto.randomUUID() },
    data: { credits: 10, from: 'personal', note: '' },
  })
  expect(given.ok(), await given.text()).toBe(true)
  const invited = await maya.request.post('/api/v1/invites', { data: { role: 'editor' } })
  expect(invited.status(), await invited.text()).toBe(201)
  const { path } = await invited.json()
  const context = await browser.newContext({ baseURL: house.url })
  const theo = await context.newPage()
  await house.newPerson(context, 'Theo Brandt')
  const joined = await context.request.post('/api/v1/invites/accept', {
    data: { token: String(path).split('/').at(-1) },
  })
  expect(joined.ok(), await joined.text()).toBe(true)
  return theo
}

const order = (page: Page) =>
  tiles(page).evaluateAll((all) => all.map((tile) => (tile as HTMLElement).dataset.image))
const focused = (tile: Locator) => expect(tile).toBeFocused()

test('a collection is made on the wall, ordered by keys, covered, shared; a teammate’s page follows', async ({
  maya,
  browser,
  house,
  complaints,
}) => {
  const theo = await inTeam(maya, browser, house)
  const made = await make(maya, { prompt: 'A lighthouse in fog', count: 3 })
  await maya.goto('/gallery')
  await hung(maya, 3)
  await tiles(maya).first().focus()
  await maya.keyboard.press('x')
  await maya.keyboard.press('ArrowRight')
  await maya.keyboard.press('x')
  await maya.getByRole('button', { name: 'Add to a collection…' }).click()
  const dialog = maya.getByRole('dialog')
  await dialog.getByLabel('Name of a new collection').fill('Lighthouses')
  await dialog.getByRole('button', { name: 'Make' }).click()
  await expect(dialog.getByRole('button', { name: /Lighthouses/ })).toHaveAttribute('aria-pressed', 'true')
  await expectAccessible(maya)
  await maya.keyboard.press('Escape')

  await maya.getByRole('link', { name: 'Collections' }).first().click()
  await maya.getByRole('link', { name: /Lighthouses/ }).click()
  await expect(maya.getByRole('heading', { name: 'Lighthouses', level: 1 })).toBeVisible()
  await hung(maya, 2)
  const [first, second] = await order(maya)
  await tiles(maya).first().focus()
  await focused(tiles(maya).first())
  const moved = maya.waitForResponse((answer) => answer.url().endsWith('/move'))
  await maya.keyboard.press('Alt+ArrowRight')
  await expect.poll(() => order(maya)).toEqual([second, first])
  await focused(maya.locator(`[data-image="${first}"]`))
  expect((await moved).ok()).toBe(true)
  await maya.reload()
  await hung(maya, 2)
  expect(await order(maya)).toEqual([second, first])
  await maya.getByRole('button', { name: 'More' }).click()
  await maya.getByRole('menuitem', { name: 'Who may open it…' }).click()
  await maya.getByLabel('What Everybody in the team may do').selectOption('add')
  await expect(maya.getByText('2 pictures · Shared')).toBeVisible()
  await expectAccessible(maya)
  await maya.keyboard.press('Escape')

  await theo.goto('/collections')
  await theo.getByRole('link', { name: /Lighthouses/ }).click()
  await expect(tiles(theo)).toHaveCount(2)
  const left = made.find((id) => id !== first && id !== second) ?? ''
  const id = maya.url().split('/').at(-1)
  await maya.request.post(`/api/v1/collections/${id}/items`, { data: { imageIds: [left] } })
  await expect(tiles(theo)).toHaveCount(3)
  await expect(tiles(maya)).toHaveCount(3)
  await expect(theo.getByText('3 pictures')).toBeVisible()

  await maya.getByRole('button', { name: 'Choose', exact: true }).first().click()
  await tiles(maya).nth(2).click()
  await maya.getByRole('button', { name: 'Make it the cover' }).click()
  await expect(maya.getByText('This is the cover now.')).toBeVisible()
  await theo.goto('/collections')
  await expect(theo.locator('main img')).toHaveAttribute('src', new RegExp(left))
  await expectAccessible(theo)
  await theo.setViewportSize({ width: 390, height: 844 })
  await expectNoSidewaysScroll(theo)

  await tiles(maya).nth(2).focus()
  await maya.keyboard.press('Delete')
  await expect(tiles(maya)).toHaveCount(2)
  await maya.getByRole('button', { name: 'Undo' }).click()
  await expect(tiles(maya)).toHaveCount(3)
  await theo.context().close()
  expect(complaints).toEqual([])
})

test('a picture is shown to the team and hidden, and the team’s wall follows', async ({
  maya,
  browser,
  house,
  complaints,
}) => {
  const theo = await inTeam(maya, browser, house)
  await make(maya, { prompt: 'A harbour at night', count: 1 })
  await theo.goto('/gallery?view=team')
  await expect(theo.getByText('What somebody shows to the team hangs here.')).toBeVisible()
  await maya.goto('/gallery')
  await hung(maya, 1)
  await tiles(maya).first().click()
  await (await opened(maya)).getByRole('button', { name: 'More' }).click()
  await maya.getByRole('menuitem', { name: 'Show to the team' }).click()
  // The pointer on it keeps it until it is needed.
  await maya.getByText('1 image shown to the team.').hover()
  await expect(tiles(theo)).toHaveCount(1)
  await expectAccessible(theo)
  await tiles(theo).first().click()
  await expect(theo.getByRole('article', { name: 'Image' }).getByText('Maya Lindqvist')).toBeVisible()
  await expect(theo.getByRole('button', { name: 'Move to trash' })).toHaveCount(0)
  await expect(theo.getByRole('region', { name: 'Receipt' })).toHaveCount(0)
  await expect(theo.getByRole('link', { name: 'Remix' })).toBeVisible()
  await theo.goBack()
  await maya.getByRole('button', { name: 'Undo' }).click()
  await expect(tiles(theo)).toHaveCount(0)
  await theo.context().close()
  expect(complaints).toEqual([])
})

test('pictures are dragged to another place, and onto another collection', async ({ maya, complaints }) => {
  const imageIds = await make(maya, { prompt: 'A row of jars', count: 3 })
  const collect = async (name: string, ids: string[]): Promise<string> => {
    const answer = await maya.request.post('/api/v1/collections', { data: { name, imageIds: ids } })
    return (await answer.json()).id
  }
  const [from, to] = [await collect('From', imageIds), await collect('To', [])]
  await maya.goto(`/collections/${from}`)
  await hung(maya, 3)
  const drag = async (tile: number, at: () => Promise<{ x: number; y: number } | null>) => {
    const box = await tiles(maya).nth(tile).boundingBox()
    if (!box) throw new Error('nothing to drag')
    await maya.mouse.move(box.x + 60, box.y + 70)
    await maya.mouse.down()
    await maya.mouse.move(box.x + 80, box.y + 80, { steps: 4 })
    await expect(maya.getByText('Drop on a collection')).toBeVisible()
    const there = await at()
    if (!there) throw new Error('nowhere to drop')
    await maya.mouse.move(there.x + 20, there.y + 15, { steps: 8 })
    await maya.mouse.move(there.x + 22, there.y + 17, { steps: 4 })
    await maya.mouse.up()
  }
  const [a, b, c] = imageIds
  await drag(2, () => tiles(maya).first().boundingBox())
  await expect.poll(() => order(maya)).toEqual([c, a, b])
  await drag(0, async () => {
    const place = maya.locator(`[data-collection="${to}"]`)
    await expect(place).toBeVisible()
    return place.boundingBox()
  })
  await expect(maya.getByText('1 image added to “To”.')).toBeVisible()
  await maya.goto(`/collections/${to}`)
  await expect.poll(() => order(maya)).toEqual([c])
  expect(complaints).toEqual([])
})
