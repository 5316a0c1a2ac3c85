import type { CDPSession, Page } from '@playwright/test'
import { Mask } from '@/components/canvas/mask'
import {
  boxOf,
  brushIn,
  canvas,
  editor,
  fittedView,
  openEditor,
  pointsAt,
  SOURCE,
  startFrom,
  strokeOf,
  useMask,
  wrongPixels,
} from './canvas-stage'
import { expect, test } from './stage'

const zoom = (page: Page) => editor(page).getByRole('button', { name: /show pixel for pixel/ })

test('a pen paints as hard as it is pressed', async ({ maya }) => {
  await startFrom(maya, 'Inpaint')
  await openEditor(maya)
  const where = await fittedView(maya)
  const cdp = await maya.context().newCDPSession(maya)
  const pen = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', x: number, y: number, force: number) =>
    cdp.send('Input.dispatchMouseEvent', {
      ...{ type, x, y, force, pointerType: 'pen', button: 'left', clickCount: 1 },
      buttons: type === 'mouseReleased' ? 0 : 1,
    })
  await pen('mousePressed', 700, 400, 0.25)
  await pen('mouseMoved', 760, 410, 0.5)
  await pen('mouseMoved', 840, 430, 0.75)
  await pen('mouseReleased', 840, 430, 0)
  const points = [
    ...pointsAt([[700, 400]], where, 0.25),
    ...pointsAt([[760, 410]], where, 0.5),
    ...pointsAt([[840, 430]], where, 0.75),
  ]
  const expected = new Mask(SOURCE.width, SOURCE.height)
  expected.add(strokeOf(await brushIn(maya), points))
  const { bytes } = await useMask(maya)
  expect(await wrongPixels(bytes, expected.data)).toBe(0)
})

test('the wheel zooms at the pointer and the keys from the middle', async ({ maya }) => {
  await startFrom(maya, 'Inpaint')
  await openEditor(maya)
  await fittedView(maya)
  const picture = maya.locator('[data-picture]')
  const before = await boxOf(picture)
  await maya.mouse.move(700, 300)
  await maya.mouse.wheel(0, -400)
  await expect.poll(async () => (await boxOf(picture)).width).toBeGreaterThan(before.width * 1.5)
  const after = await boxOf(picture)
  const share = (box: typeof before) => [(700 - box.x) / box.width, (300 - box.y) / box.height]
  for (const [i, value] of share(after).entries()) expect(value).toBeCloseTo(share(before)[i] ?? 0, 2)
  await canvas(maya).focus()
  await maya.keyboard.press('1')
  await expect(zoom(maya)).toHaveText('100 %')
  await maya.keyboard.press('-')
  await expect(zoom(maya)).toHaveText('71 %')
  await maya.keyboard.press('0')
  await expect.poll(async () => (await boxOf(picture)).width).toBeCloseTo(before.width, 0)
})

test.describe('with fingers', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 3 })

  type Finger = { x: number; y: number; id: number }
  const touch = (cdp: CDPSession, type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Finger[]) =>
    cdp.send('Input.dispatchTouchEvent', { type, touchPoints })

  test('one paints, two zoom and take back what the first began', async ({ maya }) => {
    await startFrom(maya, 'Erase')
    await openEditor(maya)
    const where = await fittedView(maya)
    const cdp = await maya.context().newCDPSession(maya)
    const undo = editor(maya).getByRole('button', { name: 'Undo' })

    await touch(cdp, 'touchStart', [{ x: 150, y: 250, id: 1 }])
    await touch(cdp, 'touchStart', [
      { x: 150, y: 250, id: 1 },
      { x: 250, y: 250, id: 2 },
    ])
    await touch(cdp, 'touchMove', [
      { x: 100, y: 250, id: 1 },
      { x: 300, y: 250, id: 2 },
    ])
    await touch(cdp, 'touchEnd', [])
    const percent = Math.round(where.view.scale * 200)
    await expect(zoom(maya)).toHaveText(`${percent} %`)
    await expect(undo).toBeDisabled()
    await editor(maya).getByRole('button', { name: 'Show the whole picture' }).tap()

    await touch(cdp, 'touchStart', [{ x: 150, y: 250, id: 1 }])
    await touch(cdp, 'touchMove', [{ x: 190, y: 280, id: 1 }])
    await touch(cdp, 'touchEnd', [])
    await expect(undo).toBeEnabled()
    const spots = [
      [150, 250],
      [190, 280],
    ] as const
    const expected = new Mask(SOURCE.width, SOURCE.height)
    expected.add(strokeOf(await brushIn(maya), pointsAt(spots, where)))
    const { bytes } = await useMask(maya)
    expect(await wrongPixels(bytes, expected.data)).toBe(0)
  })
})
