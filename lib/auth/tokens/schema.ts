import { z } from 'zod'
import { DEFAULT_TOKEN_DAYS, SCOPES } from './rules'

/** `id` is the caller's, so that asking again makes no second one; `days` it lives. */
export const NewTokenInput = z.strictObject({
  id: z.uuid().optional(),
  name: z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(80, 'must have at most 80 characters')
    .regex(/^\P{Cc}*$/u, 'must not contain control characters'),
  scopes: z
    .array(z.enum(SCOPES as [string, ...string[]]))
    .min(1, 'must name at least one')
    .max(SCOPES.length)
    .transform((scopes) => [...new Set(scopes)]),
  days: z.number().int().min(1).max(365).default(DEFAULT_TOKEN_DAYS),
})
export type NewTokenInput = z.input<typeof NewTokenInput>

/** A token as its owner sees it; `prefix` are its first characters. */
export const TokenView = z.object({
  id: z.uuid(),
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(z.string()),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
})
export type TokenView = z.infer<typeof TokenView>

/** The one answer that has the token itself. */
export const NewTokenView = TokenView.extend({ token: z.string() })
export type NewTokenView = z.infer<typeof NewTokenView>

export const TokenPage = z.object({ items: z.array(TokenView), nextCursor: z.string().nullable() })
export type TokenPage = z.infer<typeof TokenPage>

export const TokenParams = z.object({ tokenId: z.uuid() })
