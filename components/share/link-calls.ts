import { callApi } from '@/components/frame/api'
import type { ChangeLinkInput, LinkPage, LinkView, NewLink, TargetKind } from '@/lib/share/schema'

export type LinkTarget = { kind: TargetKind; id: string }

export const linksTo = ({ id }: LinkTarget) => callApi<LinkPage>(`/links?targetId=${id}&limit=100`)
export const moreLinks = (cursor: string) => callApi<LinkPage>(`/links?cursor=${encodeURIComponent(cursor)}`)
export const makeLink = (target: LinkTarget, options: ChangeLinkInput) =>
  callApi<NewLink>('/links', { method: 'POST', body: { target, ...options } })
export const changeLink = (id: string, change: ChangeLinkInput) =>
  callApi<LinkView>(`/links/${id}`, { method: 'PATCH', body: change })
export const moveLink = (id: string) => callApi<NewLink>(`/links/${id}/address`, { method: 'POST' })
export const revokeLink = (id: string) => callApi<void>(`/links/${id}`, { method: 'DELETE' })
