import { allows, find, mentions } from '../brief'
import { mix } from '../colour'
import { inkOf, type Kit } from '../kit'
import type { ThingName } from '../lexicon'
import { place } from '../parts/cast'
import { aurora, moon, planet, rainbow, sky, stars, sun } from '../parts/celestial'
import { clouds, lightning, mist, rain, snowfall, streaks } from '../parts/weather'

type Sky = { svg: string; sunX: number; sunY: number; shines: boolean }

/** Sky, what shines in it, and clouds, down to `horizon`. */
export function openSky(k: Kit, horizon: number): Sky {
  const rng = k.rng.fork('sky')
  const { brief } = k
  const low = k.p.times.includes('dusk') || k.p.times.includes('dawn')
  const sunX = k.w * (0.5 + k.side * rng.range(0.06, 0.34))
  const r = k.u * (low ? rng.range(0.07, 0.14) : rng.range(0.045, 0.1))
  const sunY = low ? horizon - r * rng.range(-0.1, 1.5) : horizon * rng.range(0.22, 0.46)
  const grey = brief.weather.some((w) => w === 'rain' || w === 'storm' || w === 'fog')
  const wanted = mentions(brief, 'sun', 'moon')
  const isMoon = mentions(brief, 'moon') || (k.night && !mentions(brief, 'sun'))
  const shines = (wanted || !grey || rng.chance(0.3)) && allows(brief, isMoon ? 'moon' : 'sun')
  const disc = isMoon
    ? moon(
        k,
        sunX,
        Math.min(sunY, horizon * 0.42),
        r * 0.8,
        rng.chance(0.35),
        inkOf(k, find(brief, 'moon'), k.p.sun),
      )
    : sun(k, sunX, sunY, r, inkOf(k, find(brief, 'sun'), k.p.sun))
  const parts = [sky(k, horizon)]
  if (k.night && allows(brief, 'star')) parts.push(stars(k, horizon))
  if (mentions(brief, 'aurora')) parts.push(aurora(k, horizon))
  if (shines) parts.push(disc)
  if (mentions(brief, 'rainbow'))
    parts.push(rainbow(k, k.w * (0.5 - k.side * 0.15), horizon * 1.05, k.u * 0.55))
  const far = find(brief, 'planet')
  if (far)
    parts.push(
      planet(k, k.w * (0.5 - k.side * 0.28), horizon * 0.32, k.u * 0.11, inkOf(k, far, k.p.far), true),
    )
  parts.push(cloudiness(k, horizon, low))
  return { svg: parts.join(''), sunX, sunY, shines }
}

function cloudiness(k: Kit, horizon: number, low: boolean): string {
  const rng = k.rng.fork('cloudiness')
  const asked = mentions(k.brief, 'cloud')
  if (!allows(k.brief, 'cloud')) return ''
  if (asked) return clouds(k, horizon)
  if (k.detail === 0 || (k.night && rng.chance(0.6))) return ''
  const lit = mix(k.p.sky[1], k.night ? k.p.far : k.p.paper, 0.55)
  if (low || rng.chance(0.4)) return streaks(k, horizon * 0.12, horizon * 0.82, lit)
  return rng.chance(0.6) ? clouds(k, horizon) : ''
}

const FLIERS: readonly ThingName[] = ['balloon', 'plane', 'kite', 'flock', 'butterfly', 'rocket']
const DREAMT: readonly ThingName[] = ['whale', 'fish', 'jellyfish', 'octopus', 'turtle', 'boat', 'ship']

/** What flies, from the brief or from the seed; with `dreams`, what should swim flies too. */
export function flying(k: Kit, horizon: number, dreams = false): string {
  const rng = k.rng.fork('flying')
  let out = ''
  const things = k.brief.things.filter(
    ({ name }) => FLIERS.includes(name) || (dreams && DREAMT.includes(name)),
  )
  things.forEach((thing, i) => {
    const amount = thing.name === 'flock' ? 1 : Math.min(6, thing.count)
    for (let j = 0; j < amount; j++) {
      const first = i === 0 && j === 0
      const big =
        (
          { balloon: 0.31, plane: 0.13, whale: 0.26, jellyfish: 0.3, rocket: 0.34, ship: 0.14 } as Record<
            string,
            number
          >
        )[thing.name] ?? 0.17
      const size = k.u * big * (first ? rng.range(0.85, 1.1) : rng.range(0.3, 0.6))
      const x = k.w * (first ? 0.5 - k.side * rng.range(0.08, 0.24) : rng.range(0.1, 0.9))
      const y = Math.max(size * 1.1, horizon * (first ? rng.range(0.66, 0.8) : rng.range(0.3, 0.7)))
      out = place(k, thing, { x, y, size, flip: rng.chance(0.5), label: `${j}`, shadow: false }) + out
    }
  })
  if (things.length === 0 && !k.night && k.detail > 0 && allows(k.brief, 'flock') && rng.chance(0.45)) {
    const size = k.u * rng.range(0.08, 0.14)
    out += place(
      k,
      { name: 'flock', colours: [], count: 1, size: 'usual' },
      {
        x: k.w * (0.5 - k.side * rng.range(0.1, 0.3)),
        y: horizon * rng.range(0.4, 0.6),
        size,
        shadow: false,
      },
    )
  }
  return out
}

/** Weather between us and the scene. */
export function weatherFront(k: Kit, horizon: number): string {
  const { weather } = k.brief
  let out = ''
  if (weather.includes('fog'))
    out += mist(k, horizon + k.h * 0.12, k.h * 0.4, mix(k.p.sky[2], k.p.paper, 0.3), 0.72)
  if (weather.includes('storm') && !mentions(k.brief, 'rainbow')) out += rain(k)
  if (weather.includes('rain')) out += rain(k)
  if (weather.includes('snow')) out += snowfall(k)
  return out
}

export const bolt = (k: Kit, horizon: number): string =>
  k.brief.weather.includes('storm') ? lightning(k, k.w * (0.5 - k.side * 0.22), horizon) : ''
