import { devices } from '@playwright/test'
import {
  cards,
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  expectTouchable,
  generate,
  test,
  untilListening,
} from './stage'

const PASSWORD = 'wing beat 7'
const { userAgent } = devices['Pixel 7']
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, userAgent }

test('a collection is shared with a password, seen on a phone, and gone once the link is revoked', async ({
  maya,
  browser,
  house,
}) => {
  test.slow()
  await generate(maya, 'A yellow train in the fog')
  await cards(maya).getByRole('img').first().waitFor({ timeout: 40_000 })
  const { items } = await (await maya.request.get('/api/v1/images')).json()
  const data = {
    name: 'Autumn campaign, the rooftop series',
    imageIds: items.map(({ id }: { id: string }) => id),
  }
  const { id } = await (await maya.request.post('/api/v1/collections', { data })).json()

  await maya.goto(`/collections/${id}`)
  await maya.getByRole('button', { name: 'Share', exact: true }).click()
  const dialog = maya.getByRole('dialog')
  await dialog.getByLabel('Password', { exact: true }).fill('short')
  await dialog.getByRole('button', { name: 'Make the link' }).click()
  await expect(dialog.getByText(/^The password/)).toBeVisible()
  await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await dialog.getByLabel('may download').check()
  await expectAccessible(maya)
  await dialog.getByRole('button', { name: 'Make the link' }).click()
  const address = await dialog.getByLabel('The address').inputValue()
  expect(address).toMatch(new RegExp(`^${house.url}/s/[\\w-]{43}$`))
  await dialog.getByRole('button', { name: 'Done' }).click()

  const stranger = await browser.newContext(PHONE)
  const phone = await stranger.newPage()
  const complaints: string[] = []
  phone.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  await phone.goto(address)
  await expectAccessible(phone)
  await expectTouchable(phone)
  expect(complaints).toEqual([])
  await phone.getByLabel('Password', { exact: true }).fill('wing beat 8')
  await phone.getByRole('button', { name: 'Open' }).tap()
  await expect(phone.getByText('That is not the password')).toBeVisible()
  complaints.length = 0
  await phone.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await phone.getByRole('button', { name: 'Open' }).tap()
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Autumn campaign, the rooftop series')
  await expect(phone.getByText(/^Shared by Maya Lindqvist on .* open until/)).toBeVisible()
  await untilListening(phone)
  await expectNoSidewaysScroll(phone)
  await expectAccessible(phone)

  await phone.getByRole('link', { name: 'Picture 1' }).tap()
  const viewer = phone.getByRole('dialog', { name: /^Picture 1 of/ })
  await expect(viewer.getByRole('img', { name: 'Picture 1' })).toBeVisible()
  await expectAccessible(phone)
  await expectTouchable(phone)
  const download = phone.waitForEvent('download')
  await viewer.getByRole('link', { name: 'Download' }).tap()
  expect((await download).suggestedFilename()).toMatch(/^autumn-campaign-the-rooftop-series-\w{6}\.png$/)
  await phone.goBack()
  await expect(viewer).toBeHidden()
  await expect(phone).toHaveURL(address)
  expect(complaints).toEqual([])

  await maya.goto('/links')
  const row = maya.getByRole('listitem').filter({ hasText: 'Autumn campaign' })
  await expect(row).toContainText('seen once')
  await expectAccessible(maya)
  await row.getByRole('button', { name: /^What to do/ }).click()
  await maya.getByRole('menuitem', { name: 'Revoke…' }).click()
  await maya.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  await expect(row).toContainText('Revoked')

  await phone.reload()
  await expect(phone.getByRole('heading', { name: 'Nothing is shared here' })).toBeVisible()
  await expectAccessible(phone)
  await stranger.close()
})
