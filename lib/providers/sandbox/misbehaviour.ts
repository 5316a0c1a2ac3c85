/** What the words in a prompt, or a negative prompt, can make the sandbox do, for demos and tests. Every key is a tag `[sandbox:<key>]`. */
export const SANDBOX_MISBEHAVIOUR = {
  filter: '200 with finish-reason CONTENT_FILTERED and a blurred picture',
  moderate: '403 content_moderation',
  '402': '402 payment_required: the upstream account is empty',
  '429': '429 rate_limit_exceeded',
  '500': '500 internal_error',
  slow: 'answers after 8 seconds, or after `[sandbox:slow=20s]`',
  truncated: '200 with a picture that stops at 60 % of its bytes',
  html: "200 with a gateway's HTML page instead of a picture",
} as const

export type Misbehaviour = keyof typeof SANDBOX_MISBEHAVIOUR

const TAG =
  /\[sandbox:(filter|moderate|402|429|500|slow|truncated|html)(?:=(\d{1,3})s)?(?::(\d{1,4})\/(\d{1,4}))?\]/gi
const SLOW_MS = 8_000

export type Plan = { acts: ReadonlySet<Misbehaviour>; slowMs?: number }

/**
 * The tags in the words that apply to this seed. `[sandbox:filter:1/4]` applies when `seed % 4` is 1, so that
 * some images of a run misbehave and others do not.
 */
export function misbehaviourOf(words: string, seed: number): Plan {
  const acts = new Set<Misbehaviour>()
  let slowMs: number | undefined
  for (const [, name = '', seconds, rest, every] of words.matchAll(TAG)) {
    const applies = every === undefined || seed % Math.max(1, Number(every)) === Number(rest)
    if (!applies) continue
    const act = name.toLowerCase() as Misbehaviour
    acts.add(act)
    if (act === 'slow') slowMs = seconds === undefined ? SLOW_MS : Number(seconds) * 1000
  }
  return slowMs === undefined ? { acts } : { acts, slowMs }
}
