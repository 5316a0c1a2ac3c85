import { z } from 'zod'

export const WalletView = z.object({
  balanceCenticredits: z.int(),
  heldCenticredits: z.int(),
  availableCenticredits: z.int(),
})
export type WalletView = z.infer<typeof WalletView>

export const LEDGER_KINDS = ['grant', 'capture', 'refund', 'given', 'received'] as const

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

/** An operator's gift to somebody's personal wallet. */
export const GrantInput = z.strictObject({
  email: z.email().max(254),
  credits: z
    .number()
    .min(0.01, 'must be at least 0.01')
    .max(100_000, 'must be at most 100 000')
    .multipleOf(0.01, 'must have at most two decimals'),
  note: z.string().trim().max(200).default(''),
})
export type GrantInput = z.infer<typeof GrantInput>
