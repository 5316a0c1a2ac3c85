import type { APIRequestContext } from 'playwright-core'
import type { As } from './shots'

/** What Northlight made of its pictures, told once: a collection, links to it, a round in which people spoke. */
type World = {
  teamId: string
  collectionId: string
  roundId: string
  images: string[]
  shown: string
  locked: string
  invited: string
}

type Ask = <T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, data?: object) => Promise<T>

const asker =
  (from: APIRequestContext, teamId?: string): Ask =>
  async <T>(method: string, path: string, data?: object) => {
    const headers = teamId ? { 'triptych-team': teamId } : undefined
    const answer = await from.fetch(`/api/v1${path}`, {
      method,
      ...(data && { data }),
      ...(headers && { headers }),
    })
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`)
    return (answer.status() === 204 ? undefined : await answer.json()) as T
  }

type Made = { id: string; path: string }
type Listed = { items: { id: string; name: string; kind: string; prompt?: string }[] }

let told: Promise<World> | undefined
export const northlight = (as: As): Promise<World> => {
  told ??= tell(as)
  return told
}

async function tell(as: As): Promise<World> {
  const [theos, mayas, adas, client] = await Promise.all([as('theo'), as('maya'), as('ada'), as('guest')])
  const { items: teams } = await asker(mayas)<Listed>('GET', '/teams')
  const teamId = teams.find(({ kind }) => kind === 'shared')?.id ?? ''
  const [theo, maya, ada] = [asker(theos, teamId), asker(mayas, teamId), asker(adas, teamId)]
  const ids = async (ask: Ask) => (await ask<Listed>('GET', '/images')).items.map(({ id }) => id)
  const [posters, own] = [(await ids(theo)).slice(0, 3), await ids(maya)]
  const images = [...own.slice(2, 6), ...own.slice(0, 2), ...posters]
  const collect = (by: Ask, name: string, imageIds: string[], more: object = {}) =>
    by<Made>('POST', '/collections', { name, imageIds, ...more })

  await collect(theo, 'Posters that won', posters.slice(0, 1), { teamLevel: 'view' })
  await collect(maya, 'Loose ends', own.slice(0, 1))
  const { id: collectionId } = await collect(maya, 'Winter market, the evening series', images, {
    description: 'Lanterns, snow and the kitchen the keeper comes home to.',
    teamLevel: 'add',
  })
  const link = (by: Ask, kind: string, id: string | undefined, more: object) =>
    by<Made>('POST', '/links', { target: { kind, id }, ...more })
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
  const forIris = { name: 'Iris, first look', allowsVotes: true, allowsComments: true, allowsDownload: true }
  const { path: shown } = await link(maya, 'collection', collectionId, { ...forIris, expiresAt: inDays(13) })
  const { path: locked } = await link(maya, 'collection', collectionId, {
    ...{ name: 'The printer', password: 'wing beat 7', allowsDownload: true, givesOriginals: true },
  })
  const { id: gone } = await link(maya, 'image', own[2], { expiresAt: inDays(30) })
  await maya('DELETE', `/links/${gone}`)
  await theo('POST', '/invites', { role: 'viewer', email: 'noor@example.com', days: 7 })
  const { path: invited } = await theo<Made>('POST', '/invites', { role: 'editor', days: 30, maxUses: 5 })

  const { id: roundId } = await maya<Made>('POST', `/collections/${collectionId}/rounds`, {
    name: 'First look',
  })
  const people = { theo, maya, ada, mayaId: (await maya<Made>('GET', '/me')).id }
  await speak(people, { roundId, images, collectionId })
  await listen(asker(client), shown, images)
  return { teamId, collectionId, roundId, images, shown, locked, invited }
}

type People = { theo: Ask; maya: Ask; ada: Ask; mayaId: string }

/** What the team says of its own pictures. */
async function speak({ theo, ada, mayaId }: People, of: Pick<World, 'roundId' | 'images' | 'collectionId'>) {
  const { roundId, images, collectionId } = of
  const vote = (by: Ask, place: number, said: object) =>
    by('PUT', `/rounds/${roundId}/votes/${images[place]}`, said)
  await vote(theo, 0, { verdict: 'pick', stars: 5 })
  await vote(theo, 1, { verdict: 'maybe', stars: 3 })
  await vote(theo, 3, { verdict: 'reject' })
  await vote(theo, 6, { verdict: 'pick' })
  await vote(ada, 0, { verdict: 'pick', stars: 4 })
  await vote(ada, 3, { verdict: 'pick' })
  const say = (by: Ask, place: number, comment: object) =>
    by<Made>('POST', `/images/${images[place]}/comments`, { collectionId, ...comment })
  await say(theo, 0, { text: `@{${mayaId}} this one leads. Could the window be a little warmer?` })
  await say(ada, 3, { text: 'The table is too empty for a poster.', pin: { left: 0.62, top: 0.7 } })
  await theo('PUT', `/rounds/${roundId}/finals/${images[0]}`)
}

/** Iris, the client, has a link and no seat: she says her name, votes and pins what she means. */
async function listen(client: Ask, path: string, images: string[]) {
  const token = path.split('/').at(-1)
  await client('POST', `/shared/${token}/guest`, { name: 'Iris Moreau' })
  const vote = (place: number, said: object) => client('PUT', `/shared/${token}/votes/${images[place]}`, said)
  await vote(0, { verdict: 'pick', stars: 5 })
  await vote(1, { verdict: 'pick', stars: 4 })
  await vote(3, { verdict: 'reject' })
  const say = (place: number, text: string, pin: object) =>
    client('POST', `/shared/${token}/comments`, { imageId: images[place], text, pin })
  await say(0, 'A little warmer here?', { left: 0.3, top: 0.34 })
  await say(0, 'Could the logo sit in this corner?', { left: 0.7, top: 0.68, wide: 0.22, high: 0.2 })
}
