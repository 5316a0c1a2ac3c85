import type { Page } from 'playwright-core'
import { imagesOfRun } from './api'
import { prompt, untilAwake } from './prompts'

/** The studio with a picture of the story as the source of an operation. */
const from = (operation: string) => async (page: Page) => {
  const [image] = await imagesOfRun(page, 'Palm trees and an orange sun')
  await page.goto(`/studio?image=${image}&operation=${operation}`)
  await untilAwake(page)
  await page.getByRole('group', { name: 'Source', exact: true }).getByRole('img').first().waitFor()
}

export const inpaint = async (page: Page) => {
  await from('inpaint')(page)
  await prompt(page).fill('A small white sailing boat on the water')
}

export const outpaint = from('outpaint')

/** Strokes over a share of the picture: where they go is told in hundredths of its width and height. */
const STROKES = [
  [
    [22, 70],
    [30, 66],
    [38, 69],
    [46, 66],
    [54, 70],
  ],
  [
    [25, 76],
    [38, 78],
    [52, 75],
  ],
] as const

export async function mask(page: Page): Promise<void> {
  await inpaint(page)
  await page.getByRole('button', { name: /^Paint (the|on the) mask$/ }).click()
  const picture = page.locator('[data-picture]')
  await picture.waitFor()
  await page.waitForTimeout(600)
  const box = await picture.boundingBox()
  if (!box) throw new Error('the picture is not shown')
  const spot = ([x, y]: readonly [number, number]) =>
    [box.x + (x / 100) * box.width, box.y + (y / 100) * box.height] as const
  for (const [first, ...others] of STROKES) {
    await page.mouse.move(...spot(first))
    await page.mouse.down()
    for (const each of others) await page.mouse.move(...spot(each), { steps: 4 })
    await page.mouse.up()
  }
}

export async function frame(page: Page): Promise<void> {
  await outpaint(page)
  await page.getByRole('button', { name: 'Drag the frame' }).click()
  await page.waitForTimeout(600)
  await page.getByRole('button', { name: '21:9' }).click()
  await page.waitForTimeout(600)
}

/** The picture beside the one it was made from. */
export async function beforeAfter(page: Page): Promise<void> {
  await untilAwake(page)
  await page
    .getByRole('complementary', { name: 'Earlier runs' })
    .getByRole('button', { name: /More sea and sky/ })
    .first()
    .click()
  const card = page.getByRole('article', { name: /^Image \d/ }).first()
  await card.hover()
  await card.getByRole('button', { name: 'Compare with the source' }).click()
  await page.getByRole('dialog', { name: 'Before and after' }).getByRole('img').first().waitFor()
}
