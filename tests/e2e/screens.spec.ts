import {
  cards,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  expectTouchable,
  generate,
  test,
} from './stage'

const SIZES = [
  { name: 'phone', width: 390, height: 844 },
  { name: 'tablet', width: 834, height: 1112 },
  { name: 'desk', width: 1440, height: 900 },
]

test('every screen is accessible, fits, and keeps its console clean', async ({ maya, complaints }) => {
  test.slow()
  await generate(maya, 'A red sofa on a roof at dusk')
  await cards(maya).getByRole('img').waitFor({ timeout: 40_000 })
  await generate(maya, 'A battlefield [sandbox:filter]')
  await expect(cards(maya).first()).toContainText('credits are back', { timeout: 40_000 })
  const [image] = (await (await maya.request.get('/api/v1/images')).json()).items
  for (const path of [
    '/studio',
    '/gallery',
    `/gallery/${image.id}`,
    '/gallery?view=trash',
    '/credits',
    '/settings',
  ]) {
    await maya.goto(path)
    for (const { name, width, height } of SIZES) {
      await maya.setViewportSize({ width, height })
      await test.step(`${path} at ${width}`, async () => {
        await expectNoSidewaysScroll(maya)
        // What lies between a phone and a desk is made of the same parts.
        if (name !== 'tablet') await expectAccessible(maya)
      })
    }
  }
  expect(complaints).toEqual([])
})

test('so are the doors', async ({ page, complaints }) => {
  for (const path of ['/sign-in', '/sign-up']) {
    await page.goto(path)
    for (const { name, width, height } of SIZES) {
      await page.setViewportSize({ width, height })
      await expectNoSidewaysScroll(page)
      if (name !== 'tablet') await expectAccessible(page)
    }
  }
  expect(complaints).toEqual([])
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('the whole job: prompt, image, gallery, credits', async ({ maya }) => {
    await maya.getByRole('textbox', { name: /^prompt/i }).fill('A yellow train in the fog')
    await maya.getByRole('button', { name: /^Generate/ }).tap()
    await cards(maya).getByRole('img').waitFor({ timeout: 40_000 })
    await expectNoSidewaysScroll(maya)
    const navigation = maya.getByRole('navigation', { name: 'Main' }).filter({ visible: true })
    await navigation.getByRole('link', { name: 'Gallery' }).tap()
    await maya.getByRole('link', { name: /yellow train/i }).tap()
    await expect(maya).toHaveURL(/\/gallery\/[0-9a-f-]{36}/)
    await expect(maya.getByRole('region', { name: 'Receipt' })).toContainText('6.5')
    await expectNoSidewaysScroll(maya)
  })

  test('what is touched is at least 44 px', async ({ maya }) => {
    await expectTouchable(maya)
  })
})
