import type { Cast } from './arms'
import { TRIPTYCH } from './arms'
import type { LoadMethods } from './load'
import type { Remote } from './remote'
import { quantile } from './stats'

export type Events = { images: number; toUpstream: Times; toScreen: Times }
type Times = { p50Ms: number; p95Ms: number }

/**
 * Sixteen at once over one event stream: from the press to the upstream's first byte, and from the upstream's last
 * byte to the event that shows the picture.
 */
export async function measureEvents(
  { arms, upstream, cookies }: Cast,
  load: Remote<LoadMethods>,
  images = 160,
): Promise<Events> {
  const studio = arms.find(({ name }) => name === TRIPTYCH)
  if (!studio) throw new Error('there is no studio')
  await upstream.call('setLatency', 500)
  await upstream.call('take')
  const [cookie = ''] = cookies
  const heard = await load.call('listen', { url: studio.target.url, cookie, concurrency: 16, images })
  const { arrivals } = await upstream.call('take')
  await studio.settled()
  const byPrompt = new Map(arrivals.map((arrival) => [arrival.prompt, arrival]))
  const pairs = heard.flatMap((each) => {
    const arrival = byPrompt.get(each.prompt)
    return arrival ? [{ ...each, ...arrival }] : []
  })
  if (pairs.length !== images)
    throw new Error(`${pairs.length} of ${images} were both heard and seen upstream`)
  return {
    images,
    toUpstream: timesOf(pairs.map(({ startedMs, cameMs }) => cameMs - startedMs)),
    toScreen: timesOf(pairs.map(({ leftMs, heardMs }) => heardMs - leftMs)),
  }
}

const timesOf = (times: number[]): Times => ({ p50Ms: quantile(times, 0.5), p95Ms: quantile(times, 0.95) })
