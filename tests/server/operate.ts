import { expect } from 'vitest'
import type { GenerationView, RunView } from '@/lib/runs/schema'
import { newKey } from './caller'
import { type Decoded, decode } from './pixels'
import { openServed } from './served'

type Asked = { model: string } & Record<string, unknown>
export type Made = Decoded & { run: RunView; generation: GenerationView }

/** The built app with no provider but the sandbox, and somebody with plenty of credits who works in it. */
export async function openSandbox(env: Record<string, string> = {}) {
  const served = await openServed({ env: { STABILITY_API_KEY: '', SANDBOX_LATENCY_MS: '0', ...env } })
  const maya = await served.person('Maya', 5000)

  /** Gives the id under which the picture may be named in a run. */
  async function upload({ bytes }: { bytes: Buffer }, type = 'image/png'): Promise<string> {
    const answer = await maya.ask('POST', '/api/v1/uploads', {
      raw: new Uint8Array(bytes),
      headers: { 'content-type': type },
    })
    expect([200, 201], answer.text).toContain(answer.status)
    return (answer.json as { id: string }).id
  }

  /** Starts a run of one picture, waits, and gives the picture as the browser gets it. */
  async function make({ model, ...more }: Asked): Promise<Made> {
    const body = { model: `stability/${model}`, ...more }
    const answer = await maya.post('/api/v1/runs', body, { 'idempotency-key': newKey(), prefer: 'wait=60' })
    expect(answer.status, answer.text).toBe(200)
    const run = answer.json as RunView
    const generation = run.generations[0]
    if (!generation?.image) throw new Error(`${model}: ${generation?.code} ${generation?.message}`)
    expect(generation).toMatchObject({ state: 'succeeded', money: 'captured' })
    const { status, bytes } = await maya.get(`/api/v1/images/${generation.image.id}/original`)
    expect(status).toBe(200)
    const picture = await decode(bytes)
    expect([generation.image.widthPx, generation.image.heightPx]).toEqual([picture.width, picture.height])
    return { ...picture, run, generation }
  }

  return { ...served, maya, upload, make }
}

export type Sandbox = Awaited<ReturnType<typeof openSandbox>>
