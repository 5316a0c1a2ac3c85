export type Point = readonly [number, number]

/** Two decimals: enough for a hundred-unit drawing scaled up five times. */
export const n = (value: number): string => String(Math.round(value * 100) / 100)

export const path = (d: string, fill: string, attributes = ''): string =>
  `<path d="${d}" fill="${fill}" ${attributes}/>`

/** An open line, round at its ends unless `attributes` names a cap. */
export function stroke(d: string, colour: string, width: number, attributes = ''): string {
  const cap = attributes.includes('stroke-linecap') ? '' : 'stroke-linecap="round"'
  return `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${n(width)}" stroke-linejoin="round" ${cap} ${attributes}/>`
}

export const circle = (cx: number, cy: number, r: number, fill: string, attributes = ''): string =>
  `<circle cx="${n(cx)}" cy="${n(cy)}" r="${n(Math.max(0, r))}" fill="${fill}" ${attributes}/>`

export const ellipse = (
  cx: number,
  cy: number,
  rx: number,
  ry: number,
  fill: string,
  attributes = '',
): string =>
  `<ellipse cx="${n(cx)}" cy="${n(cy)}" rx="${n(Math.max(0, rx))}" ry="${n(Math.max(0, ry))}" fill="${fill}" ${attributes}/>`

export const rect = (
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
  radius = 0,
  attributes = '',
): string =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(Math.max(0, width))}" height="${n(Math.max(0, height))}" rx="${n(radius)}" fill="${fill}" ${attributes}/>`

/** A closed straight-sided shape from `x0, y0, x1, y1, ...`. */
export function poly(coordinates: readonly number[], fill: string, attributes = ''): string {
  return path(`M${coordinates.map(n).join(' ')}Z`, fill, attributes)
}

export const group = (transform: string, ...children: string[]): string =>
  `<g transform="${transform}">${children.join('')}</g>`

export const fade = (opacity: number, ...children: string[]): string =>
  `<g opacity="${n(opacity)}">${children.join('')}</g>`

/** A flowing line through all points (Catmull-Rom), as path data starting with `M`. */
export function smooth(points: readonly Point[], tension = 0.5): string {
  const at = (i: number) => points[Math.min(points.length - 1, Math.max(0, i))] as Point
  const k = tension / 3
  let d = `M${n(at(0)[0])} ${n(at(0)[1])}`
  for (let i = 0; i < points.length - 1; i++) {
    const [p0, p1, p2, p3] = [at(i - 1), at(i), at(i + 1), at(i + 2)]
    const c1 = [p1[0] + (p2[0] - p0[0]) * k, p1[1] + (p2[1] - p0[1]) * k] as const
    const c2 = [p2[0] - (p3[0] - p1[0]) * k, p2[1] - (p3[1] - p1[1]) * k] as const
    d += `C${n(c1[0])} ${n(c1[1])} ${n(c2[0])} ${n(c2[1])} ${n(p2[0])} ${n(p2[1])}`
  }
  return d
}

/** A flowing closed shape through all points. */
export function blob(points: readonly Point[]): string {
  const size = points.length
  const at = (i: number) => points[(i + size) % size] as Point
  let d = `M${n(at(0)[0])} ${n(at(0)[1])}`
  for (let i = 0; i < size; i++) {
    const [p0, p1, p2, p3] = [at(i - 1), at(i), at(i + 1), at(i + 2)]
    d += `C${n(p1[0] + (p2[0] - p0[0]) / 6)} ${n(p1[1] + (p2[1] - p0[1]) / 6)} ${n(p2[0] - (p3[0] - p1[0]) / 6)} ${n(p2[1] - (p3[1] - p1[1]) / 6)} ${n(p2[0])} ${n(p2[1])}`
  }
  return `${d}Z`
}

/** The same drawing with every fill and stroke in one colour: for shadows. */
export const silhouette = (drawing: string, colour: string): string =>
  drawing
    .replace(/fill="(?!none)[^"]*"/g, `fill="${colour}"`)
    .replace(/stroke="(?!none)[^"]*"/g, `stroke="${colour}"`)
