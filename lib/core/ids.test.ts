import { expect, it } from 'vitest'
import { z } from 'zod'
import { newId } from './ids'

it('makes UUIDs of version 7 that hold their time', () => {
  const id = newId(Date.UTC(2026, 10, 21))
  expect(z.uuidv7().safeParse(id).success).toBe(true)
  expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(Date.UTC(2026, 10, 21))
})

it('gives ids of one millisecond in the order they were made, but where the sequence begins anew', () => {
  const ids = Array.from({ length: 4096 }, () => newId(1_000))
  const steps = ids.slice(1).filter((id, i) => id < (ids[i] ?? ''))
  expect(new Set(ids).size).toBe(4096)
  expect(steps.length).toBeLessThanOrEqual(1)
})
