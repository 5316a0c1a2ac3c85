import { beforeEach, describe, expect, it, vi } from 'vitest'
import { FIELD_NAMES } from './fields/schema'
import * as registered from './registered'

const VARIABLES = Object.values(registered).flatMap(({ variables }) => Object.keys(variables.shape))

/** The door remembers the environment it was opened in, so each test opens a new one. */
async function doorWith(values: Record<string, string> = {}) {
  for (const name of VARIABLES) vi.stubEnv(name, values[name])
  vi.resetModules()
  return import('./connected')
}
const limits = { signal: new AbortController().signal, deadlineMs: 2000 }
const ids = (door: Awaited<ReturnType<typeof doorWith>>) => door.connected().map(({ id }) => id)

beforeEach(() => void vi.unstubAllEnvs())

describe('what is switched on', () => {
  it('is the sandbox when nothing else is', async () => {
    const door = await doorWith()
    expect(ids(door)).toEqual(['sandbox'])
    expect(door.isSandbox()).toBe(true)
    const balance = await door.connectionFor('stability/sd3.5-large')?.provider.balance?.(limits)
    expect(balance).toMatchObject({ kind: 'balance' })
  })

  it('is never the sandbox beside a Stability key', async () => {
    const STABILITY_API_KEY = 'sk-something-long'
    const door = await doorWith({ STABILITY_API_KEY, STABILITY_BASE_URL: 'http://127.0.0.1:9' })
    expect(ids(door)).toEqual(['stability'])
    expect(door.isSandbox()).toBe(false)
    const balance = await door.connectionFor('stability/sd3.5-large')?.provider.balance?.(limits)
    expect(balance).toMatchObject({ code: 'UPSTREAM_UNREACHABLE' })
    const both = await doorWith({ STABILITY_API_KEY, SANDBOX: 'on' })
    expect(() => both.connected()).toThrow('SANDBOX: cannot be on beside STABILITY_API_KEY')
  })

  it('may be nothing at all', async () => {
    expect(ids(await doorWith({ SANDBOX: 'off' }))).toEqual([])
  })

  it('names the variable and the rule when one is not usable', async () => {
    const door = await doorWith({ STABILITY_API_KEY: 'sk-x', STABILITY_TIMEOUT_MS: '5' })
    expect(() => door.connected()).toThrow(/STABILITY_TIMEOUT_MS: .*1000/)
  })

  it('finds models by id, retired ones included, and nothing else', async () => {
    const door = await doorWith()
    for (const model of door.catalogue()) expect(door.findModel(model.id)).toBe(model)
    expect(door.findModel('stability/sd3')?.id).toBe('stability/sd3.5-large')
    expect(door.connectionFor('stability/sd3')?.id).toBe('sandbox')
    expect(door.findModel('nobody/nothing')).toBeUndefined()
    expect(door.connectionFor('nobody/nothing')).toBeUndefined()
  })
})

describe('every definition', () => {
  it('has an id, a rank and variables of its own, each with its description', () => {
    const all = Object.values(registered)
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    expect(new Set(all.map(({ rank }) => rank)).size).toBe(all.length)
    expect(new Set(VARIABLES).size).toBe(VARIABLES.length)
    for (const { variables } of all)
      for (const [name, schema] of Object.entries(variables.shape))
        expect((schema as { meta(): { description?: string } }).meta()?.description, name).toBeTruthy()
  })
})

it('knows each field once', () => expect(new Set(FIELD_NAMES).size).toBe(FIELD_NAMES.length))
