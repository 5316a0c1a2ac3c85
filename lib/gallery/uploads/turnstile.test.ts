import { expect, it } from 'vitest'
import { Turnstile } from './turnstile'

const tick = () => new Promise((resolve) => setImmediate(resolve))

it('lets so many in at once, the others in their order, and turns away who finds the line full', async () => {
  const turnstile = new Turnstile({ places: 2, line: 2 })
  const begun: number[] = []
  const ends: (() => void)[] = []
  const visit = (n: number) =>
    turnstile.pass(() => {
      begun.push(n)
      return new Promise<number>((resolve) => ends.push(() => resolve(n)))
    })
  const visits = [visit(0), visit(1), visit(2), visit(3)]
  await expect(visit(4)).rejects.toMatchObject({ code: 'UNAVAILABLE', details: { retryAfterSeconds: 3 } })
  expect(begun).toEqual([0, 1])
  ends[1]?.()
  await tick()
  expect(begun).toEqual([0, 1, 2])
  for (let n = 0; n < 4; n += 1) {
    ends[n]?.()
    await tick()
  }
  expect(await Promise.all(visits)).toEqual([0, 1, 2, 3])
})

it('gives the place on when the work fails', async () => {
  const turnstile = new Turnstile({ places: 1, line: 1 })
  const broken = turnstile.pass(() => Promise.reject(new Error('broken')))
  const next = turnstile.pass(async () => 'mine')
  await expect(broken).rejects.toThrow('broken')
  expect(await next).toBe('mine')
  expect(await turnstile.pass(async () => 'again')).toBe('again')
})
