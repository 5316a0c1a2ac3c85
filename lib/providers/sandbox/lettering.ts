import { mix } from './colour'
import { type Letter, letters } from './glyphs'
import { type Defs, dark, inside, type Kit, light } from './kit'
import type { Random } from './random'
import { group, n, poly, rect, stroke } from './svg'

export type Box = { x: number; y: number; width: number; height: number }
type Line = { glyphs: readonly Letter[]; width: number }
export type Setting = { lines: readonly Line[]; scale: number; weight: number; leading: number; box: Box }

const tracking = (weight: number) => 0.95 + weight * 0.52

function measure(text: string, weight: number): Line {
  const glyphs = letters(text)
  const width =
    glyphs.reduce((sum, { width }) => sum + width + weight + tracking(weight), 0) - tracking(weight)
  return { glyphs, width: Math.max(1, width) }
}

/** Words broken into `amount` lines as equal as can be. */
function breakInto(words: readonly string[], amount: number): string[] {
  const target = words.join(' ').length / amount
  const lines: string[] = ['']
  for (const word of words) {
    const last = lines.at(-1) ?? ''
    const longer = last ? `${last} ${word}` : word
    const full =
      last !== '' &&
      lines.length < amount &&
      Math.abs(longer.length - target) > Math.abs(last.length - target)
    if (full) lines.push(word)
    else lines[lines.length - 1] = longer
  }
  return lines
}

/** The largest setting of `text` inside `box`, in as many lines as that takes. `weight` is the stroke on a cap height of 10. */
export function typeset(text: string, box: Box, weight = 2): Setting {
  const words = text.split(/\s+/).filter(Boolean).slice(0, 14)
  const leading = 10 + weight + 3.6
  let best: Setting | undefined
  for (let amount = 1; amount <= Math.min(5, words.length); amount++) {
    const lines = breakInto(words, amount).map((line) => measure(line, weight))
    const widest = Math.max(...lines.map(({ width }) => width))
    const scale = Math.min(box.width / widest, box.height / (lines.length * leading - 3.6))
    if (!best || scale > best.scale) best = { lines, scale, weight, leading, box }
  }
  return best ?? { lines: [], scale: 1, weight, leading, box }
}

/** Ends of slanted strokes run past the line so that they can be cut level with it. */
const overrun = (d: string): string => {
  const far = ([x1 = 0, y1 = 0]: number[], [x2 = 0, y2 = 0]: number[]) =>
    Math.abs(x2 - x1) > 0.01 && (y2 <= 0 || y2 >= 10)
      ? `${n(x2 + ((x2 - x1) / Math.abs(y2 - y1 || 1)) * 2)} ${n(y2 + Math.sign(y2 - y1) * 2)}`
      : `${n(x2)} ${n(y2)}`
  const numbers = (text: string) => text.split(' ').map(Number)
  return d
    .replace(
      /^M(-?[\d.]+ -?[\d.]+)L(-?[\d.]+ -?[\d.]+)/,
      (_all, a: string, b: string) => `M${far(numbers(b), numbers(a))}L${b}`,
    )
    .replace(
      /([ML])(-?[\d.]+ -?[\d.]+)L(-?[\d.]+ -?[\d.]+)$/,
      (_all, c: string, a: string, b: string) => `${c}${a}L${far(numbers(a), numbers(b))}`,
    )
}

type Cut = {
  colour: string
  width: number
  cap: 'square' | 'round'
  opacity?: number
  dx?: number
  dy?: number
}

function drawLine(k: Defs, line: Line, weight: number, cut: Cut): string {
  const band = `M${n(-weight)} ${n(-weight / 2)}H${n(line.width + weight)}V${n(10 + weight / 2)}H${n(-weight)}Z`
  const style = `fill="none" stroke="${cut.colour}" stroke-width="${n(cut.width)}" stroke-linecap="${cut.cap}" stroke-linejoin="${cut.cap === 'round' ? 'round' : 'miter'}" stroke-miterlimit="9" stroke-opacity="${n(cut.opacity ?? 1)}"`
  let [x, level, loose] = [weight / 2, '', '']
  for (const { width, strokes, mark } of line.glyphs) {
    const at = `transform="translate(${n(x)} 0)"`
    for (const d of strokes) {
      const slanted =
        cut.cap === 'square' && d.includes('L') && !d.includes('Z') && !/[.,:;]/.test(d.slice(-1))
      if (cut.cap === 'square' && !/ 11|-1/.test(d))
        level += `<path d="${slanted ? overrun(d) : d}" ${at} ${style}/>`
      else loose += `<path d="${d}" ${at} ${style}/>`
    }
    if (mark)
      loose += `<path d="${mark}" transform="translate(${n(x + width / 2)} ${mark.includes(' 11') ? 0 : n(-weight * 0.35)})" ${style.replace(`stroke-width="${n(cut.width)}"`, `stroke-width="${n(cut.width * 0.8)}"`)}/>`
    x += width + weight + tracking(weight)
  }
  return (level ? inside(k, band, level) : '') + loose
}

