import { find } from '../brief'
import { mix } from '../colour'
import { bare, dark, fading, inkOf, inside, type Kit, legible, light, linear } from '../kit'
import { type Box, neon, signboard, typeset } from '../lettering'
import { place, roleInk } from '../parts/cast'
import { wetGround } from '../parts/water'
import { circle, n, path, rect } from '../svg'
import { weatherFront } from './backdrop'
import { populate } from './populate'

/** Striped canvas, scalloped at its hem. */
function awning(k: Kit, { x, y, width, height }: Box, colour: string): string {
  const stripes = Math.max(6, Math.round(width / (k.u * 0.05)))
  const w = width / stripes
  return Array.from({ length: stripes }, (_, i) => {
    const ink = i % 2 ? roleInk(k, 'paper') : colour
    const lean = k.u * 0.02
    const top = x + lean + (i * (width - lean * 2)) / stripes
    const tw = (width - lean * 2) / stripes
    return path(
      `M${n(top)} ${n(y)}H${n(top + tw)}L${n(x + (i + 1) * w)} ${n(y + height)}a${n(w / 2)} ${n(w * 0.42)} 0 0 1 ${n(-w)} 0Z`,
      k.flat
        ? ink
        : linear(k, [
            [0, light(k, ink, 0.1)],
            [0.8, ink],
            [1, dark(k, ink, 0.2)],
          ]),
    )
  }).join('')
}

/** A window full of warm light and the shop's own things. */
function display(k: Kit, { x, y, width, height }: Box, label: string): string {
  const rng = k.rng.fork(`display${label}`)
  const dim = mix(k.p.glow, k.p.accent, 0.35)
  const glass = linear(k, [
    [0, k.p.glow],
    [0.6, mix(k.p.glow, dim, 0.4)],
    [1, dim],
  ])
  const d = `M${n(x)} ${n(y)}h${n(width)}v${n(height)}h${n(-width)}Z`
  const goods = (
    ['vase', 'plant', 'book', 'bottle', 'cup', 'cake', 'flower', 'lamp', 'teapot'] as const
  ).filter((name) => !k.brief.without.has(name))
  const shelf = y + height * 0.52
  const stock = [y + height * 0.96, shelf].flatMap((floor, row) =>
    Array.from({ length: Math.max(2, Math.round(width / (k.u * 0.11))) }, (_, i) => {
      const across = Math.max(2, Math.round(width / (k.u * 0.11)))
      const name = rng.pick(goods)
      return place(
        k,
        { name, colours: [], count: 1, size: 'usual' },
        {
          x: x + (width * (i + 0.5)) / across,
          y: floor,
          size: height * rng.range(0.2, 0.36),
          label: `${label}${row}${i}`,
          shadow: false,
        },
      )
    }),
  )
  const glare = path(
    `M${n(x + width * 0.1)} ${n(y + height)}L${n(x + width * 0.4)} ${n(y)}h${n(width * 0.12)}L${n(x + width * 0.22)} ${n(y + height)}Z`,
    k.p.paper,
    'fill-opacity="0.16"',
  )
  return (
    rect(
      x - k.u * 0.012,
      y - k.u * 0.012,
      width + k.u * 0.024,
      height + k.u * 0.024,
      dark(k, k.p.near, 0.3),
    ) +
    path(d, glass) +
    inside(k, d, rect(x, shelf, width, height * 0.02, dark(k, dim, 0.5)), ...stock, k.detail > 0 ? glare : '')
  )
}

function door(k: Kit, { x, y, width, height }: Box, ink: string): string {
  const pane = mix(k.p.glow, k.p.accent, 0.2)
  return (
    rect(x, y, width, height, ink) +
    rect(x + width * 0.16, y + height * 0.08, width * 0.68, height * 0.56, pane) +
    rect(x + width * 0.16, y + height * 0.7, width * 0.68, height * 0.22, dark(k, ink, 0.25)) +
    rect(x + width * 0.48, y + height * 0.08, width * 0.04, height * 0.56, ink) +
    circle(x + width * 0.88, y + height * 0.68, width * 0.04, k.p.glow)
  )
}

/** Floors above the shop, some windows lit. */
function upstairs(k: Kit, bottom: number, walls: string): string {
  const rng = k.rng.fork('upstairs')
  const cols = Math.max(3, Math.round(k.w / (k.u * 0.26)))
  const w = (k.w / cols) * 0.46
  const h = w * 1.45
  let out = ''
  for (let y = bottom - h * 1.3; y > -h; y -= h * 1.5)
    for (let i = 0; i < cols; i++) {
      const x = (k.w / cols) * (i + 0.5) - w / 2
      const glass = rng.chance(k.night ? 0.4 : 0.25)
        ? mix(k.p.glow, walls, 0.1)
        : dark(k, mix(walls, k.p.sky[0], 0.3), 0.45)
      out +=
        rect(x - w * 0.08, y - w * 0.08, w * 1.16, h + w * 0.16, light(k, walls, 0.16)) +
        rect(x, y, w, h, glass) +
        rect(x + w * 0.47, y, w * 0.06, h, light(k, walls, 0.16)) +
        rect(x, y + h * 0.42, w, w * 0.05, light(k, walls, 0.16)) +
        rect(x - w * 0.16, y + h + w * 0.06, w * 1.32, w * 0.1, dark(k, walls, 0.25))
    }
  return out
}

