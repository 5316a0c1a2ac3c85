import { setTimeout as sleep } from 'node:timers/promises'
import type { RunView } from '@/lib/runs/schema'
import { asked, type Caller, newKey } from '../server/caller'
import type { Dice } from './dice'

export type Accepted = { runId: string; seeds: number[]; by: Caller }
let lastSeed = 0

/**
 * People pressing Generate without end. A press that fails on its way is pressed again with the same key, as a
 * browser would, until it is answered.
 */
export function startLoad(people: Caller[], dice: Dice, { abreast = 2, pauseMs = [50, 300] as const } = {}) {
  const accepted: Accepted[] = []
  const refused: string[] = []
  let paused = false
  let stopped = false
  let presses = 0
  let pressing = 0

  async function press(by: Caller) {
    const seeds = Array.from({ length: dice.between(1, 3) }, () => ++lastSeed)
    const headers = { 'idempotency-key': newKey() }
    for (;;) {
      presses += 1
      const answer = await by.post('/api/v1/runs', asked({ seeds }), headers).catch(() => undefined)
      if (answer?.status === 200 || answer?.status === 202) {
        accepted.push({ runId: (answer.json as RunView).id, seeds, by })
        return
      }
      // Killed, or away for a moment, is part of the game; a 500 never is.
      if (answer && answer.status !== 503) {
        refused.push(`${answer.status} ${answer.text.slice(0, 200)}`)
        return
      }
      await sleep(50)
    }
  }

  async function live(by: Caller) {
    while (!stopped) {
      if (paused) {
        await sleep(20)
        continue
      }
      pressing += 1
      await press(by).finally(() => {
        pressing -= 1
      })
      await sleep(dice.between(...pauseMs))
    }
  }

  const lives = people.flatMap((person) => Array.from({ length: abreast }, () => live(person)))
  return {
    accepted,
    /** Answers that no such press should get. */
    refused,
    presses: () => presses,
    /** No new presses; resolves when those on their way are answered. */
    async pause() {
      paused = true
      while (pressing > 0) await sleep(20)
    },
    resume() {
      paused = false
    },
    async stop() {
      stopped = true
      await Promise.all(lives)
    },
  }
}

export type Load = ReturnType<typeof startLoad>
