import type { LinkCase } from './link-cases'
import { type Held, type LinkWorld, PASSWORD } from './link-world'

type Lack = 'downloads' | 'votes' | 'comments'
/** In which state a link is, and what the stranger asks it for. */
export type LinkState = {
  held: Held
  /** `gone` like an address that never was; `locked` until its password is given; `elsewhere` shows other things. */
  is: 'open' | 'gone' | 'locked' | 'elsewhere' | 'nameless' | 'not the author'
  lacks?: Lack[]
}

export function expectedOf({ is, lacks = [] }: LinkState, row: LinkCase): number {
  if (is === 'gone') return 404
  if (is === 'locked') return 401
  const { needs } = row
  const isBarred =
    needs === 'either'
      ? lacks.includes('votes') && lacks.includes('comments')
      : needs && lacks.includes(needs)
  if (isBarred) return 404
  if (is === 'elsewhere' && row.names) return 404
  if ((is === 'nameless' || is === 'not the author') && row.names === 'comment') return 404
  return is === 'nameless' && row.speaks ? 401 : row.ok
}

const NEVER = 'A'.repeat(43)
const HOUR_AGO = `now() - interval '1 hour'`

/** Every state a link can be in, each with a link of its own that was good once. */
export async function openStates(world: LinkWorld): Promise<Record<string, LinkState>> {
  const { maya, does, held, newCollection } = world
  const where = await newCollection(maya)
  const fresh = (more: object = {}) => held(maya, where, more)
  const change = (link: Held, body: object) => does(maya, 'PATCH', `/api/v1/links/${link.linkId}`, body)
  const valid = await fresh()
  const never = { ...valid, token: NEVER }
  const states: Record<string, LinkState> = {
    valid: { held: valid, is: 'open' },
    'never existed': { held: never, is: 'gone' },
    'one character off': { held: { ...valid, token: nextTo(valid.token) }, is: 'gone' },
    'too short': { held: { ...valid, token: valid.token.slice(1) }, is: 'gone' },
    'too long': { held: { ...valid, token: `${valid.token}A` }, is: 'gone' },
    'not an address': { held: { ...valid, token: '%2e%2e%2fimages' }, is: 'gone' },
    'its own id': { held: { ...valid, token: valid.linkId }, is: 'gone' },
  }
  const add = (name: string, link: Held, is: LinkState['is'], lacks?: Lack[]) => {
    states[name] = { held: link, is, ...(lacks && { lacks }) }
  }

  const expired = await fresh()
  await world.served.peek.rows(`UPDATE "ShareLink" SET "expiresAt" = ${HOUR_AGO} WHERE "id" = $1`, [
    expired.linkId,
  ])
  add('expired', expired, 'gone')
  const revoked = await fresh()
  await does(maya, 'DELETE', `/api/v1/links/${revoked.linkId}`)
  add('revoked', revoked, 'gone')
  const moved = await fresh()
  const { path } = (await does(maya, 'POST', `/api/v1/links/${moved.linkId}/address`)).json as {
    path: string
  }
  add('at its old address', moved, 'gone')
  add('at its new address', { ...moved, token: path.slice('/s/'.length) }, 'open')

  const locked = await fresh({ password: PASSWORD })
  const nameOnly = locked.cookie.split('; ')[1] ?? ''
  const forged = `triptych-unlock=9999999999999.${'A'.repeat(43)}; ${nameOnly}`
  add('with its password', locked, 'open')
  add('without its password', { ...locked, cookie: nameOnly, password: 'not the one' }, 'locked')
  add('with a seal nobody set', { ...locked, cookie: forged, password: `${PASSWORD} ` }, 'locked')
  const other = await fresh({ password: PASSWORD })
  const borrowed = `${other.cookie.split('; ')[0]}; ${nameOnly}`
  add('with the seal of another', { ...locked, cookie: borrowed, password: 'A' }, 'locked')
  await change(other, { password: 'quite another' })
  add('with the password before', other, 'locked')

  const elsewhere = await held(maya, await newCollection(maya))
  const { imageId, commentId } = valid
  add('to another collection', { ...elsewhere, imageId, commentId }, 'elsewhere')
  const another = await fresh()
  add('with the words of another', { ...another, commentId }, 'not the author')
  const single = await world.newLink(maya, 'image', where.imageId, { allowsDownload: true })
  add('to one image', { ...valid, ...single }, 'open', ['votes', 'comments'])
  const otherImage = await world.newLink(maya, 'image', await world.newPicture(maya), {
    allowsDownload: true,
  })
  add('to another image', { ...valid, ...otherImage }, 'elsewhere', ['votes', 'comments'])
  add('without a name', { ...valid, cookie: '' }, 'nameless')
  add('with the name of another', { ...valid, cookie: another.cookie }, 'nameless')
  return states
}

