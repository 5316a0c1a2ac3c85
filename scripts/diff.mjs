import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { openHouse } from './house.mjs'
import { live } from './life.mjs'
import { MIGRATIONS } from './paths.mjs'
import { PlainError, step } from './process.mjs'

const timestamp = () => new Date().toISOString().replace(/\D/g, '').slice(0, 14)

/** Writes the migration that takes prisma/migrations to prisma/schema: `npm run db:diff -- name_of_it`. */
export default function diff([name]) {
  if (!/^[a-z0-9_]+$/.test(name ?? '')) throw new PlainError('Name it: npm run db:diff -- add_something')
  return live(async ({ onClose }) => {
    const { difference } = await import('./difference.mjs')
    const { env } = await openHouse({ command: 'npm run db:diff', share: true, onClose })
    const server = new URL(env.DATABASE_URL)
    server.pathname = '/postgres'
    const sql = await step('Comparing', () => difference(server.href))
    process.stdout.write(
      sql ? `${write(name, sql)}\nRead it before you commit it.\n` : 'Nothing to migrate.\n',
    )
    return { ended: Promise.resolve(0) }
  })
}

function write(name, sql) {
  const folder = path.join(MIGRATIONS, `${timestamp()}_${name}`)
  mkdirSync(folder)
  writeFileSync(path.join(folder, 'migration.sql'), sql)
  return `Wrote ${path.relative(process.cwd(), folder)}/migration.sql`
}
