import pg from 'pg'
import type { Page } from 'playwright-core'

type Generation = { seed: number | null; image: { id: string } | null }
export type Run = { id: string; generations: Generation[] }

/** Asks the API as the person of the page; fails unless the answer is a success. */
async function ask<T>(page: Page, path: string, options: Parameters<Page['request']['fetch']>[1] = {}) {
  const answer = await page.request.fetch(`/api/v1${path}`, options)
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`)
  return (await answer.json()) as T
}

/** Something saved, a run or a sweep; with `wait` the answer comes when it is done. */
export const post = <T>(page: Page, path: string, data: object, wait = false) =>
  ask<T>(page, path, {
    method: 'POST',
    data,
    headers: { 'idempotency-key': crypto.randomUUID(), ...(wait && { prefer: 'wait=30' }) },
  })

type Listed = { id: string; alt?: string; prompt?: string }

/** The person's images, newest first. */
export const imagesOf = async (page: Page) => (await ask<{ items: Listed[] }>(page, '/images')).items

/** The images of the newest run whose prompt has these words. */
export async function imagesOfRun(page: Page, words: string): Promise<string[]> {
  const { items } = await ask<{ items: (Run & { settings: { prompt: string } })[] }>(page, '/runs?limit=50')
  const run = items.find(({ settings }) => settings.prompt.includes(words))
  return (run?.generations ?? []).flatMap(({ image }) => (image ? [image.id] : []))
}

/** How the sandbox was told to misbehave is no part of the pictures. */
export async function forgetTags(): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.SCREENS_DATABASE_URL })
  await client.connect()
  await client.query(
    `UPDATE "Run" SET "settings" = "settings" - 'negativePrompt' WHERE "settings"->>'negativePrompt' LIKE '[sandbox:%'`,
  )
  await client.end()
}
