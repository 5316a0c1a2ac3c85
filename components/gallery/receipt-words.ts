import { formatCredits } from '@/lib/core/money'
import type { ReceiptView } from '@/lib/credits/schema'

/** What happened to the money, as the house says it everywhere: `quoted 6.5 · spent 6.5`. */
export function receiptParts(receipt: ReceiptView): [word: string, credits: string][] {
  const { state, quotedCenticredits, capturedCenticredits, returnedCenticredits } = receipt
  const parts: [string, number][] = [['quoted', quotedCenticredits]]
  if (state === 'held') parts.push(['held', quotedCenticredits])
  if (capturedCenticredits > 0) parts.push(['spent', capturedCenticredits])
  if (returnedCenticredits > 0) parts.push(['returned', returnedCenticredits])
  return parts.map(([word, amount]) => [word, formatCredits(amount)])
}

/** `1536000` -> `1.5 MB`. Decimal units, as browsers and file managers of today write them. */
export function bytesInWords(bytes: number, locale: string): string {
  const [unit, divisor] =
    bytes >= 1e6 ? (['MB', 1e6] as const) : bytes >= 1e3 ? (['kB', 1e3] as const) : (['bytes', 1] as const)
  const maximumFractionDigits = unit === 'MB' ? 1 : 0
  return `${(bytes / divisor).toLocaleString(locale, { maximumFractionDigits })} ${unit}`
}

/** A prompt in pieces, those in quotation marks told apart: they are what the picture should say. */
export function quotedPieces(prompt: string): { text: string; quoted: boolean }[] {
  return prompt
    .split(/(“[^“”]+”|"[^"]+")/)
    .filter((text) => text !== '')
    .map((text) => ({ text, quoted: /^[“"]/.test(text) && text.length > 1 }))
}
