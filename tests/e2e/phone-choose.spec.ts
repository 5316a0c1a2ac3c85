import type { Page } from '@playwright/test'
import { cards, expect, expectAccessible, expectNoSidewaysScroll, expectTouchable, test } from './stage'

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Choose among the pictures' })
const names = async (page: Page, view = 'all') =>
  ((await (await page.request.get(`/api/v1/images?view=${view}`)).json()).items as { id: string }[]).map(
    ({ id }) => id,
  )

/** A run of three, finished, and the stack opened on it. */
async function openStack(page: Page, prompt: string) {
  await page.getByRole('button', { name: /^1:1 ·/ }).tap()
  for (let count = 1; count < 3; count++) await page.getByRole('button', { name: 'One more' }).tap()
  await page.getByRole('textbox', { name: /^prompt/i }).fill(prompt)
  await page.getByRole('button', { name: /^Generate 3/ }).tap()
  await expect(cards(page).getByRole('img')).toHaveCount(3, { timeout: 40_000 })
  await page.getByRole('button', { name: 'Choose' }).tap()
  await expect(dialog(page)).toBeVisible()
  await expect(dialog(page).getByRole('img')).toBeVisible()
}

/** A finger that goes sideways over the picture. */
async function swipe(page: Page, byPx: number) {
  const session = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x?: number) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: x === undefined ? [] : [{ x, y: 400 }] })
  await touch('touchStart', 195)
  for (let step = 1; step <= 6; step++) {
    await touch('touchMove', 195 + (byPx * step) / 6)
    await page.waitForTimeout(16)
  }
  await touch('touchEnd')
}

for (const reducedMotion of ['no-preference', 'reduce'] as const)
  test(`swiping keeps and throws away, and all of it can be taken back (motion: ${reducedMotion})`, async ({
    maya,
  }) => {
    await maya.emulateMedia({ reducedMotion })
    await openStack(maya, 'Three teapots on a shelf')
    const all = await names(maya)
    await swipe(maya, 160)
    await expect(dialog(maya).getByText('2 of 3')).toBeVisible()
    await swipe(maya, -160)
    await expect(dialog(maya).getByText('3 of 3')).toBeVisible()
    await swipe(maya, 20)
    await expect(dialog(maya).getByText('3 of 3')).toBeVisible()
    await swipe(maya, -160)
    await expect(dialog(maya)).toContainText(
      'You kept one, now among your favourites, and moved two to the trash, where they stay for 30 days.',
    )
    await expect.poll(() => names(maya)).toHaveLength(all.length - 2)
    await expect.poll(() => names(maya, 'favourites')).toHaveLength(1)
    // Not a tap: Chromium now and then makes no click of one that follows scripted touches.
    await dialog(maya).getByRole('button', { name: 'Undo all' }).click()
    await expect(dialog(maya).getByText('1 of 3')).toBeVisible()
    await expect.poll(() => names(maya)).toHaveLength(all.length)
    await expect.poll(() => names(maya, 'favourites')).toHaveLength(0)
  })

test('buttons and keys do the same, one step is taken back, and the stage shows what is left', async ({
  maya,
}) => {
  await openStack(maya, 'Three clouds')
  await dialog(maya).getByRole('button', { name: 'Trash' }).tap()
  await expect(dialog(maya).getByText('2 of 3')).toBeVisible()
  await dialog(maya).getByRole('button', { name: 'Undo the last one' }).tap()
  await expect(dialog(maya).getByText('1 of 3')).toBeVisible()
  await dialog(maya).getByRole('button', { name: 'Keep' }).focus()
  await maya.keyboard.press('ArrowRight')
  await expect(dialog(maya).getByText('2 of 3')).toBeVisible()
  await maya.keyboard.press('ArrowLeft')
  await expect(dialog(maya).getByText('3 of 3')).toBeVisible()
  await dialog(maya).getByRole('button', { name: 'Keep' }).tap()
  await expect(dialog(maya)).toContainText(
    'You kept two, now among your favourites, and moved one to the trash',
  )
  await dialog(maya).getByRole('button', { name: 'Done' }).tap()
  await expect(dialog(maya)).toHaveCount(0)
  await expect(cards(maya).getByRole('img')).toHaveCount(2)
})

test('the stack and its end are accessible, fit, and are large enough to touch', async ({
  maya,
  complaints,
}) => {
  await openStack(maya, 'Three boats')
  await expectAccessible(maya)
  await expectTouchable(maya)
  await expectNoSidewaysScroll(maya)
  for (let at = 0; at < 3; at++) {
    await expect(dialog(maya).getByText(`${at + 1} of 3`)).toBeVisible()
    await dialog(maya).getByRole('button', { name: 'Keep' }).tap()
  }
  await expect(dialog(maya)).toContainText('You kept all three, now among your favourites.')
  await expectAccessible(maya)
  await expectTouchable(maya)
  expect(complaints).toEqual([])
})
