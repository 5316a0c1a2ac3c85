import { z } from 'zod'
import type { Failure } from '../provider'
import { type ComfyServer, wordsOf } from './client'
import { badAnswer, refused } from './fault'
import { SAMPLER, SAVE } from './graph'

const text = z.string().optional().catch(undefined)
const StoredImage = z.object({
  filename: z.string().min(1),
  subfolder: z.string().catch(''),
  type: z.string().catch('output'),
})
export type StoredImage = z.output<typeof StoredImage>

const images = z
  .array(z.unknown())
  .transform((all) => all.flatMap((each) => StoredImage.safeParse(each).data ?? []))
const Output = z.object({ images: images.catch([]) }).catch({ images: [] })
const Status = z.object({
  status_str: text,
  completed: z.boolean().optional().catch(undefined),
  messages: z.array(z.tuple([z.string(), z.unknown()]).catch(['', null])).catch([]),
})
const Entry = z.object({
  prompt: z.array(z.unknown()).catch([]),
  outputs: z.record(z.string(), Output).catch({}),
  status: Status.optional().catch(undefined),
})
export type Entry = z.output<typeof Entry>
const Told = z.object({ exception_message: text, exception_type: text, node_type: text }).catch({})

/** The entry of `GET /history/{id}`: null while there is none, undefined when the answer cannot be read. */
export function entryIn(json: unknown, promptId: string): Entry | null | undefined {
  const all = z.record(z.string(), z.unknown()).safeParse(json).data
  if (!all) return undefined
  return Object.hasOwn(all, promptId) ? Entry.safeParse(all[promptId]).data : null
}

/** The file that a finished job has saved, or why there is none. */
export function resultOf({ outputs, status }: Entry, server: ComfyServer): StoredImage | Failure {
  const told = (event: string) => status?.messages.find(([name]) => name === event)?.[1]
  if (told('execution_interrupted') !== undefined) return INTERRUPTED
  const error = told('execution_error')
  if (error !== undefined || status?.status_str === 'error') return failed(error, server)
  const saved = [outputs[SAVE], ...Object.values(outputs)].flatMap((output) => output?.images ?? [])
  return saved.find(({ type }) => type === 'output') ?? NOTHING_SAVED
}

/** The seed in the graph as the server kept it; undefined when it is not there. */
export function seedOf({ prompt }: Entry): number | undefined {
  const Kept = z.object({
    [SAMPLER]: z.object({ inputs: z.object({ seed: z.int().min(0).max(4_294_967_295) }) }),
  })
  return Kept.safeParse(prompt[2]).data?.[SAMPLER]?.inputs.seed
}

function failed(error: unknown, server: ComfyServer): Failure {
  const { exception_message = '', exception_type = '', node_type } = Told.parse(error ?? {})
  const words = wordsOf(exception_message || exception_type, server)
  const where = node_type ? ` at ${wordsOf(node_type, server, 60)}` : ''
  return badAnswer(
    'UPSTREAM_FAILED',
    `The ComfyUI server failed while it made the picture${words && `: ${words}`}.`,
    `${wordsOf(exception_type, server, 80)}${where}`,
  )
}

const INTERRUPTED = refused(
  'UPSTREAM_INTERRUPTED',
  'Somebody stopped this picture at the ComfyUI server before it was done.',
)
const NOTHING_SAVED = badAnswer('UPSTREAM_EMPTY', 'The ComfyUI server finished without saving a picture.')
