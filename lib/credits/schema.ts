import { z } from 'zod'

export const WalletView = z.object({
  balanceCenticredits: z.int(),
  heldCenticredits: z.int(),
  availableCenticredits: z.int(),
})
export type WalletView = z.infer<typeof WalletView>

const LEDGER_KINDS = ['grant', 'capture', 'refund', 'given', 'received'] as const

/** One line of the ledger; `amountCenticredits` is signed. `note` is a plain sentence. */
export const LedgerEntryView = z.object({
  id: z.uuid(),
  kind: z.enum(LEDGER_KINDS),
  amountCenticredits: z.int(),
  balanceAfterCenticredits: z.int(),
  /** The generation paid for or refunded; null for what passes between people. */
  generationId: z.uuid().nullable(),
  note: z.string(),
  createdAt: z.iso.datetime(),
})
export type LedgerEntryView = z.infer<typeof LedgerEntryView>

export const LedgerPage = z.object({ items: z.array(LedgerEntryView), nextCursor: z.string().nullable() })
export type LedgerPage = z.infer<typeof LedgerPage>

/** What happened to the money of one generation. `reason` is set when it was given back. */
export const ReceiptView = z.object({
  state: z.enum(['held', 'captured', 'released', 'refunded']),
  quotedCenticredits: z.int(),
  capturedCenticredits: z.int(),
  returnedCenticredits: z.int(),
  reason: z.string().nullable(),
  upstreamRequestId: z.string().nullable(),
  openedAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
})
export type ReceiptView = z.infer<typeof ReceiptView>

/** Ten million credits: what a wallet may hold at most, well within the integer it is kept in. */
export const MAX_BALANCE_CENTICREDITS = 1_000_000_000

const Credits = z
  .number()
  .min(0.01, 'must be at least 0.01')
  .max(100_000, 'must be at most 100 000')
  .multipleOf(0.01, 'must have at most two decimals')
const Note = z.string().trim().max(200).default('')

/** An operator's gift to somebody: to their own studio's wallet, or to theirs in the team named. */
export const GrantInput = z.strictObject({
  email: z.email().max(254),
  credits: Credits,
  note: Note,
  teamId: z.uuid().optional(),
})
export type GrantInput = z.infer<typeof GrantInput>

/** A lead's gift to a member's wallet in the team, out of the giver's own wallet in the team or in their own studio. */
export const GiveCreditsInput = z.strictObject({
  credits: Credits,
  from: z.enum(['team', 'personal']).default('team'),
  note: Note,
})
export type GiveCreditsInput = z.infer<typeof GiveCreditsInput>

/** What was given, and what the giver has left in the wallet it came from. */
export const GiftView = z.object({ amountCenticredits: z.int(), availableCenticredits: z.int() })
export type GiftView = z.infer<typeof GiftView>
