import { ensureBuild } from '../../scripts/build.mjs'

/** Once before the tests of a project that runs the built app. */
export default async function setup(): Promise<void> {
  await ensureBuild()
}
