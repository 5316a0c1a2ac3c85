import type { Page } from '@playwright/test'
import sharp from 'sharp'
import {
  cards,
  credits,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  expectTouchable,
  generate,
  test,
} from './stage'

const operations = (page: Page) => page.getByRole('group', { name: 'What to do' })

async function choose(page: Page, operation: string): Promise<void> {
  await operations(page).getByRole('button').last().click()
  await page.getByRole('menuitemradio', { name: new RegExp(`^${operation}`) }).click()
  await expect(operations(page).getByRole('button', { name: operation })).toBeVisible()
}

/** A picture of one colour with a square in it, as a file to upload. */
async function picture(width: number, height: number, channels: 3 | 4 = 3) {
  const side = Math.round(Math.min(width, height) / 2)
  const square = { create: { width: side, height: side, channels: 3, background: '#d9542b' } } as const
  const background = { r: 90, g: 120, b: 160, alpha: channels === 4 ? 0.5 : 1 }
  const buffer = await sharp({ create: { width, height, channels, background } })
    .composite([{ input: square }])
    .png()
    .toBuffer()
  return { name: 'picture.png', mimeType: 'image/png', buffer }
}

const put = async (page: Page, slot: string, file: Awaited<ReturnType<typeof picture>>) =>
  page.getByLabel(`${slot}: choose a file`).first().setInputFiles(file)

const slot = (page: Page, name: string) => page.getByRole('group', { name, exact: true })
const runs = async (page: Page) => (await (await page.request.get('/api/v1/runs')).json()).items

test('image-to-image from an uploaded file, and its settings again with the picture', async ({ maya }) => {
  await choose(maya, 'From an image')
  await put(maya, 'Source', await picture(640, 480))
  await expect(slot(maya, 'Source')).toContainText('640 × 480')
  await maya.getByRole('slider', { name: 'Strength' }).fill('0.3')
  await generate(maya, 'The same as a linocut')
  await expect(cards(maya).getByRole('img')).toBeVisible({ timeout: 40_000 })
  const [run] = await runs(maya)
  expect(run.settings).toMatchObject({ operation: 'image-to-image', strength: 0.3 })
  expect(run.settings).not.toHaveProperty('aspectRatio')

  await slot(maya, 'Source').getByRole('button', { name: 'Remove the source' }).click()
  await operations(maya).getByRole('button', { name: 'Text to image' }).click()
  await maya.getByRole('button', { name: 'Reuse settings', exact: true }).click()
  await expect(slot(maya, 'Source')).toContainText('640 × 480')
  await expect(maya.getByRole('slider', { name: 'Strength' })).toHaveValue('0.3')
  await maya.reload()
  await expect(slot(maya, 'Source')).toContainText('640 × 480')
})

test('what is here already is put into a slot: an earlier upload, and a picture of the gallery', async ({
  maya,
}) => {
  await generate(maya, 'A lemon on a plate')
  await expect(cards(maya).getByRole('img')).toBeVisible({ timeout: 40_000 })
  await choose(maya, 'From an image')
  await put(maya, 'Source', await picture(640, 480))
  const source = slot(maya, 'Source')
  await expect(source).toContainText('640 × 480')
  await source.getByRole('button', { name: 'Replace the source' }).click()
  await maya.getByRole('menuitem', { name: 'From the gallery' }).click()
  const dialog = maya.getByRole('dialog', { name: 'Source: choose a picture' })
  await dialog.getByRole('button', { name: /^A lemon on a plate/ }).click()
  await expect(dialog).toBeHidden()
  await expect(source).toContainText('1024 × 1024')
  await source.getByRole('button', { name: 'Remove the source' }).click()
  await source.getByRole('button', { name: 'Source: recent uploads' }).click()
  await expect(dialog.getByRole('button', { name: 'picture.png, 640 × 480' })).toBeVisible()
  await expectAccessible(maya)
  await dialog.getByRole('button', { name: 'picture.png, 640 × 480' }).click()
  await expect(source).toContainText('640 × 480')
})

test('a finished picture is used as input and loses its background', async ({ maya }) => {
  await generate(maya, 'A red cup on a table')
  await cards(maya).getByRole('img').waitFor({ timeout: 40_000 })
  await cards(maya).first().hover()
  await cards(maya).getByRole('button', { name: 'Use as input' }).click()
  await maya.getByRole('menuitem', { name: 'Remove background' }).click()
  await expect(slot(maya, 'Source')).toContainText('1024 × 1024')
  await expect(maya.getByRole('textbox', { name: /^prompt/i })).toHaveCount(0)
  await expect(maya.getByLabel(/^seed/i)).toHaveCount(0)
  await maya.getByRole('button', { name: /^Generate 1 image · 5 credits/ }).click()
  await expect(maya.getByRole('heading', { level: 1, name: 'Remove background' })).toBeVisible()
  await expect(cards(maya).getByRole('img', { name: 'Remove background' })).toBeVisible({ timeout: 40_000 })
  await expect(credits(maya)).toContainText('88.5')
  await expect(maya.getByRole('complementary', { name: 'Earlier runs' })).toContainText('Remove background')
})

