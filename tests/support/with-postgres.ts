import { ensureTemplate } from './database'
import { openTestPostgres } from './postgres'

/** Once before the tests of a project that needs databases. */
export default async function setup(): Promise<() => Promise<void>> {
  const postgres = await openTestPostgres()
  await ensureTemplate()
  return postgres.close
}