function nameOf(k: Kit, box: Box, wall: string, front: string): string {
  const text = k.brief.lettering.join(' ')
  if (!text) return rect(box.x, box.y, box.width, box.height, front, box.height * 0.08)
  const bright = k.rng.fork('tube').chance(0.5) ? k.p.accent : k.p.second
  if (k.brief.sign === 'neon' || (k.night && k.brief.sign !== 'board')) {
    const panel = rect(box.x, box.y, box.width, box.height, mix(k.p.ink, wall, 0.18), box.height * 0.08)
    return (
      panel +
      neon(
        k,
        typeset(
          text,
          {
            x: box.x + box.width * 0.06,
            y: box.y + box.height * 0.15,
            width: box.width * 0.88,
            height: box.height * 0.7,
          },
          1,
        ),
        legible(k, bright, k.p.ink),
      )
    )
  }
  return signboard(k, text, box, front, legible(k, roleInk(k, 'paper'), front, 0.3))
}

/** A shop front from across the street. */
export function shop(k: Kit): string {
  const rng = k.rng.fork('shop')
  const kerb = k.h * rng.range(0.78, 0.83)
  const walls = inkOf(
    k,
    find(k.brief, 'tower') ?? find(k.brief, 'house'),
    k.night ? mix(k.p.mid, k.p.near, 0.5) : rng.pick([k.p.far, k.p.mid, mix(k.p.far, k.p.paper, 0.45)]),
  )
  const front = inkOf(
    k,
    find(k.brief, 'shop') ?? find(k.brief, 'sign'),
    rng.pick([k.p.accent, k.p.second, k.p.near]),
  )
  const body = dark(k, front, 0.12)
  const width = Math.min(k.w * 0.86, k.u * 1.1)
  const x = (k.w - width) / 2 + (k.w - width) * rng.range(-0.3, 0.3)
  const lettered = k.brief.lettering.length > 0
  const tall = Math.min(kerb * (lettered ? 0.72 : 0.62), k.u * (lettered ? 0.68 : 0.58))
  const top = kerb - tall
  const sign = {
    x: x + width * 0.03,
    y: top + tall * 0.03,
    width: width * 0.94,
    height: tall * (lettered ? 0.3 : 0.2),
  }
  const hem = lettered ? 0.37 : 0.27
  const glassTop = top + tall * (hem + 0.17)
  const doorBox = {
    x: x + width * (rng.chance(0.5) ? 0.06 : 0.76),
    y: glassTop - tall * 0.02,
    width: width * 0.18,
    height: kerb - glassTop + tall * 0.02,
  }
  const left = doorBox.x < x + width / 2
  const glass = {
    x: x + width * (left ? 0.3 : 0.06),
    y: glassTop,
    width: width * 0.64,
    height: (kerb - glassTop) * 0.78,
  }
  const facade =
    rect(0, 0, k.w, kerb, fading(k, mix(walls, k.p.sky[0], 0.12), walls)) +
    upstairs(k, top - tall * 0.06, walls) +
    rect(x, top, width, tall, body) +
    rect(x - k.u * 0.015, top - k.u * 0.018, width + k.u * 0.03, k.u * 0.024, dark(k, front, 0.35)) +
    display(k, glass, 'a') +
    door(k, doorBox, dark(k, front, 0.4)) +
    bare(rect(x, glassTop - tall * 0.07, width, tall * 0.14, k.p.ink, 0, 'fill-opacity="0.22"')) +
    awning(
      k,
      { x: x - k.u * 0.01, y: top + tall * hem, width: width + k.u * 0.02, height: tall * 0.13 },
      inkOf(k, find(k.brief, 'shop'), front === k.p.accent ? k.p.second : k.p.accent, 1),
    ) +
    nameOf(k, sign, walls, front)
  const rainy = k.brief.weather.includes('rain') || k.brief.weather.includes('storm')
  const pavement = mix(k.p.mid, k.p.near, k.night ? 0.7 : 0.25)
  const spill = linear(k, [
    [0, k.p.glow, rainy ? 0.3 : 0.5],
    [1, k.p.glow, 0],
  ])
  const light2 = bare(
    path(
      `M${n(glass.x)} ${n(kerb)}H${n(glass.x + glass.width)}L${n(glass.x + glass.width * 1.25)} ${n(k.h)}H${n(glass.x - glass.width * 0.25)}Z`,
      spill,
    ),
  )
  const ground =
    rect(0, kerb, k.w, k.h - kerb, fading(k, pavement, dark(k, pavement, 0.3))) +
    (rainy ? wetGround(k, kerb, facade) : '') +
    light2 +
    rect(0, kerb, k.w, k.h * 0.008, light(k, pavement, 0.2))
  const pots =
    k.detail > 0
      ? [x - k.u * 0.01, x + width]
          .map((px, i) =>
            place(
              k,
              { name: 'plant', colours: [], count: 1, size: 'usual' },
              { x: px, y: kerb + k.h * 0.02, size: k.u * 0.16, label: `pot${i}` },
            ),
          )
          .join('')
      : ''
  return (
    facade +
    ground +
    pots +
    populate(k, { top: kerb, bottom: k.h * 0.98, unit: k.u * 0.36, heroX: left ? 0.72 : 0.3 }, [
      'tower',
      'house',
      'sign',
      'cup',
      'cake',
      'bread',
      'book',
      'flower',
      'bottle',
    ]) +
    weatherFront(k, kerb)
  )
}
