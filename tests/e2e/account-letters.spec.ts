import { readable, startPost } from '../mocks/smtp-post'
import { quietPort } from '../support/port'
import { startServer } from '../support/server'
import { expect, expectAccessible, expectNoSidewaysScroll, PASSWORD, test, untilListening } from './stage'

test('a letter shows whose an address is: invites come to it; another replaces a forgotten password', async ({
  page,
  browser,
}) => {
  const post = await startPost()
  const port = String(await quietPort())
  const url = `http://127.0.0.1:${port}`
  const mail = { SMTP_URL: `smtp://127.0.0.1:${post.port}`, MAIL_FROM: 'studio@example.com' }
  const server = await startServer({ env: { ...mail, PORT: port, NEXTAUTH_URL: url, SIGNUP: 'open' } })
  const link = async (count: number) => {
    await expect.poll(() => post.letters.length, { timeout: 20_000 }).toBe(count)
    const letter = post.letters.at(-1)
    return /https?:\/\/\S+\?token=[\w.-]+/.exec(letter ? readable(letter) : '')?.[0] ?? ''
  }
  const email = 'maya@example.com'
  const adas = await browser.newContext({ baseURL: url })
  const ada = { name: 'Ada Okafor', email: 'ada@example.com', password: PASSWORD }
  expect((await adas.request.post('/api/v1/set-up', { data: ada })).status()).toBe(201)
  const maya = { name: 'Maya Lindqvist', email, password: PASSWORD }
  expect((await page.request.post(`${url}/api/v1/sign-up`, { data: maya })).status()).toBe(201)
  const invites = async (name: string) => {
    const { id } = await (await adas.request.post('/api/v1/teams', { data: { name } })).json()
    const asked = { data: { role: 'editor', email }, headers: { 'triptych-team': id } }
    expect((await adas.request.post('/api/v1/invites', asked)).status()).toBe(201)
  }

  await page.goto(`${url}/settings`)
  await page.getByRole('button', { name: 'Send a letter to my address' }).click()
  await expect(page.getByText('A letter is on its way.')).toBeVisible()
  await page.goto(await link(1))
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Yes, it is mine' }).click()
  await page.getByRole('link', { name: 'What comes by mail' }).click()
  await expect(page.getByText('What you have not read comes as one letter')).toBeVisible()

  // An invite comes while she looks, and is answered where it is read.
  await page.goto(`${url}/inbox`)
  await expect(page.getByText('Nobody has told you anything yet.')).toBeVisible()
  await invites('Southlight')
  await invites('Northlight')
  await expect(page.getByRole('link', { name: 'Inbox, 2 unread' })).toBeVisible()
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Decline the invite to Southlight' }).click()
  const declined = page.getByText('Ada Okafor invited you to “Southlight” as an editor. You declined')
  await expect(declined).toBeVisible()
  await expect(page.locator(':focus')).toContainText('You declined')
  await page.getByRole('button', { name: 'Join Northlight' }).click()
  await page.waitForURL(/\/studio/)
  await page.setViewportSize({ width: 1280, height: 720 })
  await expect(page.getByRole('link', { name: 'Team Northlight' })).toBeVisible()

  const elsewhere = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const phone = await elsewhere.newPage()
  await phone.goto(`${url}/sign-in`)
  await phone.getByRole('link', { name: 'Forgot your password?' }).click()
  await phone.waitForURL(/forgot-password/)
  await untilListening(phone)
  await expectAccessible(phone)
  await phone.getByLabel('E-mail').fill(email)
  await phone.getByRole('button', { name: 'Send me the letter' }).click()
  await expect(phone.getByRole('status').filter({ hasText: 'a letter is on its way' })).toBeVisible()
  const way = await link(4)
  await phone.goto(way)
  await expectAccessible(phone)
  await expectNoSidewaysScroll(phone)
  await phone.getByLabel('Password', { exact: true }).fill('quite another password')
  await phone.getByRole('button', { name: 'Set it and go on' }).click()
  await phone.waitForURL(/\/studio/)
  await expect(phone.getByRole('textbox', { name: /^prompt/i })).toBeVisible()
  await phone.goto(way)
  await expect(phone.getByRole('heading', { name: 'This link is over' })).toBeVisible()
  await expectAccessible(phone)
  // The browser that was signed in with the old one is out.
  await page.goto(`${url}/gallery`)
  await expect(page).toHaveURL(/\/sign-in/)
  await Promise.all([elsewhere.close(), adas.close()])
  await server.stop()
  await post.close()
})
