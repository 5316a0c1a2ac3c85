import type { Page } from '@playwright/test'
import sharp from 'sharp'
import type { Brush, Stroke } from '@/components/canvas/brush'
import { fitted, toSource, type View } from '@/components/canvas/view'
import { expect } from './stage'

export const SOURCE = { width: 1000, height: 800 }
const ROOM = { desk: 40, phone: 14 }

export const editor = (page: Page) => page.getByRole('dialog', { name: 'Paint the mask' })
export const canvas = (page: Page) => editor(page).getByRole('application', { name: /^Canvas/ })
export const slot = (page: Page, name: string) => page.getByRole('group', { name, exact: true })

/** A picture to start from, with a square in it. */
export async function picture({ width, height } = SOURCE) {
  const square = { create: { width: 300, height: 300, channels: 3, background: '#d9542b' } } as const
  const buffer = await sharp({ create: { width, height, channels: 3, background: '#5a78a0' } })
    .composite([{ input: square }])
    .png()
    .toBuffer()
  return { name: 'picture.png', mimeType: 'image/png', buffer }
}

/** Chooses an operation and puts a picture into its source. */
export async function startFrom(page: Page, operation: string, size = SOURCE): Promise<void> {
  const operations = page.getByRole('group', { name: 'What to do' })
  await operations.getByRole('button').last().click()
  await page.getByRole('menuitemradio', { name: new RegExp(`^${operation}`) }).click()
  await page
    .getByLabel('Source: choose a file')
    .first()
    .setInputFiles(await picture(size))
  await expect(slot(page, 'Source')).toContainText(`${size.width} × ${size.height}`)
}

export async function openEditor(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Paint (the|on the) mask$/ }).click()
  await listens(page)
}

/** The picture is on the stage and the mask that was in the slot is read: it can be painted on. */
export async function listens(page: Page): Promise<void> {
  await page.locator('[data-picture]').waitFor()
  await expect(editor(page).getByRole('button', { name: 'Invert the mask' })).toBeEnabled()
}

/** Where the picture lies as long as nobody has zoomed, worked out from the stage alone and held against the page. */
export async function fittedView(
  page: Page,
  picture = SOURCE,
): Promise<{ view: View; left: number; top: number }> {
  const stage = await boxOf(canvas(page))
  const view = fitted(stage, picture, stage.width < 700 ? ROOM.phone : ROOM.desk)
  const shown = await boxOf(page.locator('[data-picture]'))
  expect(shown.x - stage.x).toBeCloseTo(view.x, 1)
  expect(shown.y - stage.y).toBeCloseTo(view.y, 1)
  expect(shown.width).toBeCloseTo(picture.width * view.scale, 1)
  return { view, left: stage.x, top: stage.y }
}

export async function boxOf(locator: ReturnType<Page['locator']>) {
  const box = await locator.boundingBox()
  if (!box) throw new Error('nothing is shown')
  return box
}

type Spot = readonly [x: number, y: number]
const whole = (value: number) => Math.round(value * 100) / 100

/** What a pointer at spots of the window paints, in pixels of the source. */
export const pointsAt = (
  spots: readonly Spot[],
  where: { view: View; left: number; top: number },
  pressure = 1,
) =>
  spots.map(([x, y]) => {
    const at = toSource(where.view, { x: x - where.left, y: y - where.top })
    return { x: whole(at.x), y: whole(at.y), pressure }
  })

/** Draws through spots of the window with the left button. */
export async function drag(page: Page, spots: readonly Spot[]): Promise<void> {
  const [first = [0, 0], ...others] = spots
  await page.mouse.move(...first)
  await page.mouse.down()
  for (const spot of others) await page.mouse.move(...spot)
  await page.mouse.up()
}

/** The brush as its tools say it is. */
export async function brushIn(page: Page): Promise<Brush> {
  const told = async (name: string) =>
    Number.parseFloat((await editor(page).getByRole('slider', { name }).getAttribute('aria-valuetext')) ?? '')
  const isEraser = await editor(page).getByRole('radio', { name: 'Eraser' }).isChecked()
  return {
    kind: isEraser ? 'erase' : 'paint',
    sizePx: await told('Size'),
    hardness: (await told('Hardness')) / 100,
  }
}

export const strokeOf = (brush: Brush, points: Stroke['points']): Stroke => ({ ...brush, points })

/** Uses the mask and gives what the studio then has stored for it. */
export async function useMask(page: Page): Promise<{ id: string; bytes: Buffer; sent: string | null }> {
  const uploaded = page.waitForResponse((answer) => answer.url().includes('/api/v1/uploads?'))
  await editor(page).getByRole('button', { name: 'Use this mask' }).click()
  const answer = await uploaded
  expect(answer.ok()).toBe(true)
  const { id } = await answer.json()
  await expect(slot(page, 'Mask').getByRole('img')).toHaveAttribute('src', new RegExp(id))
  const file = await page.request.get(`/api/v1/images/${id}/original`)
  return { id, bytes: await file.body(), sent: await answer.request().headerValue('content-type') }
}

/** How many pixels of a stored mask are not what they should be; fails unless it is opaque 8-bit grey of that size. */
export async function wrongPixels(png: Buffer, expected: Uint8Array, size = SOURCE): Promise<number> {
  const facts = await sharp(png).metadata()
  expect(facts).toMatchObject({ format: 'png', depth: 'uchar', hasAlpha: false, ...size })
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true })
  let wrong = 0
  for (let i = 0; i < expected.length; i++)
    for (let channel = 0; channel < info.channels; channel++)
      if (data[i * info.channels + channel] !== expected[i]) wrong += 1
  return wrong
}
