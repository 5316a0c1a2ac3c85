import { type Brief, find, mentions, type Thing } from '../brief'
import { lightness, mix } from '../colour'
import { bare, dark, fading, inkOf, inside, type Kit, light, linear } from '../kit'
import { castOf, footShadow, place } from '../parts/cast'
import { leaf } from '../parts/plants'
import { layer } from '../parts/relief'
import { circle, ellipse, group, n, path, poly, rect, smooth } from '../svg'
import { arrange, type Put } from './arrange'
import { bigLetters } from './letters'

/** Light thrown on a wall by a window out of sight, its bars in shadow. */
function windowLight(k: Kit, x: number, y: number, width: number, height: number): string {
  const lean = -k.side * height * 0.28
  const pane = (cx: number, cy: number) =>
    poly(
      [
        x + cx * width + (1 - cy) * lean,
        y + cy * height,
        x + (cx + 0.46) * width + (1 - cy) * lean,
        y + cy * height,
        x + (cx + 0.46) * width + (1 - cy - 0.46) * lean,
        y + (cy + 0.46) * height,
        x + cx * width + (1 - cy - 0.46) * lean,
        y + (cy + 0.46) * height,
      ],
      k.p.glow,
      'fill-opacity="0.5"',
    )
  return bare(pane(0, 0), pane(0.52, 0), pane(0, 0.52), pane(0.52, 0.52))
}

/** Leaves outside, as a shadow over everything near the wall. */
function leafShade(k: Kit): string {
  const rng = k.rng.fork('leafshade')
  const side = -k.side
  const stems = Array.from({ length: 3 }, (_, i) => {
    const [x, y] = [k.w * (0.5 + side * (0.52 - i * 0.05)), k.h * rng.range(0.02, 0.3)]
    return Array.from({ length: 9 }, (_unused, j) =>
      leaf(
        x - side * j * k.u * 0.035,
        y + j * k.u * 0.012 + i * k.u * 0.05,
        -side * 90 + (j % 2 ? 38 : -38),
        k.u * 0.1,
        k.u * 0.022,
        dark(k, k.p.sky[1], 0.5),
      ),
    ).join('')
  })
  return `<g opacity="0.16" stroke="none">${stems.join('')}</g>`
}

/** A wall behind the table: an arch, a disc, window light, or plain. */
function wall(k: Kit, edge: number): string {
  const rng = k.rng.fork('wall')
  const [top, low] = k.night
    ? [k.p.sky[0], k.p.sky[1]]
    : [mix(k.p.sky[1], k.p.sky[0], 0.4), mix(k.p.sky[2], k.p.paper, 0.25)]
  const base = bare(rect(0, 0, k.w, edge + 2, fading(k, top, low)))
  const kind = mentions(k.brief, 'window') ? 0 : rng.int(0, 4)
  const x = k.w * (0.5 + k.side * rng.range(-0.04, 0.16))
  if (kind === 0)
    return (
      base +
      windowLight(k, k.w * (0.5 - k.side * 0.1) - k.u * 0.24, k.h * 0.08, k.u * 0.52, edge * 0.72) +
      (k.detail > 1 ? leafShade(k) : '')
    )
  if (kind === 1) {
    const [half, tall] = [k.u * rng.range(0.2, 0.28), edge * rng.range(0.66, 0.84)]
    const d = `M${n(x - half)} ${n(edge)}V${n(edge - tall + half)}A${n(half)} ${n(half)} 0 0 1 ${n(x + half)} ${n(edge - tall + half)}V${n(edge)}Z`
    return (
      base +
      path(d, fading(k, mix(k.p.far, k.p.sky[1], 0.2), mix(k.p.far, k.p.sky[2], 0.6))) +
      inside(
        k,
        d,
        path(
          `M${n(x - half)} 0h${n(half * 0.16)}V${n(edge)}h${n(-half * 0.16)}Z`,
          k.p.ink,
          'fill-opacity="0.12"',
        ),
      )
    )
  }
  if (kind === 2)
    return (
      base +
      circle(
        x,
        edge - k.u * rng.range(0.3, 0.4),
        k.u * rng.range(0.2, 0.27),
        linear(k, [
          [0, k.p.sun],
          [1, mix(k.p.sun, low, 0.45)],
        ]),
      )
    )
  if (kind === 3) {
    const split = k.w * rng.range(0.32, 0.68)
    return (
      base +
      bare(
        rect(
          k.side < 0 ? split : 0,
          0,
          k.side < 0 ? k.w - split : split,
          edge + 2,
          dark(k, mix(low, k.p.far, 0.4), 0.06),
        ),
      )
    )
  }
  return (
    base +
    bare(
      ellipse(
        k.w * (0.5 + k.side * 0.3),
        edge * 0.3,
        k.u * 0.5,
        k.u * 0.42,
        light(k, low, 0.4),
        'fill-opacity="0.5"',
      ),
    )
  )
}

