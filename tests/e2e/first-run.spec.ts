import { cards, expect, PASSWORD, test, untilListening } from './stage'

test('from an empty studio to the first image in under a minute, then out and in again', async ({
  page,
  fresh,
  complaints,
}) => {
  const began = Date.now()
  await page.goto(fresh.url)
  await expect(page).toHaveURL(/\/set-up/)
  await page.getByLabel('Name').fill('Ada Okafor')
  await page.getByLabel('E-mail').fill('ada@example.com')
  await page.getByLabel('Password', { exact: true }).fill('short')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/at least 10 characters/)).toBeVisible()
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/studio/)
  await untilListening(page)
  await page.getByRole('button', { name: 'Try a sample prompt' }).click()
  await page.getByRole('button', { name: /^Generate/ }).click()
  const picture = cards(page).first().getByRole('img')
  await expect(picture).toBeVisible({ timeout: 30_000 })
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0)
  expect(Date.now() - began).toBeLessThan(60_000)

  await page.goto(`${fresh.url}/set-up`)
  await expect(page).not.toHaveURL(/\/set-up/)
  await page.getByRole('button', { name: /account of ada/i }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.waitForURL(/\/sign-in/)
  await page.goto(`${fresh.url}/gallery`)
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  await page.getByLabel('E-mail').fill('ada@example.com')
  await page.getByLabel('Password', { exact: true }).fill('not the password')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: /password/i })).toBeVisible()
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/gallery/)
  await expect(page.getByRole('link', { name: /lighthouse|sofa|./i }).first()).toBeVisible()
  expect(complaints.filter((text) => !/401|Failed to load resource/.test(text))).toEqual([])
})
