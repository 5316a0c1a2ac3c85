/** A seed as typed or pasted: the first whole number in the text, or null when there is none. */
export function readSeed(text: string): number | null {
  const digits = /\d{1,15}/.exec(text.replaceAll(/[\s,_'’]/g, ''))?.[0]
  return digits === undefined ? null : Number(digits)
}
