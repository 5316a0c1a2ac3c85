import { type Interaction, measureInteraction } from './interaction'
import { type Form, findLighthouse, type Load, openLoader } from './lighthouse'
import { openPageFloor } from './page-floor'
import { runBody, runHeaders } from './press'
import type { Stage } from './stage'
import { median } from './stats'
import { signUp } from './studio'

const FLOOR = 'one text area (floor)'
export const STUDIO = 'Triptych, studio'
const IMAGES = 60
const IMAGES_A_RUN = 4

export type PageRow = { page: string; form: Form; load: Load }
export type PageFigures = { rows: PageRow[]; interaction: { studio: Interaction; sweep: Interaction } }

type Page = { page: string; url: string; cookie?: string }

/**
 * The built app signed in with 60 images beside the framework's floor, in turns, medians of the rounds; then how
 * long a key press takes to be seen while a sweep of 100 fills in. Without Lighthouse only the latter.
 */
export async function measurePages(stage: Stage, rounds: number): Promise<PageFigures> {
  const { url: upstreamUrl, remote } = await stage.upstream(0)
  const studio = await stage.studio(upstreamUrl, 4)
  const [cookie = ''] = await signUp(studio.url, 0)
  const imageId = await fill(studio.url, cookie)
  await studio.settled()
  const rows = await loadAll(stage, rounds, [
    { page: STUDIO, url: `${studio.url}/studio`, cookie },
    { page: 'Triptych, gallery', url: `${studio.url}/gallery`, cookie },
    { page: 'Triptych, image', url: `${studio.url}/gallery/${imageId}`, cookie },
  ])
  await remote.call('setLatency', 300)
  const interaction = await measureInteraction(studio.url, cookie)
  await studio.stop()
  return { rows, interaction }
}

/** Makes the images; the id of the newest. */
async function fill(url: string, cookie: string): Promise<string> {
  for (let made = 0; made < IMAGES; made += IMAGES_A_RUN) {
    const answer = await fetch(`${url}/api/v1/runs`, {
      method: 'POST',
      headers: { ...runHeaders(cookie), prefer: 'wait=60' },
      body: runBody(`A lighthouse on a rock at dusk, picture ${made}`, IMAGES_A_RUN),
    })
    if (!answer.ok) throw new Error(`run: ${answer.status} ${await answer.text()}`)
    await answer.arrayBuffer()
  }
  const { items } = await (await fetch(`${url}/api/v1/images`, { headers: { cookie } })).json()
  return items[0].id
}

async function loadAll(stage: Stage, rounds: number, ours: Page[]): Promise<PageRow[]> {
  const lighthouse = await findLighthouse()
  if (!lighthouse) {
    process.stderr.write('No Lighthouse, so no loads are measured: npm i --no-save lighthouse@13\n')
    return []
  }
  const floor = await openPageFloor()
  stage.onClose(floor.stop)
  const loader = await openLoader(lighthouse)
  stage.onClose(loader.close)
  const pages = [{ page: FLOOR, url: floor.url }, ...ours]
  const cells = pages.flatMap((page) => (['mobile', 'desktop'] as const).map((form) => ({ ...page, form })))
  const loads = cells.map((): Load[] => [])
  for (let round = 0; round < rounds; round++)
    for (const [at, { url, form, cookie }] of cells.entries())
      loads[at]?.push(await loader.load(url, form, cookie))
  return cells.map(({ page, form }, at) => ({ page, form, load: middle(loads[at] ?? []) }))
}

/** The median of each figure by itself. */
function middle(loads: Load[]): Load {
  const of = (name: keyof Load) => median(loads.map((load) => load[name]))
  return {
    ...{
      performance: of('performance'),
      accessibility: of('accessibility'),
      bestPractices: of('bestPractices'),
    },
    ...{ lcpMs: of('lcpMs'), tbtMs: of('tbtMs'), cls: of('cls') },
    ...{ scriptBytes: of('scriptBytes'), allBytes: of('allBytes') },
  }
}

export const floorOf = (rows: readonly PageRow[], form: Form) =>
  rows.find((row) => row.page === FLOOR && row.form === form)?.load