test('from the gallery into the studio, where what was written is still there', async ({ maya }) => {
  await generate(maya, 'A green bottle by a window')
  await cards(maya).getByRole('img').waitFor({ timeout: 40_000 })
  const [image] = (await (await maya.request.get('/api/v1/images')).json()).items
  await maya.goto(`/gallery/${image.id}`)
  await maya.getByRole('button', { name: 'Edit' }).click()
  await maya.getByRole('menuitem', { name: 'From an image' }).click()
  await expect(maya).toHaveURL(/\/studio$/)
  await expect(slot(maya, 'Source')).toContainText('1024 × 1024')
  await expect(maya.getByRole('textbox', { name: /^prompt/i })).toHaveValue('A green bottle by a window')
  await maya.goto(`/studio?image=${image.id}&operation=outpaint`)
  await expect(operations(maya)).toContainText('Outpaint')
  await maya.getByLabel('Pixels to add on the left').fill('256')
  await expect(maya.getByText('1280 × 1024')).toBeVisible()
})

test('a picture that breaks a rule is told apart at its slot, and nothing is charged', async ({ maya }) => {
  await choose(maya, 'From an image')
  await put(maya, 'Source', await picture(40, 30))
  await expect(maya.getByText('Every side must have at least 64 pixels; it is 40 x 30.')).toBeVisible()
  await generate(maya, 'Anything at all')
  await expect(slot(maya, 'Source')).toBeVisible()
  expect(await runs(maya)).toEqual([])
  await expect(credits(maya)).toContainText('100')

  const wrong = { name: 'notes.png', mimeType: 'image/png', buffer: Buffer.from('no picture at all') }
  await put(maya, 'Source', wrong)
  await expect(maya.getByText(/^Must be a PNG, JPEG or WebP picture/)).toBeVisible()
  expect(await runs(maya)).toEqual([])
})

test('what is missing is said where it is missing', async ({ maya }) => {
  await choose(maya, 'Inpaint')
  await expect(slot(maya, 'Source')).toBeVisible()
  await maya.getByRole('button', { name: /^Generate/ }).click()
  await expect(maya.getByText('Choose a picture to start from.')).toBeVisible()
  await expect(maya.getByText('Write a prompt first.')).toBeVisible()
  await expect(slot(maya, 'Source').getByRole('button', { name: 'Source: choose a file' })).toBeFocused()
  await put(maya, 'Source', await picture(512, 512))
  await expect(maya.getByText(/source has no transparent part/)).toBeVisible()
  await put(maya, 'Source', await picture(512, 512, 4))
  await expect(maya.getByText(/source has no transparent part/)).toHaveCount(0)
  expect(await runs(maya)).toEqual([])
})

test('a picture dropped on the studio starts one from it', async ({ maya }) => {
  const { buffer } = await picture(300, 200)
  const drag = (type: 'dragover' | 'drop') =>
    maya.evaluate(
      ([event, base64 = '']) => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
        const dataTransfer = new DataTransfer()
        dataTransfer.items.add(new File([bytes], 'dropped.png', { type: 'image/png' }))
        document.body.dispatchEvent(
          new DragEvent(event ?? '', { dataTransfer, bubbles: true, cancelable: true }),
        )
      },
      [type, buffer.toString('base64')],
    )
  await expect(async () => {
    await drag('dragover')
    await expect(maya.getByText('Drop it to start from this picture')).toBeVisible({ timeout: 1000 })
  }).toPass()
  await drag('drop')
  await expect(operations(maya)).toContainText('From an image')
  await expect(slot(maya, 'Source')).toContainText('300 × 200')
})

test('the controls of every operation are accessible and fit', async ({ maya, complaints }) => {
  test.slow()
  const names = ['From an image', 'Inpaint', 'Outpaint', 'Replace', 'Relight', 'Upscale']
  await choose(maya, 'From an image')
  await put(maya, 'Source', await picture(640, 480))
  await expect(slot(maya, 'Source')).toContainText('640 × 480')
  for (const name of names) {
    await maya.setViewportSize({ width: 1440, height: 900 })
    await choose(maya, name)
    const more = maya.getByRole('button', { name: /^More/ })
    if (await more.isVisible()) await more.click()
    for (const width of [1440, 390]) {
      await maya.setViewportSize({ width, height: 900 })
      await test.step(`${name} at ${width}`, async () => {
        await expectNoSidewaysScroll(maya)
        await expectAccessible(maya)
      })
    }
  }
  await operations(maya).getByRole('button').last().click()
  await expect(maya.getByRole('menuitemradio', { name: /^Sketch/ })).toBeVisible()
  await expectAccessible(maya)
  expect(complaints).toEqual([])
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('what is touched is at least 44 px, for every operation', async ({ maya }) => {
    await choose(maya, 'From an image')
    await put(maya, 'Source', await picture(640, 480))
    await maya.getByRole('button', { name: /· 1 image$/ }).click()
    for (const name of ['Inpaint', 'Outpaint', 'Relight', 'Style transfer']) {
      await choose(maya, name)
      const more = maya.getByRole('button', { name: /^More/ })
      if (await more.isVisible()) await more.click()
      await test.step(name, () => expectTouchable(maya))
    }
  })
})
