import { readFile } from 'node:fs/promises'
import type { BrowserContext, Page } from '@playwright/test'
import { pngPicture } from '../mocks/pictures'
import { expect, expectAccessible, expectNoSidewaysScroll, expectTouchable, test } from './stage'

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

/** Asks the API as whoever is signed in, in a team when one is named. */
async function ask<T>(
  { request }: BrowserContext,
  method: 'POST' | 'PUT',
  path: string,
  { data, teamId, ...more }: { data?: unknown; teamId?: string; body?: Buffer } = {},
): Promise<T> {
  const headers = {
    ...(teamId && { 'triptych-team': teamId }),
    ...(more.body && { 'content-type': 'image/png' }),
  }
  const answer = await request.fetch(path, { method, headers, data: more.body ?? data })
  expect(answer.ok(), `${path}: ${answer.status()} ${await answer.text()}`).toBe(true)
  return answer.status() === 204 ? (undefined as T) : ((await answer.json()) as T)
}

/** A place on the picture that lies under `over`, in parts of it. */
async function spotOf(page: Page, x: number, y: number) {
  const box = await page.getByRole('button', { name: /^Place the pin/ }).boundingBox()
  if (!box) throw new Error('nothing to pin to')
  return { x: box.x + box.width * x, y: box.y + box.height * y }
}

