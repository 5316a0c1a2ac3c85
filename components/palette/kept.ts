const RECENT_KEY = 'triptych.recent-commands'
const SINGLE_KEY = 'triptych.single-keys'
const KEPT = 5

/** The commands used last on this device, newest first. Browser only. */
export function recentCommands(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(RECENT_KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : []
  } catch {
    return []
  }
}

export function rememberCommand(id: string) {
  const ids = [id, ...recentCommands().filter((each) => each !== id)].slice(0, KEPT)
  localStorage.setItem(RECENT_KEY, JSON.stringify(ids))
}

/** Whether keys such as `/` and `?` count on this device; those with Control or Command always do. Browser only. */
export const hasSingleKeys = () => localStorage.getItem(SINGLE_KEY) !== 'off'

export function writeSingleKeys(on: boolean) {
  if (on) localStorage.removeItem(SINGLE_KEY)
  else localStorage.setItem(SINGLE_KEY, 'off')
}
