import { at } from '../../scripts/paths.mjs'
import type { Bare } from './bare'
import type { Floor } from './floor'
import type { Target } from './load'
import type { Remote } from './remote'
import type { Stage } from './stage'
import { signUp } from './studio'
import type { Upstream } from './upstream'

/** One way from the client to the picture. */
export type Arm = {
  name: string
  target: Target
  /** The process whose CPU and memory count; none for the client alone. */
  pid: number | undefined
  /** Resolves when nothing is left to do for what was asked before. */
  settled(): Promise<void>
  /** Puts work that is not on the way to the answer off, or lets it be done. */
  putOff(on: boolean): Promise<unknown>
}

export const DIRECT = 'direct'
export const BARE = 'bare'
export const FLOOR = 'floor'
export const TRIPTYCH = 'Triptych'
export const PEOPLE = 16
/** Renders at once: more than anything here asks for, so that no queue of ours hides in the figures. */
const RENDERS = 128

const nothing = async () => {}

export type Cast = { arms: Arm[]; upstream: Remote<Upstream>; cookies: string[] }

/** The upstream and all that is compared, each in a process of its own. */
export async function castOf(stage: Stage): Promise<Cast> {
  const { remote: upstream, url } = await stage.upstream(500)
  const direct: Arm = {
    ...{ name: DIRECT, pid: undefined, settled: nothing, putOff: nothing },
    target: { kind: 'upstream', url },
  }
  const studio = await studioArm(stage, url)
  const arms = [direct, await bareArm(stage, url), await floorArm(stage, url), studio.arm]
  return { arms, upstream, cookies: studio.cookies }
}

async function bareArm(stage: Stage, upstreamUrl: string): Promise<Arm> {
  const bare = stage.spawn<Bare>('bare.ts', { UPSTREAM: upstreamUrl })
  const target = { kind: 'upstream', url: await bare.call('url') } as const
  return { name: BARE, target, pid: bare.pid, settled: nothing, putOff: nothing }
}

async function floorArm(stage: Stage, upstreamUrl: string): Promise<Arm> {
  const floor = stage.spawn<Floor>('floor.ts', {
    UPSTREAM: upstreamUrl,
    DATABASE_URL: await stage.database({ migrated: false }),
    FLOOR_DIR: at('.data', 'bench', 'floor'),
  })
  stage.onClose(() => floor.call('tidy'))
  return {
    ...{ name: FLOOR, pid: floor.pid },
    target: { kind: 'upstream', url: await floor.call('url') },
    async settled() {
      await floor.call('settled')
      await floor.call('tidy')
    },
    putOff: (on) => floor.call('pause', on),
  }
}

async function studioArm(stage: Stage, upstreamUrl: string): Promise<{ arm: Arm; cookies: string[] }> {
  const studio = await stage.studio(upstreamUrl, RENDERS)
  const cookies = await signUp(studio.url, PEOPLE - 1)
  const target = { kind: 'studio', url: studio.url, cookies } as const
  const { pid, settled, putOff } = studio
  return { arm: { name: TRIPTYCH, target, pid, settled, putOff }, cookies }
}
