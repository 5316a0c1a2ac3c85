import type { Brief } from './brief'
import { choosePalette } from './choose-palette'
import { chooseStage, type StageName } from './choose-stage'
import { mix } from './colour'
import { imagine } from './imagine'
import { definitions, type Kit } from './kit'
import type { Style } from './lexicon-looks'
import { FLAT_STYLES, handOf, type Look, lookOf } from './looks'
import type { Palette } from './palettes'
import { parsePrompt } from './parse-prompt'
import { random } from './random'
import { STAGES } from './stages/stages'
import { n, rect } from './svg'

/** Everything a picture depends on. Equal asks are equal pictures, byte for byte. */
export type Ask = {
  model: string
  prompt: string
  negative?: string
  seed: number
  widthPx: number
  heightPx: number
  /** Guidance: a little more makes the inks a little more vivid. */
  cfgScale?: number
}

export type Composition = {
  svg: string
  palette: Palette
  look: Look
  style?: Style
  stage: StageName
  seedText: string
}

/** Paper with a breath of the palette's colours, for pictures made of lines. */
function inked(p: Palette): Palette {
  const thin = (ink: string, by: number) => mix(p.paper, ink, by)
  return {
    ...p,
    sky: [thin(p.sky[0], 0.3), thin(p.sky[1], 0.2), p.paper],
    far: thin(p.far, 0.22),
    mid: thin(p.mid, 0.32),
    near: thin(p.near, 0.45),
    glow: p.paper,
    second: thin(p.second, 0.55),
  }
}

/** Pale washes on white paper. */
function washed(p: Palette): Palette {
  const pale = (ink: string) => mix(ink, '#fffdf7', 0.24)
  return {
    ...p,
    sky: [pale(p.sky[0]), pale(p.sky[1]), mix(p.sky[2], '#fffdf7', 0.45)],
    far: pale(p.far),
    mid: pale(p.mid),
    near: pale(p.near),
    ink: mix(p.ink, p.near, 0.3),
  }
}

function kitFor(ask: Ask, brief: Brief, stage: StageName, look: Look, seedText: string): Kit {
  const rng = random(seedText)
  const hand = handOf(look)
  const { style } = brief
  const chosen = choosePalette(brief, rng.fork('palette'), stage, look === 'flash')
  const night = chosen.times.includes('night')
  const p = style === 'ink' && !night ? inked(chosen) : style === 'watercolour' ? washed(chosen) : chosen
  return {
    w: ask.widthPx,
    h: ask.heightPx,
    u: Math.min(ask.widthPx, ask.heightPx),
    rng,
    p,
    brief,
    side: rng.fork('side').sign(),
    detail: style === 'pixel' ? Math.min(2, hand.detail) : hand.detail,
    flat: style === 'soft3d' ? false : hand.flat || (style !== undefined && FLAT_STYLES.has(style)),
    outline: style === 'ink',
    cut: style === 'papercut',
    night,
    defs: new Map(),
  }
}

/** Words to a picture, as SVG text without any `<text>`. Pure. */
export function compose(ask: Ask): Composition {
  const brief = parsePrompt(ask.prompt, ask.negative)
  const stage = chooseStage(brief, random(`${ask.prompt}/stage`))
  const look = lookOf(ask.model)
  const seedText = `${ask.prompt}\n${ask.seed}`
  const k = kitFor(ask, imagine(brief, stage, random(seedText).fork('imagine')), stage, look, seedText)
  const drawn = STAGES[stage](k)
  const outline = k.outline
    ? ` stroke="${k.p.ink}" stroke-width="${n(k.u * 0.0036)}" stroke-linejoin="round"`
    : ''
  const body = `${rect(0, 0, k.w, k.h, k.p.sky[1])}<g${outline}>${drawn}</g>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${k.w}" height="${k.h}" viewBox="0 0 ${k.w} ${k.h}">${definitions(k)}${body}</svg>`
  return { svg, palette: k.p, look, style: brief.style, stage, seedText }
}
