import { ensureBuild } from '../../scripts/build.mjs'
import { ensureTemplate } from './database'
import { openTestPostgres } from './postgres'

/** Once before the browser tests; what it returns runs after them. */
export default async function setup(): Promise<() => Promise<void>> {
  const [postgres] = await Promise.all([openTestPostgres(), ensureBuild()])
  await ensureTemplate()
  return postgres.close
}
