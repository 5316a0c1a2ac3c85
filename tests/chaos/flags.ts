import { parseArgs } from 'node:util'

export const PARTS = ['kills', 'restarts', 'upstream', 'disk', 'input'] as const
export type Part = (typeof PARTS)[number]
export type Flags = { parts: Part[]; kills: number; restarts: number; inputs: number; seed: number }

const HELP = `npm run chaos -- [part ...] [--kills=200] [--restarts=50] [--inputs=100000] [--seed=N]
parts: ${PARTS.join(', ')}; all of them when none is named`

/** What was asked on the command line. Throws an Error with the usage. */
export function readFlags(args: string[]): Flags {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      kills: { type: 'string', default: '200' },
      restarts: { type: 'string', default: '50' },
      inputs: { type: 'string', default: '100000' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    },
  })
  const named = PARTS.filter((part) => positionals.includes(part))
  const numbers = {
    kills: whole(values.kills),
    restarts: whole(values.restarts),
    inputs: whole(values.inputs),
  }
  if (named.length < positionals.length) throw new Error(HELP)
  return { parts: named.length > 0 ? named : [...PARTS], ...numbers, seed: whole(values.seed) }
}

function whole(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(HELP)
  return Number(text)
}
