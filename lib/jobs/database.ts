import { Pool } from 'pg'
import type { Db } from 'pg-boss'
import { planName } from '@/lib/db'
import { env } from '@/lib/env'

export type QueueDatabase = Db & { close(): Promise<void> }

/**
 * Connections of the queue's own. What it asks all day is planned once for each of them; scripts of several
 * statements, which have no values and begin otherwise, cannot be named.
 */
export function openQueueDatabase(onError: (error: Error) => void): QueueDatabase {
  const pool = new Pool({
    connectionString: env().DATABASE_URL,
    application_name: 'triptych-jobs',
    connectionTimeoutMillis: 10_000,
    max: 8,
    // Jobs are inserted by the caller's own, synchronous commit. What is committed here (taken, touched, completed) is lost
    // only by a crash of Postgres within the second, newest first, and then a job runs again, which every handler stands.
    onConnect: (client) => client.query('SET synchronous_commit = off').then(() => {}),
  })
  pool.on('error', onError)
  return {
    executeSql: (text, values = []) => pool.query({ name: nameOf(text, values), text, values }),
    close: () => pool.end(),
  }
}

const isFetch = (text: string) => /^\s*WITH\b/.test(text)

const nameOf = (text: string, values: unknown[]) => (values.length > 0 || isFetch(text) ? planName(text) : '')
