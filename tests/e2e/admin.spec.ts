import { startServer } from '../support/server'
import { cards, expect, expectAccessible, expectNoSidewaysScroll, generate, PASSWORD, test } from './stage'

test('an operator sees how each provider does', async ({ page }) => {
  const server = await startServer({ env: { LOG_LEVEL: 'warn', SANDBOX_LATENCY_MS: '200' } })
  try {
    const data = { name: 'Ada Okafor', email: 'ada@example.com', password: PASSWORD }
    expect((await page.request.post(`${server.url}/api/v1/set-up`, { data })).status()).toBe(201)
    await page.goto(`${server.url}/studio`)
    await generate(page, 'A red sofa on a roof at dusk')
    await cards(page).getByRole('img').waitFor()
    await page.getByRole('button', { name: /^Account of/ }).click()
    await page.getByRole('menuitem', { name: 'Admin' }).click()
    const sandbox = page.getByRole('region', { name: 'Sandbox' })
    await expect(sandbox).toContainText('no provider is called')
    await expect(sandbox.getByRole('row', { name: /text to image/ })).toContainText(/\d\.\d s/)
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 })
      await expectNoSidewaysScroll(page)
      await expectAccessible(page)
    }
  } finally {
    await server.stop()
  }
})

test('nobody else does', async ({ context, page, house }) => {
  await house.newPerson(context, 'Ada Okafor')
  await context.clearCookies()
  await house.newPerson(context, 'Maya Lindqvist')
  expect((await page.request.get('/api/v1/providers')).status()).toBe(403)
  await page.goto('/admin')
  await expect(page.getByRole('heading', { name: 'Providers' })).toHaveCount(0)
})
