import { randomUUID } from 'node:crypto'

/** The body and headers of one press of the button, as the browser sends them. */
export const runBody = (prompt: string, count = 1) =>
  JSON.stringify({ model: 'stability/sd3.5-large', prompt, count })

export const runHeaders = (cookie: string) => ({
  cookie,
  'content-type': 'application/json',
  'idempotency-key': randomUUID(),
})