test('Theo invites Maya, Maya shares a collection, the client votes and pins a comment on a phone, Theo exports the round', async ({
  browser,
  house,
  baseURL,
}) => {
  test.setTimeout(300_000)
  const [forTheo, forMaya, forLena] = await Promise.all([
    browser.newContext({ baseURL }),
    browser.newContext({ baseURL }),
    browser.newContext({ baseURL, ...PHONE }),
  ])
  await house.newPerson(forTheo, 'Theo Brandt')
  await house.newPerson(forMaya, 'Maya Lindqvist')
  const { id: teamId } = await ask<{ id: string }>(forTheo, 'POST', '/api/v1/teams', {
    data: { name: 'Northlight' },
  })
  await ask(forTheo, 'POST', `/api/v1/teams/${teamId}/switch`)
  const theo = await forTheo.newPage()
  await theo.goto('/team')
  await theo.getByRole('button', { name: 'Invite somebody' }).click()
  await theo.getByRole('button', { name: 'Make the link' }).click()
  const invitation = await theo.getByLabel('The link', { exact: true }).inputValue()
  const maya = await forMaya.newPage()
  await maya.goto(invitation)
  await maya.getByRole('button', { name: 'Join Northlight' }).click()
  await maya.waitForURL(/\/studio/)

  const imageIds: string[] = []
  for (const widthPx of [640, 512, 768]) {
    const body = pngPicture(widthPx, 640)
    imageIds.push((await ask<{ id: string }>(forMaya, 'POST', '/api/v1/uploads', { teamId, body })).id)
  }
  const { id: collectionId } = await ask<{ id: string }>(forMaya, 'POST', '/api/v1/collections', {
    teamId,
    data: { name: 'Sofas, for Lena', teamLevel: 'view', imageIds },
  })
  await maya.goto(`/collections/${collectionId}`)
  await maya.getByRole('button', { name: 'Share', exact: true }).click()
  await maya.getByLabel('may vote in an open round').check()
  await maya.getByLabel('may comment').check()
  await maya.getByRole('button', { name: 'Make the link' }).click()
  const shared = await maya.getByLabel('The address', { exact: true }).inputValue()
  await maya.getByRole('button', { name: 'Done' }).click()
  await maya.getByRole('button', { name: 'Start review' }).click()
  await maya.getByLabel('What it is about').fill('First look')
  await maya.keyboard.press('Enter')
  await maya.waitForURL(/\/rounds\//)

  await theo.goto(`${maya.url()}?view=summary`)
  await expect(theo.getByRole('heading', { name: 'Round 1: First look' })).toBeVisible()
  await expect(theo.getByText('no verdict yet')).toHaveCount(3)

  const lena = await forLena.newPage()
  const complaints: string[] = []
  lena.on('pageerror', (error) => complaints.push(error.message))
  await lena.goto(shared)
  await expect(lena.getByText('Round 1: First look is open.')).toBeVisible()
  await expectAccessible(lena)
  await lena.locator(`[data-picture="${imageIds[0]}"]`).tap()
  await lena.getByRole('button', { name: 'Pick' }).tap()
  await lena.getByLabel('Your name').fill('Len')
  await lena.getByRole('button', { name: 'Go on' }).tap()
  await expect(lena.getByRole('button', { name: 'Pick' })).toHaveAttribute('aria-pressed', 'true')
  await lena.getByRole('button', { name: 'Change the name' }).tap()
  await expect(lena.getByLabel('Your name')).toHaveValue('Len')
  await lena.getByLabel('Your name').fill('Lena')
  await lena.getByRole('button', { name: 'Change the name' }).tap()
  await expect(lena.getByText('You are here as Lena.').last()).toBeVisible()
  await expect(lena.getByRole('button', { name: 'Change the name' })).toBeFocused()
  await lena.getByRole('button', { name: '4 stars' }).tap()
  await lena.getByRole('button', { name: 'Pin', exact: true }).tap()
  const spot = await spotOf(lena, 0.25, 0.5)
  await lena.touchscreen.tap(spot.x, spot.y)
  await lena.getByRole('textbox', { name: 'Comment' }).fill('A little warmer here?')
  await lena.getByRole('button', { name: 'Comment', exact: true }).tap()
  const pin = lena.getByRole('button', { name: 'Pin 1 by Lena' })
  await expect(pin).toBeVisible()
  const placed = await pin.boundingBox()
  expect(Math.abs((placed?.x ?? 0) + (placed?.width ?? 0) / 2 - spot.x)).toBeLessThan(3)
  await expectAccessible(lena)
  await expectTouchable(lena)
  await expectNoSidewaysScroll(lena)

  await expect(theo.getByText('Lena (guest): pick, 4 of 5')).toBeVisible()
  await expectAccessible(theo)
  await theo.getByRole('button', { name: 'An image without a prompt' }).first().click()
  await expect(theo.getByText('0 of 3 looked at')).toBeVisible()
  await theo.keyboard.press('r')
  await theo.keyboard.press('2')
  await expect(theo.getByText('1 of 3 looked at')).toBeVisible()
  await theo.keyboard.press('f')
  await expect(theo.getByRole('button', { name: 'Final' })).toHaveAttribute('aria-pressed', 'true')
  await theo.getByRole('button', { name: 'Answer' }).click()
  await theo.getByRole('textbox', { name: 'Answer to Lena' }).fill('Like this, @Ma')
  await expect(theo.getByRole('option', { name: 'Maya Lindqvist' })).toBeVisible()
  await theo.keyboard.press('Enter')
  await theo.keyboard.type('will see to it')
  await expect(theo.getByRole('checkbox', { name: 'Clients see this' }).first()).toBeChecked()
  await theo.keyboard.press('Control+Enter')
  await expect(theo.getByText('@Maya Lindqvist')).toBeVisible()
  await expectAccessible(theo)
  await expect(lena.getByText('Like this, @a colleague will see to it')).toBeVisible({ timeout: 40_000 })

  await theo.keyboard.press('Escape')
  await theo.getByRole('button', { name: 'Close the round' }).click()
  await expect(theo.getByText('Closed', { exact: false }).first()).toBeVisible()
  await theo.getByRole('button', { name: 'Export' }).click()
  const downloading = theo.waitForEvent('download')
  await theo.getByRole('menuitem', { name: 'As a spreadsheet (CSV)' }).click()
  const file = await downloading
  expect(file.suggestedFilename()).toBe('sofas-for-lena-round-1.csv')
  const [head, first] = (await readFile(await file.path(), 'utf8')).split('\r\n')
  expect(head).toContain('Lena (guest),Theo Brandt,comments')
  expect(first).toContain(
    `1,${imageIds[0]},,final,1,0,1,3,"pick, 4 of 5","reject, 2 of 5","Lena: A little warmer here?`,
  )
  await expect(lena.getByRole('button', { name: 'Pick' })).toHaveCount(0, { timeout: 40_000 })
  expect(complaints).toEqual([])
  await Promise.all([forTheo.close(), forMaya.close(), forLena.close()])
})
