const HEADER = 'triptych-team'

/** Marks the frame with the team its page was drawn for: the next thing pressed there is meant for that one. */
export const teamAttributes = (teamId: string) => ({ 'data-team': teamId })

/** The team this page was drawn for; undefined outside the house. */
export const pageTeam = (): string | undefined =>
  typeof document === 'undefined'
    ? undefined
    : document.querySelector?.<HTMLElement>('[data-team]')?.dataset.team

/** The header that says so, for every call of the page: another tab may have switched since. */
export function teamHeader(): Record<string, string> {
  const teamId = pageTeam()
  return teamId ? { [HEADER]: teamId } : {}
}

/** The same in the address, where no header can be sent. */
export function inPageTeam(url: string): string {
  const teamId = pageTeam()
  return teamId ? `${url}${url.includes('?') ? '&' : '?'}team=${teamId}` : url
}
