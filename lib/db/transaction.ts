import type { Refusal } from '@/lib/core/result'
import type { Prisma, PrismaClient } from '@/prisma/generated/client'
import { db } from './client'
import { withRaw } from './raw'
import { inSeat, Seat } from './seat'

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
  const seat = new Seat()
  const whole = async (tx: Tx) => {
    const result = await work(withRaw(tx, seat.driver))
    if (isRefusal(result)) throw new RolledBack(result)
    return result
  }
  try {
    return await inSeat(seat, () => db().$transaction(whole))
  } catch (error) {
    if (error instanceof RolledBack) return error.refusal as T
    throw error
  }
}
