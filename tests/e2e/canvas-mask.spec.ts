import { feathered } from '@/components/canvas/feather'
import { Mask } from '@/components/canvas/mask'
import { centred } from '@/components/canvas/view'
import {
  boxOf,
  brushIn,
  canvas,
  drag,
  editor,
  fittedView,
  listens,
  openEditor,
  pointsAt,
  SOURCE,
  slot,
  startFrom,
  strokeOf,
  useMask,
  wrongPixels,
} from './canvas-stage'
import { cards, expect, generate, test } from './stage'

for (const deviceScaleFactor of [1, 2]) {
  test.describe(`at ${deviceScaleFactor}x`, () => {
    test.use({ deviceScaleFactor })

    test('the mask stored is the mask painted, pixel by pixel', async ({ maya, complaints }) => {
      expect(await maya.evaluate(() => devicePixelRatio)).toBe(deviceScaleFactor)
      await startFrom(maya, 'Inpaint')
      await openEditor(maya)
      const where = await fittedView(maya)
      const expected = new Mask(SOURCE.width, SOURCE.height)

      const wave = Array.from(
        { length: 25 },
        (_, i) => [560 + i * 20, 300 + Math.round(90 * Math.sin(i / 3))] as const,
      )
      await drag(maya, wave)
      expected.add(strokeOf(await brushIn(maya), pointsAt(wave, where)))

      await maya.keyboard.press(']')
      await maya.keyboard.press(']')
      const line = [
        [600, 620],
        [900, 640],
        [880, 500],
      ] as const
      await drag(maya, line)
      expected.add(strokeOf(await brushIn(maya), pointsAt(line, where)))

      await maya.keyboard.press('e')
      await editor(maya).getByRole('slider', { name: 'Hardness' }).fill('40')
      const cut = [
        [700, 250],
        [720, 650],
      ] as const
      await drag(maya, cut)
      expected.add(strokeOf(await brushIn(maya), pointsAt(cut, where)))

      await drag(maya, line)
      await maya.keyboard.press('Control+z')
      await maya.keyboard.press('i')
      expected.add({ kind: 'invert' })

      await maya.keyboard.press('b')
      await canvas(maya).focus()
      await maya.keyboard.press('1')
      const stage = await boxOf(canvas(maya))
      const close = { view: centred(stage, SOURCE, 1), left: stage.x, top: stage.y }
      await maya.keyboard.down('Space')
      await drag(maya, [
        [900, 400],
        [870, 460],
      ])
      await maya.keyboard.up('Space')
      const moved = { ...close, view: { ...close.view, x: close.view.x - 30, y: close.view.y + 60 } }
      const small = [
        [700, 300],
        [705, 311],
        [760, 340],
      ] as const
      await drag(maya, small)
      expected.add(strokeOf(await brushIn(maya), pointsAt(small, moved)))

      // A straight line from where the last stroke ended.
      await maya.keyboard.down('Shift')
      await maya.mouse.click(820, 520)
      await maya.keyboard.up('Shift')
      expected.add(
        strokeOf(
          await brushIn(maya),
          pointsAt(
            [
              [760, 340],
              [820, 520],
            ],
            moved,
          ),
        ),
      )

      expect(expected.share).toBeGreaterThan(0.5)
      expect(expected.share).toBeLessThan(0.98)
      const { bytes, sent } = await useMask(maya)
      expect(sent).toBe('image/png')
      expect(await wrongPixels(bytes, expected.data)).toBe(0)
      expect(complaints).toEqual([])
    })
  })
}

test('a feathered mask is stored as soft as it is shown, and a run is started with it', async ({ maya }) => {
  await startFrom(maya, 'Inpaint')
  await openEditor(maya)
  const where = await fittedView(maya)
  const spots = [
    [700, 400],
    [900, 420],
  ] as const
  await drag(maya, spots)
  await editor(maya).getByRole('slider', { name: 'Feather' }).fill('120')
  const told = await editor(maya).getByRole('slider', { name: 'Feather' }).getAttribute('aria-valuetext')
  const featherPx = Number.parseInt(told ?? '', 10)
  expect(featherPx).toBeGreaterThan(10)
  const expected = new Mask(SOURCE.width, SOURCE.height)
  expected.add(strokeOf(await brushIn(maya), pointsAt(spots, where)))
  const { id, bytes } = await useMask(maya)
  expect(await wrongPixels(bytes, feathered(expected, featherPx))).toBe(0)

  await generate(maya, 'A small boat')
  await expect(cards(maya).getByRole('img')).toBeVisible()
  const [run] = (await (await maya.request.get('/api/v1/runs')).json()).items
  expect(run.settings).toMatchObject({ operation: 'inpaint', mask: id })
})

