const TEAM_HEADER = 'triptych-team'
export const TEAM_COOKIE = 'triptych-team'

/** `insisted`: by header, or `?team=` where no header can be sent; `remembered`: by this browser, from the last switch. */
export type AskedTeam = { insisted: string | null; remembered: string | null }

/** The team a request wants to act in. */
export function askedTeam(headers: Headers, inAddress: string | null): AskedTeam {
  const cookie = headers
    .get('cookie')
    ?.split(/;\s*/)
    .find((part) => part.startsWith(`${TEAM_COOKIE}=`))
  return {
    insisted: headers.get(TEAM_HEADER) ?? inAddress,
    remembered: cookie?.slice(TEAM_COOKIE.length + 1) ?? null,
  }
}
