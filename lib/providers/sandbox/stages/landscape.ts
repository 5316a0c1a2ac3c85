import { allows, find, mentions } from '../brief'
import { mix } from '../colour'
import { dark, inkOf, type Kit, land, light, stand } from '../kit'
import { foreground, furrows, meadow } from '../parts/plants'
import { dunes, hills, mesas, mountains } from '../parts/relief'
import { type TreeKind, tree, treeline } from '../parts/trees'
import { river, road, water, waterfall } from '../parts/water'
import { mist } from '../parts/weather'
import { n, stroke } from '../svg'
import { afloat } from './afloat'
import { bolt, flying, openSky, weatherFront } from './backdrop'
import { bigLetters } from './letters'
import { populate } from './populate'

type Relief = 'mountain' | 'hill' | 'dune' | 'canyon' | 'forest'

function reliefOf(k: Kit): Relief {
  const rng = k.rng.fork('relief')
  const { brief } = k
  if (mentions(brief, 'mountain')) return 'mountain'
  if (mentions(brief, 'dune', 'cactus')) return 'dune'
  if (mentions(brief, 'canyon')) return 'canyon'
  if (mentions(brief, 'hill', 'field', 'windmill', 'garden')) return 'hill'
  if (mentions(brief, 'forest', 'deer', 'mushroom', 'bear', 'owl')) return 'forest'
  if (mentions(brief, 'tent', 'lake', 'waterfall', 'castle', 'temple'))
    return rng.chance(0.75) ? 'mountain' : 'forest'
  const open: Relief[] = ['mountain', 'mountain', 'hill', 'forest', 'dune']
  return rng.pick(open.filter((name) => allows(brief, name)).concat(brief.without.size > 4 ? ['hill'] : []))
}

function treesOf(k: Kit): TreeKind {
  const { brief } = k
  const rng = k.rng.fork('trees')
  if (mentions(brief, 'pine') || brief.weather.includes('snow')) return 'pine'
  if (mentions(brief, 'palm')) return 'palm'
  if (mentions(brief, 'cypress')) return 'cypress'
  if (mentions(brief, 'tree') || brief.weather.includes('autumn')) return rng.pick(['round', 'birch'])
  return rng.pick(['pine', 'pine', 'round', 'cypress'])
}

/** Ridges behind the ground, furthest first, each further one paler. */
function distance(k: Kit, horizon: number, relief: Relief): string {
  const rng = k.rng.fork('distance')
  const layers = k.cut ? 4 : ([1, 2, 2, 3][k.detail] ?? 2)
  const air = k.p.sky[2]
  const snow =
    k.brief.weather.includes('snow') || (relief === 'mountain' && allows(k.brief, 'snow') && rng.chance(0.55))
  let out = ''
  for (let i = 0; i < layers; i++) {
    const t = (i + 1) / (layers + 1)
    const ink = land(k, 0.12 + t * 0.42)
    const foot = horizon + k.h * 0.03 * i
    const tall = k.u * rng.range(0.2, 0.3) * (relief === 'mountain' ? 1.35 - t * 0.75 : 0.8)
    if (relief === 'mountain' && i < layers - (layers > 1 && !k.cut ? 1 : 0))
      out += mountains(k, foot + k.h * 0.05, tall * 1.2, ink, air, snow, `${i}`)
    else if (relief === 'canyon') out += mesas(k, foot + k.h * 0.02, tall * 1.2, ink, `${i}`)
    else if (relief === 'dune')
      out += dunes(k, foot - k.h * 0.01, tall * 0.42, land(k, 0.1 + t * 0.3), `${i}`)
    else out += hills(k, foot - tall * 0.2, tall * 0.36, ink, mix(ink, air, 0.35), `far${i}`).svg
    if (k.detail > 1) out += mist(k, foot - k.h * 0.01, k.h * 0.12, air, 0.45)
  }
  return out
}

function groundInk(k: Kit, relief: Relief): string {
  if (k.brief.weather.includes('snow')) return mix(k.p.paper, k.p.sky[0], k.night ? 0.55 : 0.16)
  if (relief === 'dune') return mix(k.p.far, k.p.mid, 0.35)
  const crop = find(k.brief, 'field')?.colours[0] ?? find(k.brief, 'garden')?.colours[0]
  return crop ? mix(crop, land(k, 0.62), k.night ? 0.6 : 0.3) : land(k, 0.62)
}

