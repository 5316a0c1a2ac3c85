// Background work on pg-boss: jobs are sent inside the caller's transaction and taken by QueueWorkers.
// A job may run twice (a worker died, a completion was lost): handlers look at the row first and are idempotent.
import 'server-only'

export { boss, closeBoss } from './boss'
export { enqueue } from './enqueue'
export { QueueWorker } from './worker'
