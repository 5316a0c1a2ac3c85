import { toast } from '@/components/ui/toast-store'
import { callApi } from './api'

const CHANNEL = 'triptych-team'
/** This page: a channel is heard by every other object of its name, those of the page that speaks among them. */
const PAGE = Math.random()

/** Acts in another team from now on, in every tab of this browser; opens `path` there. */
export async function switchTeam(teamId: string, path = '/studio'): Promise<void> {
  const answer = await callApi(`/teams/${teamId}/switch`, { method: 'POST' })
  if (answer.ok) goTo(teamId, path)
  else toast(answer.message, { tone: 'bad' })
}

/** After this browser acts in a team: tells the other tabs, and draws this one anew. */
export function goTo(teamId: string, path: string): void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.postMessage({ teamId, from: PAGE })
  channel.close()
  location.assign(path)
}

/** Calls back with the team another tab switched to. Returns the way out. */
export function onSwitched(listener: (teamId: unknown) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.onmessage = ({ data }) => {
    if (data.from !== PAGE) listener(data.teamId)
  }
  return () => channel.close()
}
