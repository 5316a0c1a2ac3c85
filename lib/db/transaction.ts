import type { Refusal } from '@/lib/core/result'
import type { Prisma, PrismaClient } from '@/prisma/generated/client'
import { db } from './client'

export type Tx = Prisma.TransactionClient
/** A transaction or the plain client: what reads take. */
export type Db = Tx | PrismaClient

class RolledBack extends Error {
  constructor(readonly refusal: Refusal) {
    super('rolled back')
  }
}

const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'ok' in value && value.ok === false

/** Runs `work` in one transaction. A thrown error or a returned Refusal undoes everything it wrote. */
export async function inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await db().$transaction(async (tx) => {
      const result = await work(tx)
      if (isRefusal(result)) throw new RolledBack(result)
      return result
    })
  } catch (error) {
    if (error instanceof RolledBack) return error.refusal as T
    throw error
  }
}
