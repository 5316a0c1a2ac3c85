import { find, mentions } from '../brief'
import { mix } from '../colour'
import { bare, dark, fading, inkOf, type Kit, land, light, stand } from '../kit'
import { place, roleInk } from '../parts/cast'
import { bridge, skyline } from '../parts/skyline'
import { tree } from '../parts/trees'
import { water, wetGround } from '../parts/water'
import { mist } from '../parts/weather'
import { n, path, poly, rect } from '../svg'
import { afloat } from './afloat'
import { bolt, flying, openSky, weatherFront } from './backdrop'
import { bigLetters } from './letters'
import { populate } from './populate'

/** Rows of a city one behind the other, the air thick between them. */
export function rows(k: Kit, base: number, height: number): string {
  const amount = [2, 2, 3, 4][k.detail] ?? 3
  let out = ''
  for (let i = 0; i < amount; i++) {
    const t = amount === 1 ? 1 : i / (amount - 1)
    out += skyline(k, base, height * (1.12 - t * 0.5), land(k, 0.08 + t * 0.52), t, `${i}`)
    if (k.detail > 0 && i < amount - 1) out += mist(k, base - height * 0.1, height * 0.5, k.p.sky[2], 0.35)
  }
  return out
}

/** A street seen straight on: kerb, roadway, the marks on it. */
function street(k: Kit, kerb: number): string {
  const asphalt = dark(k, mix(k.p.near, k.p.mid, 0.3), 0.2)
  const pavement = mix(k.p.far, k.p.near, k.night ? 0.5 : 0.2)
  const edge = kerb + k.h * 0.05
  const dashes = Array.from({ length: 9 }, (_, i) =>
    poly(
      [
        k.w * (i / 8 - 0.04),
        edge + (k.h - edge) * 0.5,
        k.w * (i / 8 + 0.03),
        edge + (k.h - edge) * 0.5,
        k.w * (i / 8 + 0.025),
        edge + (k.h - edge) * 0.56,
        k.w * (i / 8 - 0.05),
        edge + (k.h - edge) * 0.56,
      ],
      mix(k.p.glow, asphalt, 0.25),
    ),
  )
  return (
    path(`M0 ${n(kerb)}H${n(k.w)}V${n(edge)}H0Z`, fading(k, light(k, pavement, 0.1), pavement)) +
    rect(0, edge, k.w, k.h * 0.012, dark(k, pavement, 0.4)) +
    rect(0, edge + k.h * 0.012, k.w, k.h, fading(k, asphalt, dark(k, asphalt, 0.25))) +
    bare(...dashes)
  )
}

/** Lamps and small trees along the kerb. */
function alongKerb(k: Kit, y: number): string {
  const rng = k.rng.fork('kerb')
  if (k.detail === 0) return ''
  const leaf = roleInk(k, 'leaf')
  let out = ''
  for (let i = 0; i < 6; i++) {
    const x = k.w * ((i + 0.5 + rng.range(-0.15, 0.15)) / 6)
    const size = k.u * rng.range(0.12, 0.17)
    if (i % 2) out += stand(k, x, y, size, tree({ ...k, detail: 1 }, 'round', leaf, `kerb${i}`))
    else
      out += place(
        k,
        { name: 'lamppost', colours: [], count: 1, size: 'usual' },
        { x, y, size: k.u * 0.17, shadow: false },
      )
  }
  return out
}

/** A city: its skyline, and before it a street, a river or a bridge. */
export function city(k: Kit): string {
  const rng = k.rng.fork('city')
  const { brief } = k
  const tall = k.h > k.w * 1.2
  const wet = mentions(brief, 'river', 'lake', 'sea', 'bridge', 'boat', 'ship')
  const base = k.h * (wet ? rng.range(0.58, 0.66) : rng.range(0.72, 0.78))
  const sky = openSky(k, base)
  const height = (tall ? k.h * 0.46 : k.h * 0.5) * rng.range(0.85, 1.1) * (base / (k.h * 0.74))
  const town = rows(k, base, height)
  const letters = bigLetters(
    k,
    { x: k.w * 0.08, y: base * 0.07, width: k.w * 0.84, height: base * 0.34 },
    k.p.sky[0],
  )
  const above = sky.svg + bolt(k, base * 0.7) + flying(k, base * 0.55, !wet) + town
  if (wet) {
    const span = mentions(brief, 'bridge')
      ? bridge(k, base + k.h * 0.02, base + k.h * 0.14, inkOf(k, find(brief, 'bridge'), k.p.accent))
      : ''
    return (
      above +
      letters +
      water(k, base, k.h, { mirrored: town, sunX: sky.shines ? sky.sunX : undefined }) +
      span +
      afloat(k, base + k.h * 0.08, k.h * 0.94) +
      populate(k, { top: k.h * 0.92, bottom: k.h, unit: k.u * 0.3 }) +
      weatherFront(k, base)
    )
  }
  const rainy = brief.weather.includes('rain') || brief.weather.includes('storm')
  const ground = rainy
    ? rect(0, base, k.w, k.h, dark(k, k.p.near, 0.35)) + wetGround(k, base, above)
    : street(k, base)
  return (
    above +
    letters +
    ground +
    alongKerb(k, base + k.h * 0.035) +
    populate(k, { top: base + k.h * 0.03, bottom: k.h * 0.98, unit: k.u * 0.36 }) +
    weatherFront(k, base)
  )
}
