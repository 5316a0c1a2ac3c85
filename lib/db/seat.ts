import { AsyncLocalStorage } from 'node:async_hooks'
import type { PrismaPg } from '@prisma/adapter-pg'
import type { Driver } from './raw'

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>
type AdapterTransaction = Awaited<ReturnType<Adapter['startTransaction']>>

/** Where a transaction of ours learns which connection Prisma runs it on. */
export class Seat {
  #state: 'waiting' | 'open' | 'over' = 'waiting'
  #driver: Driver | null = null

  /** Only the first transaction begun is the one meant: Prisma opens others by itself for nested writes. */
  take(transaction: AdapterTransaction): void {
    if (this.#state !== 'waiting') return
    this.#state = 'open'
    if ('client' in transaction) this.#driver = transaction.client as Driver
    const executeRaw = transaction.executeRaw.bind(transaction)
    transaction.executeRaw = (query) => {
      if (query.sql === 'COMMIT' || query.sql === 'ROLLBACK') this.#state = 'over'
      return executeRaw(query)
    }
  }

  // What came after that would not be undone, or run on a connection that is somebody else's.
  driver = (): Driver | null => {
    if (this.#state === 'over') throw new Error('the transaction is over')
    return this.#driver
  }
}

const seats = new AsyncLocalStorage<Seat>()

export const inSeat = <T>(seat: Seat, work: () => Promise<T>): Promise<T> => seats.run(seat, work)

/** Makes the adapter tell the seat it is asked from which connection a transaction got. */
export function tellSeats(factory: PrismaPg): PrismaPg {
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const adapter = await connect()
    const start = adapter.startTransaction.bind(adapter)
    adapter.startTransaction = async (isolationLevel) => {
      const transaction = await start(isolationLevel)
      seats.getStore()?.take(transaction)
      return transaction
    }
    return adapter
  }
  return factory
}