test('undo, redo, clear and an empty mask that says why it cannot be used', async ({ maya }) => {
  await startFrom(maya, 'Erase')
  await openEditor(maya)
  const button = (name: string) => editor(maya).getByRole('button', { name, exact: true })
  const use = button('Use this mask')
  await expect(use).toHaveAttribute('aria-disabled', 'true')
  await expect(use).toHaveAccessibleDescription(/Nothing is painted yet/)
  const uploads: string[] = []
  maya.on('request', (request) => request.url().includes('/uploads') && uploads.push(request.url()))
  await use.click({ force: true })
  await maya.keyboard.press('Control+Enter')
  await expect(editor(maya)).toBeVisible()

  await drag(maya, [
    [700, 400],
    [800, 400],
  ])
  await expect(use).toHaveAccessibleDescription(/of the picture changes/)
  await expect(button('Redo')).toBeDisabled()
  await button('Undo').click()
  await expect(use).toHaveAccessibleDescription(/Nothing is painted yet/)
  await expect(button('Undo')).toBeDisabled()
  await maya.keyboard.press('Control+Shift+z')
  await expect(use).toHaveAccessibleDescription(/of the picture changes/)
  await button('Clear the mask').click()
  await expect(use).toHaveAttribute('aria-disabled', 'true')
  await maya.keyboard.press('Meta+z')
  await expect(use).toHaveAttribute('aria-disabled', 'false')
  await button('Invert the mask').click()
  await expect(use).toHaveAccessibleDescription(/9\d % of the picture changes/)
  expect(uploads).toEqual([])
})

test('painted from the keyboard alone', async ({ maya }) => {
  await startFrom(maya, 'Inpaint')
  await maya.getByRole('button', { name: 'Paint the mask' }).focus()
  await maya.keyboard.press('Enter')
  await expect(canvas(maya)).toBeFocused()
  await listens(maya)
  const { view } = await fittedView(maya)
  const step = Math.round(8 / view.scale)
  await maya.keyboard.press('ArrowUp')
  await maya.keyboard.press('Enter')
  for (let i = 0; i < 5; i++) await maya.keyboard.press('ArrowRight')
  await maya.keyboard.press('Shift+ArrowDown')
  await maya.keyboard.press('Enter')
  await expect(editor(maya).getByText('Brush lifted.')).toBeAttached()
  await maya.keyboard.press('ArrowLeft')

  const start = { x: 500, y: 400 - step, pressure: 1 }
  const along = [1, 2, 3, 4, 5].map((i) => ({ ...start, x: 500 + i * step }))
  const down = { x: 500 + 5 * step, y: start.y + Math.round(64 / view.scale), pressure: 1 }
  const expected = new Mask(SOURCE.width, SOURCE.height)
  expected.add(strokeOf(await brushIn(maya), [start, ...along, down]))
  const uploaded = maya.waitForResponse((answer) => answer.url().includes('/api/v1/uploads?'))
  await maya.keyboard.press('Control+Enter')
  const { id } = await (await uploaded).json()
  const file = await maya.request.get(`/api/v1/images/${id}/original`)
  expect(await wrongPixels(await file.body(), expected.data)).toBe(0)
  await expect(maya.getByRole('button', { name: 'Paint on the mask' })).toBeFocused()
  const runs = (await (await maya.request.get('/api/v1/runs')).json()).items
  expect(runs).toEqual([])
})

test('what was painted is there again: closed, reloaded, and from the picture in the slot', async ({
  maya,
}) => {
  const close = async () => {
    await editor(maya).getByRole('button', { name: 'Close' }).click()
    await expect(editor(maya)).toHaveCount(0)
  }
  const undo = editor(maya).getByRole('button', { name: 'Undo' })
  const reload = async () => {
    await maya.reload()
    await expect(slot(maya, 'Mask').getByRole('button', { name: 'Remove the mask' })).toBeVisible()
  }
  await startFrom(maya, 'Inpaint')
  await openEditor(maya)
  await drag(maya, [
    [700, 400],
    [800, 430],
  ])
  await close()
  await openEditor(maya)
  await expect(undo).toBeEnabled()
  const { bytes } = await useMask(maya)

  await reload()
  await openEditor(maya)
  await expect(undo).toBeEnabled()
  await close()

  await maya.evaluate(() => sessionStorage.clear())
  await reload()
  await openEditor(maya)
  await expect(undo).toBeDisabled()
  const again = await useMask(maya)
  expect(again.bytes.equals(bytes)).toBe(true)

  await slot(maya, 'Mask').getByRole('button', { name: 'Remove the mask' }).click()
  await openEditor(maya)
  await expect(editor(maya).getByText('Nothing is painted yet.')).toBeVisible()
})

test('the canvas comes only when it is asked for', async ({ maya }) => {
  await startFrom(maya, 'Inpaint')
  const scripts = await maya.evaluate(async () => {
    const names = performance.getEntriesByType('resource').map(({ name }) => name)
    const texts = await Promise.all(
      names
        .filter((name) => name.includes('/_next/') && name.endsWith('.js'))
        .map((name) => fetch(name).then((answer) => answer.text())),
    )
    const has = (words: string) => texts.filter((text) => text.includes(words)).length
    return {
      studio: has('Paint the mask'),
      canvas: has('Nothing is painted yet'),
      frame: has('Nothing is added yet'),
    }
  })
  expect(scripts).toEqual({ studio: 1, canvas: 0, frame: 0 })
  await openEditor(maya)
  await expect(editor(maya).getByText('Nothing is painted yet')).toBeVisible()
})
