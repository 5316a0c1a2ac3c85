import { z } from 'zod'
import { SAMPLER } from './graph'

const text = z.string().optional().catch(undefined)
const Message = z.object({
  type: z.string(),
  data: z
    .object({
      prompt_id: text,
      node: z.string().nullish().catch(undefined),
      value: z.number().optional().catch(undefined),
      max: z.number().optional().catch(undefined),
    })
    .catch({}),
})

/** What a text frame tells of one job: how far it is, or that it is worth a look. */
export type News = { progress: number } | 'look' | 'nothing'

const ENDS = new Set(['executed', 'execution_success', 'execution_error', 'execution_interrupted'])

/**
 * Reads the frames of one job's socket. Progress without an id counts only once the job itself has begun: a
 * job that another posted without a client id is told to everybody.
 */
export function messageReader(isOurs: (promptId: string) => boolean): (frame: unknown) => News {
  let hasBegun = false
  return (frame) => {
    const message = typeof frame === 'string' ? parse(frame) : undefined
    if (!message) return 'nothing'
    const { type, data } = message
    if (data.prompt_id !== undefined && !isOurs(data.prompt_id)) return 'nothing'
    if (type === 'execution_start' || (type === 'executing' && data.node)) hasBegun = true
    if (ENDS.has(type) || (type === 'executing' && data.node === null)) return 'look'
    if (type !== 'progress' || (!hasBegun && data.prompt_id === undefined)) return 'nothing'
    return progressIn(data)
  }
}

function progressIn({ node, value, max }: z.output<typeof Message>['data']): News {
  if ((node && node !== SAMPLER) || value === undefined || !max || max <= 0) return 'nothing'
  return { progress: Math.min(1, Math.max(0, value / max)) }
}

function parse(frame: string): z.output<typeof Message> | undefined {
  try {
    return Message.safeParse(JSON.parse(frame)).data
  } catch {
    return undefined
  }
}
