/** The least and most pictures that can be compared. */
export const COMPARED = { least: 2, most: 4 } as const

export const compareHref = (ids: readonly string[]) => `/compare?ids=${ids.join(',')}`

/** What stands between the chosen pictures and comparing them; null when nothing does. */
export function whyNotCompared(count: number): string | null {
  if (count < COMPARED.least) return 'Choose another one to compare.'
  return count > COMPARED.most ? `${COMPARED.most} can be compared at once.` : null
}
