import { z } from 'zod'

/** How long one answer may take, in ms, for a provider's environment. */
export const timeoutMs = (usual: number) =>
  z.coerce
    .number()
    .int()
    .min(1000)
    .max(1_800_000)
    .default(usual)
    .meta({ description: 'How long one picture may take, in milliseconds.' })

/** Requests in any 10 seconds, over all instances. */
export const requestsPer10s = () =>
  z.coerce
    .number()
    .int()
    .min(0)
    .max(100_000)
    .default(0)
    .meta({ description: 'Requests in any 10 seconds, over all instances; 0 is no limit.' })

/** A price in credits of 0.01 USD, with two decimals. */
export const creditsPerImage = (usual: number, description: string) =>
  z.coerce.number().min(0.01).max(10_000).multipleOf(0.01).default(usual).meta({ description })

/** 3.5 credits -> 350. */
export const centicredits = (credits: number): number => Math.round(credits * 100)

/** Names separated by commas. */
export const list = (usual: string, description: string) =>
  z
    .string()
    .default(usual)
    .transform((text) =>
      text
        .split(',')
        .map((each) => each.trim())
        .filter(Boolean),
    )
    .meta({ description })
