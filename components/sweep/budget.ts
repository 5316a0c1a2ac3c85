/** Credits as people write them, in centicredits; null for nothing written, undefined for what is no amount. */
export function readCredits(text: string): number | null | undefined {
  const written = text.trim().replace(',', '.')
  if (written === '') return null
  const amount = Number(written)
  return Number.isFinite(amount) && amount > 0 ? Math.round(amount * 100) : undefined
}