/** What its maker or its team come to, and what it shows; each with the real verb. */
export async function endStates(world: LinkWorld): Promise<Record<string, LinkState>> {
  const { team, maya, does, held, newCollection } = world
  const gone = (link: Held): LinkState => ({ held: link, is: 'gone' })
  const states: Record<string, LinkState> = {}
  const shown = await newCollection(maya, 'view')
  const [rex, sam] = [await world.joins('Rex', team, 'editor'), await world.joins('Sam', team, 'editor')]
  const [rexs, sams] = [await held(rex, await newCollection(rex)), await held(sam, await newCollection(sam))]
  const rexOfMayas = await held(rex, shown)
  await does(team, 'DELETE', `/api/v1/members/${rex.person.id}`)
  // What somebody shared goes on with their work: it is the heir's now, and shows what the heir sees.
  states['its maker removed, with an heir'] = { held: rexs, is: 'open' }
  states['its maker removed, of what the heir does not see'] = gone(rexOfMayas)
  await does(team, 'POST', `/api/v1/people/${sam.person.id}/suspend`)
  states['its maker suspended'] = gone(sams)

  const nils = await world.joins('Nils', team, 'editor')
  const nilss = await held(nils, await newCollection(nils))
  await world.served.peek.rows('DELETE FROM "Membership" WHERE "userId" = $1 AND "teamId" = $2', [
    nils.person.id,
    team.teamId,
  ])
  states['its maker out of the team'] = gone(nilss)

  const edda = await world.joins('Edda', team, 'editor')
  const hidden = await held(edda, shown)
  const image = shown.imageId
  await does(maya, 'PUT', `/api/v1/images/${image}/show`)
  const ofImage = await world.newLink(edda, 'image', image, { allowsDownload: true })
  await does(maya, 'PATCH', `/api/v1/collections/${shown.collectionId}`, { teamLevel: null })
  await does(maya, 'DELETE', `/api/v1/images/${image}/show`)
  states['its collection hidden from its maker'] = gone(hidden)
  states['its image hidden from its maker'] = gone({ ...hidden, ...ofImage })

  const trashed = await newCollection(maya)
  const whole = await held(maya, trashed)
  const one = await world.newLink(maya, 'image', trashed.imageId, { allowsDownload: true })
  await does(maya, 'DELETE', `/api/v1/images/${trashed.imageId}`)
  states['its image in the trash'] = gone({ ...whole, ...one })
  states['one of its images in the trash'] = { held: whole, is: 'elsewhere' }
  const discarded = await held(maya, await newCollection(maya))
  await does(maya, 'DELETE', `/api/v1/collections/${discarded.collectionId}`)
  states['its collection deleted'] = gone(discarded)
  const doomed = await world.newTeam('Southlight')
  const last = await held(doomed, await newCollection(doomed))
  await does(doomed, 'DELETE', `/api/v1/teams/${doomed.teamId}`)
  states['its team deleted'] = gone(last)
  return states
}

/** What a link does not allow: taken back after it was used. */
export async function narrowStates(world: LinkWorld): Promise<Record<string, LinkState>> {
  const { maya, does, held } = world
  const where = await world.newCollection(maya)
  const lacking = async (lacks: Lack[], body: object): Promise<LinkState> => {
    const link = await held(maya, where)
    await does(maya, 'PATCH', `/api/v1/links/${link.linkId}`, body)
    return { held: link, is: 'open', lacks }
  }
  return {
    'no downloads': await lacking(['downloads'], { allowsDownload: false }),
    'no votes': await lacking(['votes'], { allowsVotes: false }),
    'no comments': await lacking(['comments'], { allowsComments: false }),
    'only looking': await lacking(['downloads', 'votes', 'comments'], {
      allowsDownload: false,
      allowsVotes: false,
      allowsComments: false,
    }),
  }
}

function nextTo(token: string): string {
  const last = token.at(-1) === 'A' ? 'B' : 'A'
  return token.slice(0, -1) + last
}
