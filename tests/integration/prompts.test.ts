import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { UserCtx } from '@/lib/core/actor'
import { newPerson, openStudio, type Studio } from './studio'

let studio: Studio
let prompts: typeof import('@/lib/prompts')
let maya: UserCtx
let theo: UserCtx
beforeAll(async () => {
  studio = await openStudio()
  prompts = await import('@/lib/prompts')
  maya = await newPerson(studio, 10)
  theo = await colleagueOf(maya)
})
afterAll(() => studio.close())

/** Somebody else acting in the same team. */
async function colleagueOf(of: UserCtx): Promise<UserCtx> {
  const other = await newPerson(studio, 10)
  const { teamId } = of.actor
  const { userId } = other.actor
  await studio.db().membership.create({ data: { teamId, userId, role: 'editor' } })
  return { ...other, now: new Date(), actor: { ...other.actor, teamId, role: 'editor' } }
}
const style = {
  kind: 'style',
  name: 'Gouache',
  text: 'gouache, muted',
  negativePrompt: null,
  isShared: false,
} as const
const names = async (ctx: UserCtx, query = {}) =>
  (await prompts.listPrompts(ctx, { limit: 50, ...query })).items.map(({ name }) => name)
const GONE = { code: 'NOT_FOUND' }

describe('a saved prompt', () => {
  it('is its author’s alone until it is shared with the team', async () => {
    const { id } = await prompts.savePrompt(maya, style)
    expect(await names(maya)).toContain('Gouache')
    expect(await names(theo)).not.toContain('Gouache')
    const shared = await prompts.changePrompt(maya, id, { isShared: true, name: 'Gouache, muted' })
    expect(shared).toMatchObject({ name: 'Gouache, muted', text: 'gouache, muted', isMine: true })
    const { items } = await prompts.listPrompts(theo, { limit: 50 })
    expect(items).toMatchObject([{ id, isMine: false, author: { id: maya.actor.userId } }])
  })

  it('is changed by its author alone, and is not there for a stranger', async () => {
    const { id } = await prompts.savePrompt(maya, { ...style, isShared: true })
    const stranger = await newPerson(studio, 10)
    for (const ctx of [theo, stranger]) {
      await expect(prompts.changePrompt(ctx, id, { name: 'Mine' })).rejects.toMatchObject(GONE)
      await expect(prompts.trashPrompt(ctx, id)).rejects.toMatchObject(GONE)
      await expect(prompts.restorePrompt(ctx, id)).rejects.toMatchObject(GONE)
    }
    expect(await names(stranger)).toEqual([])
  })

  it('goes into the trash and comes back; twice is once; after 30 days it is gone', async () => {
    const { id } = await prompts.savePrompt(maya, { ...style, kind: 'prompt', name: 'A cup' })
    await prompts.trashPrompt(maya, id)
    await prompts.trashPrompt(maya, id)
    expect(await names(maya, { kind: 'prompt' })).toEqual([])
    await expect(prompts.changePrompt(maya, id, { name: 'x' })).rejects.toMatchObject(GONE)
    await prompts.restorePrompt(maya, id)
    await prompts.restorePrompt(maya, id)
    expect(await names(maya, { kind: 'prompt' })).toEqual(['A cup'])
    await prompts.trashPrompt(maya, id)
    const days = (count: number) => new Date(Date.now() + count * 86_400_000)
    expect(await prompts.purgePrompts(days(29))).toBe(0)
    expect(await prompts.purgePrompts(days(31))).toBe(1)
    await expect(prompts.restorePrompt(maya, id)).rejects.toMatchObject(GONE)
  })

  it('comes in pages that miss none', async () => {
    const ada = await newPerson(studio, 10)
    for (let i = 0; i < 7; i++) await prompts.savePrompt(ada, { ...style, name: `Style ${i}` })
    const seen: string[] = []
    for (let cursor: string | undefined; ; ) {
      const page = await prompts.listPrompts(ada, { limit: 3, ...(cursor && { cursor }) })
      seen.push(...page.items.map(({ name }) => name))
      if (!page.nextCursor) break
      cursor = page.nextCursor
    }
    expect(seen.sort()).toEqual([0, 1, 2, 3, 4, 5, 6].map((i) => `Style ${i}`))
  })
})
