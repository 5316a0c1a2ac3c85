import { migrateHouse, openHouse } from './house.mjs'
import { live } from './life.mjs'

/** Brings the database of DATABASE_URL, or the embedded one, up to the migrations. */
export default function migrate() {
  return live(async ({ onClose }) => {
    const { env } = await openHouse({ command: 'npm run migrate', share: true, onClose })
    const applied = await migrateHouse(env)
    if (!applied.length) process.stdout.write('The database is up to date.\n')
    return { ended: Promise.resolve(0) }
  })
}
