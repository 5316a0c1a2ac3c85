import type { Page } from '@playwright/test'
import { boxOf, drag, editor, openEditor, startFrom } from './canvas-stage'
import {
  cards,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  generate,
  settledMotion,
  test,
} from './stage'

const frame = (page: Page) => page.getByRole('dialog', { name: 'Drag the frame' })
const edge = (page: Page, name: string) => frame(page).getByRole('slider', { name: `${name} edge` })
const inDraft = (page: Page, side: string) => page.getByLabel(`Pixels to add ${side}`)

async function openFrame(page: Page) {
  await page.getByRole('button', { name: 'Drag the frame' }).click()
  await expect(page.locator('[data-frame]')).toHaveCSS('opacity', '1')
}

/** Once it has come to rest, how many pixels of the source one of the screen is. */
async function sourcePixels(page: Page): Promise<number> {
  await settledMotion(page)
  return 1000 / (await boxOf(page.locator('[data-frame] img'))).width
}

async function pull(page: Page, handle: ReturnType<typeof edge>, by: readonly [number, number]) {
  const { x, y, width, height } = await boxOf(handle)
  const [fromX, fromY] = [Math.round(x + width / 2), Math.round(y + height / 2)]
  await drag(page, [
    [fromX, fromY],
    [fromX + Math.round(by[0] / 2), fromY + Math.round(by[1] / 2)],
    [fromX + by[0], fromY + by[1]],
  ])
}

test('edges and corners are dragged outwards, and the numbers of the draft follow', async ({ maya }) => {
  await startFrom(maya, 'Outpaint')
  await openFrame(maya)
  const per = await sourcePixels(maya)
  await maya.keyboard.down('Alt')
  await pull(maya, edge(maya, 'Right'), [50, 20])
  await maya.keyboard.up('Alt')
  const right = Math.round(50 * per)
  await expect(edge(maya, 'Right')).toHaveAttribute('aria-valuenow', String(right))
  await expect(frame(maya)).toContainText(`${1000 + right} × 800`)

  const after = await sourcePixels(maya)
  await maya.keyboard.down('Alt')
  await pull(maya, frame(maya).locator('[data-corner="left-up"]'), [-40, -30])
  await maya.keyboard.up('Alt')
  const [left, up] = [Math.round(40 * after), Math.round(30 * after)]
  await expect(edge(maya, 'Left')).toHaveAttribute('aria-valuenow', String(left))
  await expect(edge(maya, 'Top')).toHaveAttribute('aria-valuenow', String(up))

  await frame(maya).getByLabel('Bottom', { exact: true }).fill('64')
  await frame(maya).getByRole('button', { name: 'Done' }).click()
  await expect(inDraft(maya, 'on the right')).toHaveValue(String(right))
  await expect(inDraft(maya, 'on the left')).toHaveValue(String(left))
  await expect(inDraft(maya, 'above')).toHaveValue(String(up))
  await expect(inDraft(maya, 'below')).toHaveValue('64')

  await generate(maya, 'More of the same')
  await expect(cards(maya).getByRole('img')).toBeVisible()
  const [run] = (await (await maya.request.get('/api/v1/runs')).json()).items
  expect(run.settings).toMatchObject({ left, right, up, down: 64, widthPx: 1000 + left + right })

  await cards(maya).first().hover()
  await cards(maya).getByRole('button', { name: 'Compare with the source' }).click()
  const compare = maya.getByRole('dialog', { name: 'Before and after' })
  const divider = compare.getByRole('slider', { name: 'Before and after' })
  await expect(divider).toBeFocused()
  await divider.press('Shift+ArrowRight')
  await expect(divider).toHaveAttribute('aria-valuenow', '60')
  await maya.mouse.click(400, 450)
  const whole = await boxOf(compare.getByRole('img', { name: 'More of the same' }))
  const expected = Math.round(((400 - whole.x) / whole.width) * 100)
  await expect(divider).toHaveAttribute('aria-valuenow', String(expected))
  const source = await boxOf(compare.getByRole('img', { name: 'The source' }))
  expect(source.x - whole.x).toBeCloseTo((left / (1000 + left + right)) * whole.width, 0)
  await expectAccessible(maya)
})

test('moved by keys inside the limits, brought to ratios, and put back', async ({ maya }) => {
  await startFrom(maya, 'Outpaint')
  await inDraft(maya, 'on the left').fill('100')
  await openFrame(maya)
  const left = edge(maya, 'Left')
  await left.press('ArrowLeft')
  await left.press('Shift+ArrowLeft')
  await expect(left).toHaveAttribute('aria-valuenow', '111')
  await left.press('Home')
  await left.press('ArrowRight')
  await expect(left).toHaveAttribute('aria-valuenow', '0')
  await left.press('End')
  await expect(left).toHaveAttribute('aria-valuenow', '2000')
  await frame(maya).getByRole('button', { name: 'As it was' }).click()
  await expect(left).toHaveAttribute('aria-valuenow', '100')

  await frame(maya).getByRole('button', { name: '16:9' }).click()
  await expect(frame(maya)).toContainText('1422 × 800 · 16:9')
  await expect(frame(maya).getByRole('button', { name: '16:9' })).toHaveAttribute('aria-pressed', 'true')
  await expect(left).toHaveAttribute('aria-valuenow', '211')
  await frame(maya).getByRole('button', { name: '1:1' }).click()
  await expect(frame(maya)).toContainText('1000 × 1000 · 1:1')

  await sourcePixels(maya)
  await maya.keyboard.down('Shift')
  await pull(maya, edge(maya, 'Right'), [130, 0])
  await maya.keyboard.up('Shift')
  await expect(frame(maya)).toContainText('1250 × 1000 · 5:4')
  await maya.keyboard.press('Escape')
  await expect(inDraft(maya, 'on the right')).toHaveValue('250')
})

test('the canvas is accessible and fits, painted and framed', async ({ maya, complaints }) => {
  const sizes = [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]
  await startFrom(maya, 'Inpaint')
  await openEditor(maya)
  for (const size of sizes) {
    await maya.setViewportSize(size)
    await expectNoSidewaysScroll(maya)
    await expectAccessible(maya)
  }
  await drag(maya, [
    [150, 250],
    [200, 260],
  ])
  await expect(editor(maya).getByText(/of the picture changes/)).toBeVisible()
  await expectAccessible(maya)
  await editor(maya).getByRole('button', { name: 'Close' }).click()

  await maya.setViewportSize({ width: 1440, height: 900 })
  const operations = maya.getByRole('group', { name: 'What to do' })
  await operations.getByRole('button').last().click()
  await maya.getByRole('menuitemradio', { name: /^Outpaint/ }).click()
  await openFrame(maya)
  await frame(maya).getByRole('button', { name: '16:9' }).click()
  for (const size of sizes) {
    await maya.setViewportSize(size)
    await expectNoSidewaysScroll(maya)
    await expectAccessible(maya)
  }
  expect(complaints).toEqual([])
})
