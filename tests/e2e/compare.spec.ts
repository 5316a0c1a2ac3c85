import type { Page } from '@playwright/test'
import { compared, make } from './gallery-stage'
import { expect, expectAccessible, expectNoSidewaysScroll, expectTouchable, test } from './stage'

const compare = (ids: string[]) => `/compare?ids=${ids.join(',')}`
const WAYS = { s: 'Side by side', l: 'Slider', o: 'Overlay', d: 'Difference' }
const zoomIn = (url: string) =>
  `${Math.round(Number(new URL(url).searchParams.get('look')?.split(',')[2]) * 100)} %`
const picture = (page: Page, name: string) => page.getByRole('img', { name })

test('two pictures side by side, one through the other, and what differs in words', async ({ maya }) => {
  const one = await make(maya, { prompt: 'A red sofa on a roof', seeds: [11] })
  const two = await make(maya, { prompt: 'A blue sofa on a roof', seeds: [12] })
  await maya.goto(compare([...one, ...two]))
  await expect(picture(maya, 'A red sofa on a roof')).toBeVisible()
  await expect(picture(maya, 'A blue sofa on a roof')).toBeVisible()
  const table = maya.getByRole('region', { name: 'Settings that differ' })
  await expect(table.getByRole('row', { name: /^Prompt/ }).locator('del')).toHaveText('red')
  await expect(table.getByRole('row', { name: /^Prompt/ }).locator('ins')).toHaveText('blue')
  await expect(table.getByRole('row', { name: /^Seed/ })).toContainText('1112')
  await expect(table.getByRole('row', { name: /^Guidance/ })).toHaveCount(0)

  await maya.keyboard.press('2')
  await expect(picture(maya, 'A red sofa on a roof')).toHaveCount(0)
  await maya.keyboard.press('ArrowRight')
  await expect(picture(maya, 'A blue sofa on a roof')).toHaveCount(0)
  await maya.keyboard.press('l')
  const divider = maya.getByRole('slider', { name: 'Divider' })
  await expect(divider).toHaveAttribute('aria-valuetext', '50 %')
  await maya.keyboard.press('ArrowLeft')
  await expect(divider).toHaveAttribute('aria-valuetext', '48 %')
  await maya.keyboard.press('o')
  await expect(maya.getByRole('slider', { name: 'Opacity' })).toBeVisible()
  await maya.keyboard.press('d')
  await expect(maya.getByRole('status')).toContainText('% of the pixels differ')
  await expect(maya.getByRole('slider', { name: 'Brightness' })).toHaveAttribute('aria-valuetext', '× 4')
})

test('what is zoomed or moved in the one is so in all', async ({ maya }) => {
  const ids = await make(maya, { prompt: 'A row of lemons', count: 3 })
  await maya.goto(compare(ids))
  const boxes = () =>
    maya.locator('[data-pane] img').evaluateAll((all) =>
      all.map((each) => {
        const [inner, outer] = [
          each.getBoundingClientRect(),
          each.closest('[data-pane]')?.getBoundingClientRect(),
        ]
        return [inner.left - (outer?.left ?? 0), inner.top - (outer?.top ?? 0), inner.width].map(Math.round)
      }),
    )
  await compared(maya, 3)
  const before = await boxes()
  await maya.mouse.move(300, 300)
  await maya.mouse.wheel(0, -400)
  await maya.mouse.down()
  await maya.mouse.move(340, 330)
  await maya.mouse.up()
  await expect.poll(async () => (await boxes())[0]?.[2]).toBeGreaterThan((before[0]?.[2] ?? 0) * 1.5)
  const after = await boxes()
  for (const box of after) expect(box).toEqual(after[0])
})

test('a reload, or the address somewhere else, shows the same', async ({ maya, context }) => {
  const ids = await make(maya, { prompt: 'A row of lemons', count: 3 })
  await maya.goto(compare(ids))
  await compared(maya, 3)
  for (const key of ['l', '3', 'ArrowLeft', '+', '+']) await maya.keyboard.press(key)
  await expect(maya).toHaveURL(/mode=slider&pair=1,3&at=48&look=/)
  const zoom = maya.getByRole('group', { name: 'Zoom' }).getByRole('button', { name: /pixel for pixel/ })
  const shown = (await zoom.textContent()) ?? ''
  // The address follows the last key, not the one before.
  await expect.poll(() => zoomIn(maya.url())).toBe(shown)
  await maya.reload()
  await expect(maya.getByRole('slider', { name: 'Divider' })).toHaveAttribute('aria-valuetext', '48 %')
  await expect(maya.getByRole('status')).toContainText('1 under 3')
  await expect(zoom).toHaveText(shown)
  const other = await context.newPage()
  await other.goto(maya.url())
  await expect(other.getByRole('status')).toContainText('1 under 3')
  await maya.keyboard.press('0')
  await maya.keyboard.press('s')
  await expect(maya).not.toHaveURL(/look|mode/)
})

test('equal pictures differ in no pixel and no setting', async ({ maya }) => {
  const one = await make(maya, { prompt: 'A brass lamp', seeds: [5] })
  const two = await make(maya, { prompt: 'A brass lamp', seeds: [5] })
  await maya.goto(compare([...one, ...two]))
  await expect(maya.getByText('They were made with the same settings and seed.')).toBeVisible()
  await compared(maya, 2)
  await maya.keyboard.press('d')
  await expect(maya.getByRole('status')).toContainText('no pixel differs')
})

test("a stranger's image, one that is none, too few and too many are all nothing here", async ({
  maya,
  house,
  browser,
}) => {
  const context = await browser.newContext({ baseURL: house.url })
  await house.newPerson(context, 'Theo Brandt')
  const theo = await context.newPage()
  const foreign = await make(theo, { prompt: 'A secret', count: 1 })
  const own = await make(maya, { prompt: 'A fox', count: 2 })
  const nothing = [
    [...own, ...foreign],
    [...own, crypto.randomUUID()],
    own.slice(0, 1),
    [...own, 'nonsense'],
    [...own, ...Array.from({ length: 3 }, () => crypto.randomUUID())],
  ]
  const said = []
  for (const ids of nothing) {
    const answer = await maya.goto(compare(ids))
    expect(answer?.status()).toBe(404)
    said.push(await maya.getByRole('main').textContent())
  }
  expect(new Set(said).size).toBe(1)
  await context.close()
})

test('every way of comparing is accessible and fits', async ({ maya, complaints }) => {
  const ids = await make(maya, { prompt: 'A castle on a hill', count: 4 })
  for (const [width, height] of [
    [390, 844],
    [1440, 900],
  ] as const) {
    await maya.setViewportSize({ width, height })
    await maya.goto(compare(ids))
    await compared(maya, 4)
    for (const [key, name] of Object.entries(WAYS)) {
      await maya.keyboard.press(key)
      await expect(maya.getByRole('radio', { name })).toBeChecked()
      await expectAccessible(maya)
      await expectNoSidewaysScroll(maya)
    }
  }
  expect(complaints).toEqual([])
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('what is touched is at least 44 px', async ({ maya }) => {
    await maya.goto(compare(await make(maya, { prompt: 'A tram', count: 2 })))
    await compared(maya, 2)
    await expectTouchable(maya)
    await maya.getByRole('radio', { name: 'Slider' }).tap()
    await expect(maya.getByRole('slider', { name: 'Divider' })).toBeVisible()
    await expectNoSidewaysScroll(maya)
  })
})
