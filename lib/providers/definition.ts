import type { z } from 'zod'
import type { Provider } from './provider'

/** A provider that is switched on. `requestsPer10s` 0 means no limit of its own. */
export type Connection = {
  provider: Provider
  /** How long one answer may take, unless the capability says otherwise. */
  timeoutMs: number
  requestsPer10s: number
  /** True when the pictures are drawn by the studio itself. */
  sandbox?: true
}

/** One upstream, as its folder exports it and `registered.ts` names it. */
export type ProviderDefinition<E extends z.ZodObject = z.ZodObject> = {
  id: string
  name: string
  /** The order in lists, lowest first. */
  rank: number
  /** Environment variables, each with `.meta({ description })` for the docs. `_FILE` works for secrets. */
  variables: E
  /** What switches it on, as one sentence for the docs. */
  switchedOnBy: string
  /** Variables that switch on everything it has, from which docs/providers.md is made. No real key. */
  example: Readonly<Record<string, string>>
  /** Sentences for the docs: what has never met the live service, or is not known of it. */
  unverified: readonly string[]
  /** The connection, or undefined when it is switched off. `others` are the ids switched on before it. */
  connect(values: z.output<E>, others: readonly string[]): Connection | undefined
}

/** Keeps the type of `variables` for `connect`, and forgets it for the list. */
export const defineProvider = <E extends z.ZodObject>(
  definition: ProviderDefinition<E>,
): ProviderDefinition => definition as unknown as ProviderDefinition
