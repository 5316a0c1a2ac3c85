// What the container runs: migrations, then the server, in one process that gets the signals itself.
import path from 'node:path'
import { migrate } from '../lib/db/migrate.ts'

const { DATABASE_URL } = process.env
if (!DATABASE_URL) throw new Error('Set DATABASE_URL to a PostgreSQL 16 or newer.')

const folder = path.join(import.meta.dirname, '..', 'prisma', 'migrations')
const { applied, warnings } = await migrate(DATABASE_URL, folder, 60_000)
for (const each of applied) process.stdout.write(`Applied ${each}\n`)
for (const each of warnings) process.stdout.write(`Warning: ${each}\n`)

await import('../server.js')
