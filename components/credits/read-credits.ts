/** `1 000,5` -> `1000.5`: credits as people type them, in credits. NaN when it is no number. */
export function readCredits(text: string): number {
  const plain = text.replaceAll(/[\s’']/g, '').replace(',', '.')
  return /^\d+(\.\d*)?$/.test(plain) ? Number(plain) : Number.NaN
}
