import { cards, credits, expect, generate, test } from './stage'

test('filtered: said in words, credits back, tried again with the same seed', async ({ maya }) => {
  await generate(maya, 'A battlefield [sandbox:filter]')
  const card = cards(maya).first()
  await expect(card).toContainText('Your 6.5 credits are back.', { timeout: 40_000 })
  await expect(credits(maya)).toContainText('100')
  await card.getByRole('button', { name: 'Try again' }).click()
  await expect(maya.getByRole('complementary', { name: 'Earlier runs' })).toContainText('battlefield')
  const runs = await (await maya.request.get('/api/v1/runs')).json()
  await expect.poll(async () => (await (await maya.request.get('/api/v1/runs')).json()).items.length).toBe(2)
  const again = await (await maya.request.get('/api/v1/runs')).json()
  expect(again.items[0].generations[0].seed).toBe(runs.items.at(-1).generations[0].seed)
})

test('failed: said in words, credits back', async ({ maya }) => {
  await generate(maya, 'An astronaut [sandbox:500]')
  await expect(cards(maya).first()).toContainText('Your 6.5 credits are back.', { timeout: 40_000 })
  await expect(credits(maya)).toContainText('100')
})

test('some filtered, some not: the money sentence adds up', async ({ maya }) => {
  await maya.getByRole('button', { name: 'One more' }).click()
  await maya.getByLabel(/^seed/i).first().fill('3')
  await generate(maya, 'Two birds [sandbox:filter:3/4]')
  await expect(cards(maya).filter({ hasText: 'credits are back' }).first()).toBeVisible({ timeout: 40_000 })
  const run = (await (await maya.request.get('/api/v1/runs')).json()).items[0]
  expect(run.money.quoted).toBe(run.money.spent + run.money.returned + run.money.held)
})

test('cancel: stopped at once, credits back', async ({ maya }) => {
  await generate(maya, 'A train crossing a bridge [sandbox:slow=60s]')
  await maya.getByRole('button', { name: /Cancel, 6.5 comes back/ }).click()
  await expect(cards(maya).first()).toContainText('Your 6.5 credits are back.')
  await expect(credits(maya)).toContainText('100')
})

test('too few credits: the button says so before, the server refuses after', async ({ maya }) => {
  const more = maya.getByRole('button', { name: 'One more' })
  for (let count = 1; count < 10; count++) await more.click()
  await generate(maya, 'A field of flowers')
  await expect(cards(maya).getByRole('img')).toHaveCount(10, { timeout: 40_000 })
  await expect(credits(maya)).toContainText('35')
  await expect(maya.getByText(/needs 65/i).first()).toBeVisible()
  const refused = await maya.request.post('/api/v1/runs', {
    headers: { 'idempotency-key': 'too-few-credits-1' },
    data: { model: 'stability/sd3.5-large', prompt: 'A field', count: 10 },
  })
  expect(refused.status()).toBe(402)
  expect((await refused.json()).error.message).toContain('Nothing was started or charged')
  await maya.getByRole('link', { name: 'Get more credits' }).click()
  await expect(maya).toHaveURL(/\/credits#more$/)
  await expect(maya.getByText(/Image: A field of flowers/).first()).toBeVisible()
})

test('an answer lost on the way is asked for again with the same key, and charged once', async ({ maya }) => {
  let dropped = 0
  await maya.route('**/api/v1/runs', async (route) => {
    if (route.request().method() !== 'POST' || dropped > 0) return route.continue()
    dropped += 1
    await route.fetch()
    await route.abort('connectionreset')
  })
  await generate(maya, 'A red balloon')
  await maya
    .getByRole('button', { name: /try again|send again/i })
    .first()
    .click()
  await cards(maya).getByRole('img').first().waitFor({ timeout: 40_000 })
  const { items } = await (await maya.request.get('/api/v1/runs')).json()
  expect(items).toHaveLength(1)
  await expect(credits(maya)).toContainText('93.5')
})