/** The table's top and edge, perhaps under a cloth. */
function table(k: Kit, edge: number): string {
  const rng = k.rng.fork('table')
  const named = find(k.brief, 'table')
  const wood = inkOf(
    k,
    named,
    rng.pick([k.p.mid, k.p.far, mix(k.p.second, k.p.paper, 0.4), mix(k.p.paper, k.p.far, 0.2)]),
  )
  const cloth = k.brief.setting === 'tabletop' || rng.chance(0.4)
  const lip = k.h * 0.9
  const top =
    rect(-9, edge, k.w + 18, k.h, fading(k, light(k, wood, 0.25), wood)) +
    bare(rect(-9, edge, k.w + 18, k.u * 0.004, light(k, wood, 0.55)))
  const front =
    rect(-9, lip, k.w + 18, k.h, dark(k, wood, 0.3)) +
    bare(rect(-9, lip, k.w + 18, k.u * 0.006, light(k, wood, 0.35)))
  if (!cloth) return layer(k, top + front)
  const linen = mix(k.p.paper, wood, 0.12)
  const [a, b] = [k.w * rng.range(0.08, 0.26), k.w * rng.range(0.74, 0.92)]
  const lean = k.w * 0.06
  const hem = smooth([
    [b + lean, lip],
    [b + lean * 0.9, lip + k.h * 0.055],
    [k.w * 0.6, lip + k.h * 0.07],
    [k.w * 0.36, lip + k.h * 0.058],
    [a - lean * 0.9, lip + k.h * 0.066],
    [a - lean, lip],
  ]).replace('M', 'L')
  const folds = [0.3, 0.52, 0.71].map((at) =>
    poly(
      [
        a + (b - a) * at,
        lip,
        a + (b - a) * (at + 0.03),
        lip,
        a + (b - a) * (at + 0.05),
        k.h,
        a + (b - a) * (at + 0.01),
        k.h,
      ],
      k.p.ink,
      'fill-opacity="0.08"',
    ),
  )
  const d = `M${n(a)} ${n(edge + k.h * 0.05)}H${n(b)}L${n(b + lean)} ${n(lip)}${hem}Z`
  const stripe =
    k.brief.style === 'ink'
      ? ''
      : poly(
          [
            a - lean * 0.3,
            edge + k.h * 0.09,
            b + lean * 0.3,
            edge + k.h * 0.09,
            b + lean * 0.36,
            edge + k.h * 0.1,
            a - lean * 0.36,
            edge + k.h * 0.1,
          ],
          k.p.accent,
          'fill-opacity="0.55"',
        )
  return (
    layer(k, top + front) +
    path(d, fading(k, linen, dark(k, linen, 0.1))) +
    inside(k, d, stripe, bare(rect(0, lip, k.w, k.h, k.p.ink, 0, 'fill-opacity="0.1"')), ...folds)
  )
}

/** The long shadow a thing throws on the table. */
function thrown(k: Kit, { thing, x, y, size }: Put): string {
  if (k.outline) return ''
  const half = (size * (castOf(thing.name)?.width ?? 100)) / 200
  const reach = size * (k.night ? 0.5 : 0.75)
  const away = -k.side
  const d = `M${n(x - half * 0.8)} ${n(y)}Q${n(x)} ${n(y + half * 0.16)} ${n(x + half * 0.8)} ${n(y)}L${n(x + away * reach + half * 0.6)} ${n(y - reach * 0.16)}Q${n(x + away * reach)} ${n(y - reach * 0.24)} ${n(x + away * reach - half * 0.5)} ${n(y - reach * 0.14)}Z`
  return bare(path(d, k.p.ink, 'fill-opacity="0.14"'))
}

/** What stands on the table. Flowers come in their own vase, which takes the colour of the one mentioned. */
function onTable(brief: Brief): Thing[] {
  const vase = find(brief, 'vase')
  const flower = find(brief, 'flower')
  return brief.things
    .filter(
      ({ name }) => castOf(name) && name !== 'table' && name !== 'window' && !(flower && name === 'vase'),
    )
    .map((thing) =>
      thing === flower
        ? {
            ...thing,
            count: 1,
            colours: [thing.colours[0], vase?.colours[0]].filter((ink) => ink !== undefined),
          }
        : thing,
    )
    .slice(0, 5)
}

/** Things on a table by a window: the quiet stage. */
export function tabletop(k: Kit): string {
  const rng = k.rng.fork('tabletop')
  const edge = k.h * (k.h > k.w * 1.2 ? rng.range(0.66, 0.72) : rng.range(0.6, 0.68))
  const things = onTable(k.brief)
  const puts = arrange(k, things, edge + (k.h * 0.9 - edge) * 0.2, k.h * 0.88)
  const shade = k.night
    ? bare(
        rect(
          0,
          0,
          k.w,
          k.h,
          linear(k, [
            [0, k.p.ink, 0],
            [1, k.p.ink, 0.35],
          ]),
        ),
      )
    : ''
  const letters = bigLetters(
    k,
    { x: k.w * 0.1, y: k.h * 0.07, width: k.w * 0.8, height: edge * 0.3 },
    k.p.sky[1],
  )
  const glow =
    lightness(k.p.sky[1]) > 0.5 && k.detail > 1
      ? bare(
          poly(
            [
              k.side < 0 ? 0 : k.w,
              edge,
              k.w * (0.5 - k.side * 0.1),
              edge,
              k.w * (0.5 - k.side * 0.34),
              k.h * 0.9,
              k.w * (0.5 + k.side * 0.2),
              k.h * 0.9,
            ],
            k.p.glow,
            'fill-opacity="0.22"',
          ),
        )
      : ''
  const bodies = puts.map((put) => {
    const body = place(k, put.thing, {
      x: put.x,
      y: put.y,
      size: put.size,
      flip: rng.chance(0.5),
      label: put.label,
      shadow: false,
    })
    return (
      (put.aloft
        ? ''
        : footShadow(k, put.x, put.y, (put.size * (castOf(put.thing.name)?.width ?? 100)) / 230)) +
      (put.lean ? group(`rotate(${n(put.lean)} ${n(put.x)} ${n(put.y)})`, body) : body)
    )
  })
  const ground = puts.filter(({ aloft }) => !aloft).map((put) => thrown(k, put))
  return wall(k, edge) + letters + table(k, edge) + glow + ground.join('') + bodies.join('') + shade
}
