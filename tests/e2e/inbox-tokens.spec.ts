import type { Page } from '@playwright/test'
import { pngPicture } from '../mocks/pictures'
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './stage'

/** Asks the API as the page would, from the page's own browser. */
async function api<T>(page: Page, method: string, path: string, data?: object, teamId?: string): Promise<T> {
  const headers = { origin: new URL(page.url()).origin, ...(teamId && { 'triptych-team': teamId }) }
  const answer = await page.request.fetch(`/api/v1${path}`, { method, headers, ...(data && { data }) })
  expect(answer.ok(), `${path}: ${answer.status()} ${await answer.text()}`).toBe(true)
  return (answer.status() === 204 ? undefined : await answer.json()) as T
}

test('a token is told once, opens what it names, and is revoked', async ({ maya, playwright, house }) => {
  const script = await playwright.request.newContext({ baseURL: house.url })
  await maya.goto('/settings')
  const section = maya.getByRole('region', { name: 'API tokens' })
  await section.getByRole('button', { name: 'New token' }).click()
  await section.getByRole('button', { name: 'Make the token' }).click()
  await expect(section.getByLabel('Name')).toBeFocused()
  await section.getByLabel('Name').fill('Nightly renders')
  await section.getByRole('radio', { name: 'Choose' }).click()
  await expectAccessible(maya)
  await section.getByRole('radio', { name: 'Read only' }).click()
  await section.getByRole('button', { name: 'Make the token' }).click()
  const token = await section.getByRole('status').locator('code').textContent()
  expect(token).toMatch(/^tri_[\w-]{43}$/)
  await expectAccessible(maya)

  const headers = { authorization: `Bearer ${token}` }
  expect((await script.get('/api/v1/credits', { headers })).status()).toBe(200)
  const body = { name: 'Another', scopes: ['credits:read'] }
  expect((await script.post('/api/v1/tokens', { headers, data: body })).status()).toBe(403)

  await maya.reload()
  await expect(section.getByText('Nightly renders')).toBeVisible()
  await expect(section).toContainText('read only · last used')
  expect(await maya.content()).not.toContain(token)
  await section.getByRole('button', { name: 'Revoke Nightly renders' }).click()
  await maya.getByRole('dialog').getByRole('button', { name: 'Revoke it' }).click()
  await expect(maya.getByText('“Nightly renders” is revoked.')).toBeVisible()
  await expect(section.getByText('Nightly renders')).toBeHidden()
  expect((await script.get('/api/v1/credits', { headers })).status()).toBe(401)
  await script.dispose()
})

test('a mention makes the bell count, and is read by being opened', async ({ maya, browser, house }) => {
  const { id: mayaId } = await api<{ id: string }>(maya, 'GET', '/me')
  const { id: teamId } = await api<{ id: string }>(maya, 'POST', '/teams', { name: 'North' })
  const { path } = await api<{ path: string }>(maya, 'POST', '/invites', { role: 'editor' }, teamId)
  const image = await maya.request.post('/api/v1/uploads?fileName=sofa.png', {
    headers: { origin: house.url, 'content-type': 'image/png', 'triptych-team': teamId },
    data: pngPicture(96, 72),
  })
  const { id: imageId } = (await image.json()) as { id: string }
  await api(maya, 'PUT', `/images/${imageId}/show`, undefined, teamId)

  const away = await browser.newContext({ baseURL: house.url })
  await house.newPerson(away, 'Theo Berg')
  const theo = await away.newPage()
  await theo.goto('/studio')
  await api(theo, 'POST', '/invites/accept', { token: path.split('/').at(-1) })
  const bell = maya.getByRole('link', { name: /^Inbox/ })
  await expect(bell).toHaveAccessibleName('Inbox, 1 unread')
  await api(theo, 'POST', `/images/${imageId}/comments`, { text: `@{${mayaId}} is it too red?` }, teamId)
  await expect(bell).toHaveAccessibleName('Inbox, 2 unread')

  await bell.click()
  const line = maya.getByRole('link', { name: /Theo Berg mentioned you/ })
  await expect(line).toContainText('is it too red?')
  await expect(maya.getByText('Theo Berg joined “North” as an editor')).toBeVisible()
  await expectAccessible(maya)
  for (const width of [390, 834]) {
    await maya.setViewportSize({ width, height: 900 })
    await expectNoSidewaysScroll(maya)
  }
  await line.click()
  await expect(maya).toHaveURL(new RegExp(`/gallery/${imageId}`))
  await expect(bell).toHaveAccessibleName('Inbox, 1 unread')
  const thread = maya.locator('[data-thread]').filter({ hasText: 'is it too red?' })
  await expect(thread).toHaveClass(/border-live/)
  await expect(thread).toBeInViewport()

  await api(maya, 'POST', `/teams/${teamId}/switch`)
  await maya.goto('/inbox/activity')
  await expect(maya.getByText('Theo Berg commented')).toBeVisible()
  await maya.goto('/team/audit')
  await expect(maya.getByText(/Maya Lindqvist made an invite link/)).toBeVisible()
  await maya.getByLabel('Search').fill('nobody of that name')
  await maya.getByRole('button', { name: 'Search' }).click()
  await expect(maya.getByText('Nothing in the log is like that.')).toBeVisible()
  await expectAccessible(maya)
  await away.close()
})
