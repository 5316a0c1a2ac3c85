import { beforeEach, describe, expect, it, vi } from 'vitest'

const stability = { apiKey: undefined as string | undefined, baseUrl: 'http://127.0.0.1:9', timeoutMs: 1000 }
const sandboxFetch = vi.fn(async () => new Response('', { status: 500 }))
vi.mock('@/lib/env', () => ({ env: () => ({ stability, SANDBOX_LATENCY_MS: -1 }) }))
vi.mock('./sandbox', () => ({ createSandboxFetch: () => sandboxFetch }))

/** The door remembers the environment it was opened in, so each test opens a new one. */
async function doorWith(apiKey: string | undefined) {
  stability.apiKey = apiKey
  vi.resetModules()
  return import('./index')
}
const limits = { signal: new AbortController().signal, deadlineMs: 2000 }

beforeEach(() => sandboxFetch.mockClear())

describe('the door of the providers', () => {
  it('lets the sandbox answer when there is no key', async () => {
    const door = await doorWith(undefined)
    expect(door.isSandbox()).toBe(true)
    const balance = await door.providerFor('stability/sd3.5-large')?.balance?.(limits)
    expect(balance).toMatchObject({ code: 'UPSTREAM_ERROR' })
    expect(sandboxFetch).toHaveBeenCalledOnce()
  })

  it('never asks the sandbox when there is a key', async () => {
    const door = await doorWith('sk-something-long')
    expect(door.isSandbox()).toBe(false)
    const balance = await door.providerFor('stability/sd3.5-large')?.balance?.(limits)
    expect(balance).toMatchObject({ code: 'UPSTREAM_UNREACHABLE' })
    expect(sandboxFetch).not.toHaveBeenCalled()
  })

  it('finds models by id, retired ones included, and nothing else', async () => {
    const door = await doorWith(undefined)
    for (const model of door.catalogue()) expect(door.findModel(model.id)).toBe(model)
    expect(door.findModel('stability/sd3')?.id).toBe('stability/sd3.5-large')
    expect(door.providerFor('stability/sd3')?.id).toBe('stability')
    expect(door.findModel('nobody/nothing')).toBeUndefined()
    expect(door.providerFor('nobody/nothing')).toBeUndefined()
  })
})
