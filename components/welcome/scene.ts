/** The picture behind the welcome pages: hills lit from the middle, drawn in 1800 x 1000 units. */
export const SCENE = { height: 1000, lightX: 900, lightY: 440, lightRadius: 420 } as const

type Ridge = { top: number; rise: number; phase: number }

/** From the far, light hills to the near, dark ones. */
export const RIDGES: readonly Ridge[] = [
  { top: 560, rise: 46, phase: 0.4 },
  { top: 630, rise: 58, phase: 2.1 },
  { top: 715, rise: 64, phase: 3.7 },
  { top: 815, rise: 52, phase: 5.2 },
  { top: 905, rise: 40, phase: 1.2 },
]

const STEP = 20

const heightAt = (x: number, { top, rise, phase }: Ridge) =>
  top -
  rise *
    (0.6 * Math.sin(x / 190 + phase) + 0.3 * Math.sin(x / 83 + 2 * phase) + 0.14 * Math.sin(x / 37 + phase))

/** A ridge as a filled SVG path over the columns `from`..`to` of the scene. */
export function ridgePath(ridge: Ridge, from: number, to: number): string {
  const points: string[] = []
  for (let x = from; x <= to; x += STEP) points.push(`${x} ${Math.round(heightAt(x, ridge))}`)
  return `M${from} ${SCENE.height}L${points.join('L')}L${to} ${SCENE.height}Z`
}

/** Reeds in the foreground: stem by stem, bending away from the light. */
export function reedPaths(from: number, to: number): string[] {
  const stems: string[] = []
  for (let i = 0; i < 9; i++) {
    const x = Math.round(from + ((i * 0.618 + 0.17) % 1) * (to - from))
    const bend = x < SCENE.lightX ? -1 : 1
    const tall = 210 + ((i * 89) % 240)
    stems.push(`M${x} 1000q${bend * 6} ${-tall * 0.6} ${bend * (30 + ((i * 31) % 50))} ${-tall}`)
  }
  return stems
}
