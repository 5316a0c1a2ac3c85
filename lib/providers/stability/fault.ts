import { z } from 'zod'
import type { Answer } from '../exchange'
import { jsonIn } from '../json'
import type { Failure } from '../provider'
import { quotable } from '../redact'
import { faultOf, moderated, rateLimited, retryAfterMs } from '../status-fault'
import type { Upstream } from '../upstream'

const LONGEST_FAULT_BYTES = 64 * 1024
/** Source: help centre, "API Key Rate Limit Information": past 150 requests in 10 s, a 60 s lockout. */
const LOCKOUT_MS = 60_000

const text = z.string().optional().catch(undefined)
/** v2beta sends `errors`, the older v1 routes one `message`. */
const Fault = z.object({
  name: text,
  message: text,
  errors: z.array(z.string().nullable().catch(null)).catch([]),
})
type Fault = { name?: string; said: string }

/** What the content filter looks at: besides the prompt perhaps the pictures it starts from. */
export type Judged = 'the prompt' | 'the prompt or a picture'

/** An answer other than 200 as an Outcome. Source: v2beta error list; 401 and 402 from the official nodes. */
export function readFault(answer: Answer, upstream: Upstream, judged: Judged = 'the prompt'): Failure {
  const fault = faultIn(answer, upstream.secret)
  const detail = `status ${answer.status}${fault.name ? ` ${fault.name}` : ''}${fault.said ? `: ${fault.said}` : ''}`
  return { ...meaningOf(answer, fault, judged, upstream), detail }
}

function faultIn(answer: Answer, apiKey: string): Fault {
  if (answer.bytes.length > LONGEST_FAULT_BYTES) return { said: '' }
  const parsed = Fault.safeParse(jsonIn(answer.bytes)).data
  if (!parsed) return { said: '' }
  const said = [...parsed.errors, parsed.message].filter(Boolean).join('; ')
  return {
    name: parsed.name && quotable(parsed.name, apiKey, 60),
    said: quotable(said, apiKey).replace(/\.$/, ''),
  }
}

/**
 * The usual meaning of the status, but for what Stability says more of. In v2beta a 403 is moderation; any other 403
 * (v1's `permission_denied`, a firewall's page) is about the key.
 */
function meaningOf(answer: Answer, { name, said }: Fault, judged: Judged, upstream: Upstream): Failure {
  const usual = faultOf(answer, said, upstream)
  switch (answer.status) {
    case 403: {
      const message = `${upstream.name}'s content filter refused ${judged}, so no picture was made.`
      return /moderation/i.test(`${name} ${said}`) ? { ...moderated(upstream), message } : usual
    }
    case 413:
      return { ...usual, message: `The request is larger than ${upstream.name} takes (10 MiB).` }
    case 422:
      return { ...usual, message: `${usual.message} Prompts have to be in English.` }
    case 429:
      return rateLimited(upstream, retryAfterMs(answer) ?? LOCKOUT_MS)
    default:
      return usual
  }
}