function forestIn(k: Kit, horizon: number, kind: TreeKind, thick: boolean): string {
  const rng = k.rng.fork('wood')
  const leaf = k.brief.weather.includes('autumn') ? mix(k.p.accent, k.p.mid, 0.35) : undefined
  const named = inkOf(k, find(k.brief, 'tree') ?? find(k.brief, 'forest') ?? find(k.brief, 'pine'), '')
  const rows = thick ? [0.3, 0.46, 0.62] : rng.chance(0.6) && relevant(k) ? [0.5] : []
  return rows
    .slice(0, 1 + k.detail)
    .map((depth, i) => {
      const line = hills(
        k,
        horizon + k.h * (0.02 + 0.05 * i),
        k.u * 0.03,
        land(k, depth + 0.06),
        land(k, depth + 0.12),
        `wood${i}`,
      )
      const ink = mix(named || leaf || land(k, depth), land(k, depth), named || leaf ? 0.25 : 0)
      const size = k.u * (thick ? 0.16 + 0.09 * i : 0.09)
      const veil = thick && k.detail > 1 ? mist(k, horizon + k.h * 0.05 * i, k.h * 0.12, k.p.sky[2], 0.4) : ''
      return treeline(k, kind, line.at, size, ink, `${i}`, thick ? 1.3 : 0.5) + line.svg + veil
    })
    .join('')
}

const relevant = (k: Kit) => allows(k.brief, 'tree') && !mentions(k.brief, 'dune', 'cactus', 'canyon')

/** Great trunks at the edges, the wood we are looking out of. */
function framingTrees(k: Kit, kind: TreeKind): string {
  const rng = k.rng.fork('framing')
  const autumn = k.brief.weather.includes('autumn')
  const ink = mix(autumn ? mix(k.p.accent, k.p.near, 0.45) : k.p.near, k.p.ink, autumn ? 0.3 : 0.55)
  const trunk = kind === 'birch' ? 'round' : kind
  const heavy = -k.side
  return [heavy, heavy, -heavy]
    .slice(0, 1 + Math.min(2, k.detail))
    .map((side, i) => {
      const size = k.h * rng.range(0.6, 1.02) * (i === 2 ? 0.8 : 1)
      const x = k.w / 2 + side * k.w * rng.range(0.4, 0.54)
      return stand(k, x, k.h * rng.range(1, 1.06), size, tree(k, trunk, ink, `frame${i}`))
    })
    .join('')
}

type Floor = { behind: string; front: string; top: number; bottom: number }

/** Slopes stepping down to the viewer, leaning left and right in turn; the last lies in front of the cast. */
function floorOf(k: Kit, shore: number, relief: Relief): Floor {
  const rng = k.rng.fork('floor')
  const ink = groundInk(k, relief)
  const lean = rng.sign() * k.h * rng.range(0.05, 0.16)
  const deep = (by: number) => dark(k, ink, by)
  const tone = (by: number) =>
    k.brief.weather.includes('snow') || relief === 'dune'
      ? deep(by * 0.5)
      : mix(k.cut ? land(k, 0.4) : ink, land(k, 0.98), by)
  if (relief === 'dune') {
    const behind =
      dunes(k, shore + k.h * 0.07, k.u * 0.05, light(k, ink, 0.12), 'mid') +
      dunes(k, shore + k.h * 0.2, k.u * 0.06, ink, 'near')
    return {
      behind,
      front: dunes(k, k.h * 0.95, k.u * 0.04, deep(0.2), 'front'),
      top: shore + k.h * 0.06,
      bottom: k.h * 0.96,
    }
  }
  const back = hills(k, shore + k.h * 0.05, k.u * 0.025, ink, tone(0.25), 'back', lean)
  const main = hills(k, shore + k.h * 0.13, k.u * 0.02, tone(0.3), tone(0.62), 'main', -lean * 0.8)
  const near = hills(k, k.h * 0.93, k.u * 0.02, tone(0.72), tone(1), 'near', lean * 0.9)
  const bushes = k.detail > 1 && relevant(k) ? scatter(k, back.at, shore) : ''
  const steps = k.cut
    ? [0.3, 0.52, 0.76]
        .map(
          (t, i) =>
            hills(
              k,
              shore + (k.h * 0.92 - shore) * t,
              k.u * 0.035,
              tone(0.3 + t * 0.6),
              tone(0.4 + t * 0.6),
              `step${i}`,
              lean * (i % 2 ? 0.9 : -0.9),
            ).svg,
        )
        .join('')
    : ''
  return {
    behind: back.svg + bushes + main.svg + ticks(k, shore + k.h * 0.2, tone(0.9), tone(0.05)) + steps,
    front: near.svg,
    top: shore + k.h * 0.1,
    bottom: k.h * 0.97,
  }
}

/** Short strokes of grass or snow that give the ground a grain. */
function ticks(k: Kit, top: number, deep: string, pale: string): string {
  const rng = k.rng.fork('ticks')
  return Array.from({ length: k.cut ? 0 : k.detail * 22 }, () => {
    const t = rng.next() ** 0.8
    const size = k.u * (0.006 + 0.014 * t)
    const [x, y] = [rng.next() * k.w, top + (k.h * 0.95 - top) * t]
    return stroke(
      `M${n(x)} ${n(y)}q${n(size * 0.1)} ${n(-size * 0.6)} ${n(size * 0.5)} ${n(-size)}m${n(size * 0.1)} ${n(size)}q${n(-size * 0.02)} ${n(-size * 0.5)} ${n(size * 0.16)} ${n(-size * 0.8)}`,
      rng.chance(0.6) ? deep : pale,
      size * 0.13,
      'stroke-opacity="0.55"',
    )
  }).join('')
}

