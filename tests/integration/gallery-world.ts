import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Role, UserCtx } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { pngPicture } from '../mocks/pictures'
import { testDatabase } from '../support/database'
import { cookieOf } from './doorway'

/** A database and a data folder with the gallery over them. */
export async function openGallery() {
  const database = await testDatabase()
  const dataDir = await mkdtemp(path.join(tmpdir(), 'triptych-gallery-'))
  Object.assign(process.env, {
    DATA_DIR: dataDir,
    LOG_LEVEL: 'silent',
    NEXTAUTH_SECRET: 'a secret for tests only, 32 characters',
    STABILITY_API_KEY: 'sk-never-used',
  })
  const gallery = await import('@/lib/gallery')
  const { closeDatabase, db, inTransaction } = await import('@/lib/db')
  const { storage } = await import('@/lib/storage')
  const world = { gallery, db, inTransaction, storage, dataDir }
  return {
    ...world,
    person: (name = 'Maya') => newPerson(world, name),
    member: (name: string, teamId: string, role: Role) => newMember(world, name, teamId, role),
    image: (ctx: UserCtx, more: Partial<Made> = {}) => newImage(world, ctx, more),
    another: (ctx: UserCtx, runId: string, position: number) => anotherImage(world, ctx, runId, position),
    blob: (sha256: string) => path.join(dataDir, 'storage', 'blobs', sha256.slice(0, 2), sha256),
    async close() {
      await closeDatabase()
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

export type World = Awaited<ReturnType<typeof openGallery>>
type Parts = Pick<typeof import('@/lib/db'), 'db' | 'inTransaction'> &
  Pick<typeof import('@/lib/storage'), 'storage'> & { gallery: typeof import('@/lib/gallery') }
type Made = {
  bytes: Buffer
  format: string
  widthPx: number
  heightPx: number
  prompt: string
  createdAt: Date
  seed: bigint
}

export type Person = UserCtx & { cookie: string; at: (now: Date) => UserCtx }

async function newPerson({ db }: Parts, name: string): Promise<Person> {
  const [userId, teamId] = [newId(), newId()]
  await db().user.create({ data: { id: userId, email: `${userId}@example.com`, name } })
  await db().team.create({ data: { id: teamId, name, kind: 'personal' } })
  await db().membership.create({ data: { teamId, userId, role: 'owner' } })
  const memberships = { [teamId]: 'owner' } as const
  const actor = { kind: 'user', userId, teamId, role: 'owner', isOperator: false, memberships } as const
  const at = (now: Date) => ({ actor, now, requestId: 'test' })
  return { ...at(new Date()), at, cookie: await cookieOf({ userId, sessionVersion: 0 }) }
}

/** Somebody new in a team, acting there. */
async function newMember(parts: Parts, name: string, teamId: string, role: Role): Promise<Person> {
  const { actor: alone, cookie } = await newPerson(parts, name)
  await parts.db().membership.create({ data: { teamId, userId: alone.userId, role } })
  const actor = { ...alone, teamId, role, memberships: { ...alone.memberships, [teamId]: role } }
  const at = (now: Date) => ({ actor, now, requestId: 'test' })
  return { ...at(new Date()), at, cookie }
}

/** An image as a succeeded generation leaves it: bytes first, then run, generation and row. */
async function newImage({ gallery, inTransaction, storage }: Parts, { actor }: UserCtx, more: Partial<Made>) {
  const bytes = more.bytes ?? pngPicture(64, 48)
  const { prompt = 'a red sofa on a roof', createdAt = new Date(), seed = 7n, ...rest } = more
  const { teamId, userId } = actor
  const { sha256, byteLength } = await storage().store(bytes)
  const [id, generationId, runId] = [newId(), newId(), newId()]
  await inTransaction(async (tx) => {
    const settings = {
      model: 'stability/sd3.5-large',
      operation: 'text-to-image',
      prompt,
      aspectRatio: '1:1',
      widthPx: 64,
      heightPx: 48,
      outputFormat: 'png',
    }
    await tx.run.create({
      data: {
        id: runId,
        teamId,
        userId,
        idempotencyKey: runId,
        requestHash: 'x',
        modelId: 'stability/sd3.5-large',
        operation: 'text-to-image',
        settings,
        prompt,
        quotedCenticredits: 650,
      },
    })
    await tx.generation.create({
      data: {
        id: generationId,
        runId,
        teamId,
        position: 0,
        state: 'succeeded',
        seed: 1n,
        returnedSeed: seed,
        costCenticredits: 650,
        deadlineAt: createdAt,
        finishedAt: createdAt,
      },
    })
    await gallery.insertImage(tx, {
      id,
      teamId,
      userId,
      generationId,
      sha256,
      byteLength,
      format: 'png',
      widthPx: 64,
      heightPx: 48,
      prompt,
      createdAt,
      ...omit(rest),
    })
  })
  return { id, sha256, byteLength, bytes, generationId, runId }
}

const omit = ({ bytes: _, ...rest }: Partial<Made>) => rest

/** One more image of a run, stored as the worker does it: the run's row first. Gives its id. */
async function anotherImage(
  { gallery, inTransaction, storage }: Parts,
  ctx: UserCtx,
  runId: string,
  position: number,
) {
  const { teamId, userId } = ctx.actor
  const [id, generationId, now] = [newId(), newId(), new Date()]
  const kept = await storage().store(pngPicture(64, 48 + position))
  await inTransaction(async (tx) => {
    await tx.$executeRaw`UPDATE "Run" SET "version" = "version" + 1 WHERE "id" = ${runId}::uuid`
    const cost = { costCenticredits: 650, deadlineAt: now, finishedAt: now }
    const state = 'succeeded' as const
    await tx.generation.create({ data: { id: generationId, runId, teamId, position, state, ...cost } })
    const picture = { ...kept, format: 'png', widthPx: 64, heightPx: 48, prompt: '', createdAt: now }
    await gallery.insertImage(tx, { id, teamId, userId, generationId, ...picture })
  })
  return id
}
