import { startServer } from '../support/server'
import { credits, expect, PASSWORD, test } from './stage'

test('an operator fills a wallet, and the page says so at once', async ({ page }) => {
  const server = await startServer({ env: { LOG_LEVEL: 'warn' } })
  try {
    const data = { name: 'Ada Okafor', email: 'ada@example.com', password: PASSWORD }
    expect((await page.request.post(`${server.url}/api/v1/set-up`, { data })).status()).toBe(201)
    await page.goto(`${server.url}/credits`)
    await page.getByRole('button', { name: 'Add credits' }).click()
    const dialog = page.getByRole('dialog')
    const amount = dialog.getByLabel('Credits', { exact: true })
    await amount.fill('0')
    await dialog.getByRole('button', { name: 'Add credits' }).click()
    await expect(dialog.getByText(/Write a number from 0.01/)).toBeVisible()
    await expect(amount).toBeFocused()
    await amount.fill('12,5')
    await dialog.getByRole('button', { name: 'Add credits' }).click()
    await expect(dialog).toBeHidden()
    await expect(credits(page)).toContainText('112.5')
    await expect(page.getByText('+12.5')).toBeVisible()
  } finally {
    await server.stop()
  }
})

test('who runs nothing is told whom to ask', async ({ context, page, house }) => {
  await house.newPerson(context, 'Ada Okafor')
  await context.clearCookies()
  await house.newPerson(context, 'Maya Lindqvist')
  await page.goto('/credits')
  await expect(page.getByText(/Whoever runs this studio can add credits/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Add credits' })).toHaveCount(0)
  const more = page.getByRole('region', { name: 'More credits' })
  await expect(more).toContainText(/my account person\d+@example.com\? It is done at http/)
  await expect(more.getByRole('link', { name: 'Write a mail' })).toHaveAttribute(
    'href',
    /^mailto:\?subject=Credits%20/,
  )
})
