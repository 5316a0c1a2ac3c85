import { z } from 'zod'

const text = z.string().nullish().catch(null)
const wholeNumber = z.union([
  z.number(),
  z
    .string()
    .regex(/^\d{1,10}$/)
    .transform(Number),
])
const seconds = z.union([
  z.number(),
  z
    .string()
    .regex(/^\d{1,6}(\.\d+)?$/)
    .transform(Number),
])
const addresses = z
  .union([z.array(z.unknown()), z.string().transform((one) => [one])])
  .catch([])
  .transform((all) => all.filter((each) => typeof each === 'string' && each !== ''))
  .pipe(z.array(z.string()))

/** `id` is a whole number, here as text. A message is text, or lists of texts by field; V3 spells it `messege`. */
export const Reply = z.object({
  status: z.string().toLowerCase(),
  id: z
    .union([z.number().int().min(0), z.string().regex(/^\d{1,20}$/)])
    .transform(String)
    .optional()
    .catch(undefined),
  output: addresses,
  proxy_links: addresses,
  eta: seconds.pipe(z.number().min(0).max(3600)).nullish().catch(null),
  fetch_result: text,
  message: z.unknown().optional(),
  messege: z.unknown().optional(),
  tip: text,
  tips: text,
  nsfw_content_detected: z.unknown().optional(),
  meta: z
    .object({
      seed: wholeNumber.pipe(z.number().int().min(0).max(4_294_967_295)).optional().catch(undefined),
    })
    .nullish()
    .catch(null),
})
export type Reply = z.infer<typeof Reply>

/** The reply in an answer; undefined when it says no status, which every reply does. */
export const replyIn = (json: unknown): Reply | undefined => Reply.safeParse(json).data

/** What it says to a person: `prompt: The prompt field is required.` */
export function saidIn({ message, messege }: Pick<Reply, 'message' | 'messege'>): string {
  const told = message ?? messege
  if (typeof told === 'string') return told
  const byField = z.record(z.string(), z.union([z.string(), z.array(z.string())])).safeParse(told).data ?? {}
  return Object.entries(byField)
    .map(([field, rules]) => `${field}: ${[rules].flat().join(' ')}`)
    .join('; ')
}

/** True when the message lists fields: then the request broke their rules. */
export const namesFields = ({ message, messege }: Reply): boolean =>
  typeof (message ?? messege) === 'object' && (message ?? messege) !== null

/** V6 says it as a boolean, its samples as text; one per picture is possible. */
export const isFlagged = ({ nsfw_content_detected: flag }: Reply): boolean =>
  [flag]
    .flat()
    .some((each) => each === true || each === 1 || (typeof each === 'string' && /^(true|yes|1)$/i.test(each)))