function drawSetting(k: Defs, { lines, scale, weight, leading, box }: Setting, cut: Cut): string {
  const tall = (lines.length * leading - 3.6) * scale
  const top = box.y + (box.height - tall) / 2 + (weight / 2) * scale
  const rows = lines.map((line, i) => {
    const x = box.x + (box.width - line.width * scale) / 2
    return group(
      `translate(${n(x + (cut.dx ?? 0) * scale)} ${n(top + (i * leading + (cut.dy ?? 0)) * scale)}) scale(${scale.toFixed(4)})`,
      drawLine(k, line, weight, cut),
    )
  })
  return rows.join('')
}

/** Cut capitals, flat. */
export const block = (k: Defs, setting: Setting, colour: string): string =>
  drawSetting(k, setting, { colour, width: setting.weight, cap: 'square' })

/** Capitals standing off their ground by a hard shadow. */
export const raised = (k: Kit, setting: Setting, colour: string, shade: string): string =>
  drawSetting(k, setting, {
    colour: shade,
    width: setting.weight,
    cap: 'square',
    dx: -k.side * 0.7,
    dy: 0.7,
  }) + block(k, setting, colour)

/** Glass tubes: halo, colour, and a white-hot core. */
export function neon(k: Kit, setting: Setting, colour: string): string {
  const halo = k.flat
    ? [[3.4, 0.2]]
    : [
        [5.6, 0.07],
        [4, 0.1],
        [2.8, 0.16],
        [1.9, 0.25],
      ]
  return (
    halo
      .map(([width = 1, opacity = 0.1]) => drawSetting(k, setting, { colour, width, opacity, cap: 'round' }))
      .join('') +
    drawSetting(k, setting, {
      colour: k.p.ink,
      width: 1.05,
      opacity: 0.35,
      cap: 'round',
      dx: 0.25,
      dy: 0.35,
    }) +
    drawSetting(k, setting, { colour, width: 1.05, cap: 'round' }) +
    drawSetting(k, setting, { colour: mix(colour, '#ffffff', 0.8), width: 0.42, cap: 'round' })
  )
}

/** Paint running down from the foot of some stem. */
function drip(rng: Random, { lines, scale, weight, leading, box }: Setting, colour: string): string {
  const i = rng.int(0, lines.length - 1)
  const line = lines[i]
  if (!line) return ''
  const which = rng.int(0, line.glyphs.length - 1)
  const before = line.glyphs
    .slice(0, which)
    .reduce((sum, { width }) => sum + width + weight + tracking(weight), weight / 2)
  const top = box.y + (box.height - (lines.length * leading - 3.6) * scale) / 2
  const x = box.x + (box.width - line.width * scale) / 2 + (before + rng.range(-0.5, 0.5)) * scale
  const y = top + (i * leading + 9) * scale
  return stroke(`M${n(x)} ${n(y)}v${n(scale * rng.range(3, 7))}`, colour, scale * rng.range(0.4, 0.8))
}

/** Sprayed letters: fat, leaning, outlined, with a few runs of paint. */
export function graffiti(k: Kit, setting: Setting, colour: string, edge: string): string {
  const rng = k.rng.fork('graffiti')
  const { box, weight } = setting
  const fat = weight * 1.25
  const drips = Array.from({ length: 6 + k.detail * 3 }, () => drip(rng, setting, edge))
  const letters =
    drawSetting(k, setting, { colour: edge, width: fat + 1.9, cap: 'round', dx: -k.side * 0.9, dy: 0.9 }) +
    drawSetting(k, setting, { colour: edge, width: fat + 1.5, cap: 'round' }) +
    drawSetting(k, setting, { colour, width: fat, cap: 'round' }) +
    drawSetting(k, setting, {
      colour: light(k, colour, 0.6),
      width: fat * 0.22,
      cap: 'round',
      dx: k.side * 0.4,
      dy: -0.5,
      opacity: 0.9,
    })
  const cx = box.x + box.width / 2
  const cy = box.y + box.height / 2
  return group(
    `translate(${n(cx)} ${n(cy)}) rotate(-2.2) skewX(-9) translate(${n(-cx)} ${n(-cy)})`,
    drips.join(''),
    letters,
  )
}

/** A board with letters on it, hung on `box`; returns the whole. */
export function signboard(k: Kit, text: string, box: Box, board: string, ink: string): string {
  const pad = Math.min(box.height * 0.2, box.width * 0.08)
  const line = Math.max(1.5, pad * 0.12)
  const room = {
    x: box.x + pad * 1.3,
    y: box.y + pad,
    width: box.width - pad * 2.6,
    height: box.height - pad * 2,
  }
  const frame = `<rect x="${n(box.x + pad * 0.42)}" y="${n(box.y + pad * 0.42)}" width="${n(box.width - pad * 0.84)}" height="${n(box.height - pad * 0.84)}" rx="${n(pad * 0.2)}" fill="none" stroke="${ink}" stroke-width="${n(line)}"/>`
  const edge = poly(
    [
      box.x,
      box.y + box.height,
      box.x + box.width,
      box.y + box.height,
      box.x + box.width - pad * 0.1,
      box.y + box.height + pad * 0.35,
      box.x + pad * 0.1,
      box.y + box.height + pad * 0.35,
    ],
    dark(k, board, 0.45),
  )
  return (
    edge +
    rect(box.x, box.y, box.width, box.height, board, pad * 0.35) +
    frame +
    block(k, typeset(text, room), ink)
  )
}
