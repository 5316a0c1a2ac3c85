import { mkdir } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { field, give, list, pictureWithText, save } from './prompting-stage'
import {
  cards,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  generate,
  settledMotion,
  test,
} from './stage'

const SIZES = [390, 834, 1440]
const shots = process.env.PROMPTING_SHOTS

/** Looks at what is there at every width; keeps pictures where asked to. */
async function look(page: Page, name: string) {
  for (const width of SIZES) {
    await page.setViewportSize({ width, height: width === 1440 ? 900 : 1000 })
    await test.step(`${name} at ${width}`, async () => {
      await expectNoSidewaysScroll(page)
      // What lies between a phone and a desk is made of the same parts.
      if (width !== 834) await expectAccessible(page)
      if (shots) await page.screenshot({ path: `${shots}/${name}-${width}.png` })
    })
  }
}

test.use({ contextOptions: { reducedMotion: 'reduce' } })

test('everything about prompts is accessible and fits', async ({ maya, complaints }) => {
  test.setTimeout(400_000)
  if (shots) await mkdir(shots, { recursive: true })
  await save(maya, {
    kind: 'prompt',
    name: 'Sofa on the roof',
    text: 'a red sofa on the roof of a white building at dusk',
  })
  await save(maya, { name: 'Gouache', text: 'gouache, muted palette, paper grain', isShared: true })
  await generate(maya, 'A lighthouse in fog, gouache, a small red boat below')
  await cards(maya).getByRole('img').waitFor({ timeout: 40_000 })

  await field(maya).fill('A lighthouse at dusk, ')
  await field(maya).press('End')
  await field(maya).pressSequentially('@')
  await expect(list(maya).getByRole('option').first()).toBeVisible()
  await look(maya, 'list')
  await list(maya)
    .getByRole('option', { name: /^Save this prompt/ })
    .click()
  await expect(maya.getByRole('dialog')).toBeVisible()
  await look(maya, 'save')
  await maya.keyboard.press('Escape')
  await expect(maya.getByRole('dialog')).toHaveCount(0)

  await maya.getByRole('button', { name: 'Saved', exact: true }).click()
  await list(maya)
    .getByRole('option', { name: /^Rename/ })
    .click()
  await expect(maya.getByRole('button', { name: 'Edit Gouache' })).toBeVisible()
  await look(maya, 'manage')
  await maya.keyboard.press('Escape')

  await field(maya).fill('A {red|white} lighthouse at {dusk|dawn|{deep|blue} night} in {{place}}, {{style}}')
  await maya.getByLabel('place', { exact: true }).fill('Iceland')
  await look(maya, 'batch')

  await field(maya).fill('A white lighthouse in fog, gouache, a small boat')
  await maya.getByRole('button', { name: 'Earlier prompts' }).click()
  await maya.getByRole('radio', { name: 'Changes' }).click()
  await expect(maya.locator('ins').first()).toBeVisible()
  await look(maya, 'history')
  await maya.keyboard.press('Escape')
  await expect(maya.getByRole('dialog')).toHaveCount(0)

  const parameters =
    'a harbour at dawn, fog, masts, gulls\nNegative prompt: people\nSteps: 28, Sampler: DPM++ 2M, CFG scale: 12, Seed: 1234, Size: 512x768, Model: dreams_v2'
  await give(maya, await pictureWithText('parameters', parameters), 'drop')
  await expect(maya.getByRole('dialog')).toBeVisible()
  await look(maya, 'found')
  await maya.keyboard.press('Escape')

  const [image] = (await (await maya.request.get('/api/v1/images')).json()).items
  await maya.goto(`/gallery/${image.id}`)
  await maya.getByRole('button', { name: 'More', exact: true }).click()
  await maya.getByRole('menuitem', { name: /^Copy as code/ }).click()
  await expect(maya.getByRole('region', { name: 'Code' })).toContainText('curl')
  await look(maya, 'code')
  // What Chromium says of the answer that these bytes are no image of ours.
  expect(complaints.filter((each) => !each.includes('404 (Not Found)'))).toEqual([])
})

test.describe('by finger', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('what is touched is at least 44 px', async ({ maya }) => {
    await save(maya, { name: 'Gouache', text: 'gouache' })
    await field(maya).fill('a {red|blue} cup in {{place}} @')
    await field(maya).press('End')
    await expect(list(maya)).toBeVisible()
    const small = () =>
      maya.evaluate(() =>
        [...document.querySelectorAll('button, [role=option], [role=radio], input:not([type=checkbox])')]
          .filter(
            (element) =>
              element.checkVisibility() && !element.closest('.sr-only, [aria-hidden=true], .stage'),
          )
          .map((element) => ({ box: element.getBoundingClientRect(), name: element.textContent }))
          .filter(({ box }) => box.width > 1 && box.height > 1 && (box.height < 43.5 || box.width < 32))
          .map(({ box, name }) => `${name}: ${Math.round(box.width)} x ${Math.round(box.height)}`),
      )
    await settledMotion(maya)
    expect(await small()).toEqual([])
    await list(maya)
      .getByRole('option', { name: /^Rename/ })
      .tap()
    await expect(maya.getByRole('button', { name: 'Edit Gouache' })).toBeVisible()
    await settledMotion(maya)
    expect(await small()).toEqual([])
  })
})