/** A few small trees along the back slope, to tell how far it is. */
function scatter(k: Kit, at: (x: number) => number, shore: number): string {
  const rng = k.rng.fork('scatter')
  const kind = treesOf(k)
  return Array.from({ length: rng.int(3, 8) }, (_, i) => {
    const x = k.w * (rng.chance(0.5) ? rng.range(0, 0.36) : rng.range(0.64, 1))
    const size = k.u * rng.range(0.045, 0.1)
    return stand(
      k,
      x,
      Math.max(at(x), shore) + size * 0.1,
      size,
      tree({ ...k, detail: 1 }, kind, land(k, 0.72), `s${i % 4}`),
    )
  }).join('')
}

/** What winds through the land. */
function waysOf(k: Kit, shore: number, horizon: number): string {
  const rng = k.rng.fork('ways')
  const { brief } = k
  const x = () => k.w * rng.range(0.32, 0.68)
  return [
    mentions(brief, 'field') ? furrows(k, x(), shore + k.h * 0.05, dark(k, groundInk(k, 'hill'), 0.22)) : '',
    mentions(brief, 'waterfall')
      ? waterfall(k, k.w * (0.5 + k.side * 0.1), horizon - k.h * 0.16, shore + k.h * 0.1, k.u * 0.12)
      : '',
    mentions(brief, 'river') ? river(k, x(), shore + k.h * 0.04, k.w * 0.5) : '',
    mentions(brief, 'road', 'car', 'van', 'bicycle') ? road(k, x(), shore + k.h * 0.04, k.w * 0.42) : '',
  ].join('')
}

function flowersOf(k: Kit, shore: number, relief: Relief): string {
  const flower = find(k.brief, 'flower')
  const wanted = flower || mentions(k.brief, 'garden') || k.brief.weather.includes('spring')
  const whim =
    relevant(k) &&
    allows(k.brief, 'flower') &&
    !k.brief.weather.includes('snow') &&
    k.rng.fork('bloom').chance(0.25)
  if (relief === 'dune' || !(wanted || whim)) return ''
  const petals = flower?.colours.length ? flower.colours : [k.p.accent, k.p.second, k.p.glow]
  return meadow(k, shore + k.h * 0.12, k.h, petals, dark(k, groundInk(k, relief), 0.4), 'ground')
}

/** Land under a sky: the widest of the stages, and the one for prompts nobody taught it. */
export function landscape(k: Kit): string {
  const rng = k.rng.fork('landscape')
  const { brief } = k
  const tall = k.h > k.w * 1.2
  const horizon = k.h * (tall ? rng.range(0.5, 0.62) : rng.range(0.44, 0.6))
  const relief = reliefOf(k)
  const kind = treesOf(k)
  const sky = openSky(k, horizon)
  const far = distance(k, horizon, relief)
  const wet = mentions(brief, 'lake', 'sea')
  const shore = horizon + k.h * (wet ? rng.range(0.16, 0.22) : 0.01)
  const lake = wet
    ? water(k, horizon, shore + k.h * 0.14, { mirrored: far, sunX: sky.shines ? sky.sunX : undefined })
    : ''
  const letters = mentions(brief, 'sign')
    ? ''
    : bigLetters(k, { x: k.w * 0.1, y: horizon * 0.36, width: k.w * 0.8, height: horizon * 0.56 }, k.p.sky[1])
  const floor = floorOf(k, shore, relief)
  const thick = relief === 'forest' || mentions(brief, 'forest')
  const wooded = allows(brief, 'forest') && allows(brief, 'tree') && relief !== 'dune' && relief !== 'canyon'
  const edge =
    (thick && wooded) || (wooded && k.detail > 1 && k.rng.fork('frames').chance(0.22))
      ? framingTrees(k, kind)
      : k.detail > 0 && relief !== 'dune' && allows(brief, 'plant')
        ? foreground(k, mix(k.p.ink, k.p.near, 0.25))
        : ''
  const cast = populate(
    k,
    {
      top: floor.top,
      bottom: floor.bottom,
      unit: k.u * (tall ? 0.5 : 0.44),
      ink: mix(groundInk(k, relief), land(k, 0.98), 0.45),
    },
    ['flower', ...(thick ? (['tree', 'pine'] as const) : [])],
  )
  return [
    sky.svg,
    bolt(k, horizon),
    letters,
    far,
    flying(k, horizon, !wet),
    wooded ? forestIn(k, horizon, kind, thick) : '',
    lake,
    afloat(k, horizon, shore),
    floor.behind,
    waysOf(k, shore, horizon),
    flowersOf(k, shore, relief),
    cast,
    floor.front,
    edge,
    weatherFront(k, horizon),
  ].join('')
}
