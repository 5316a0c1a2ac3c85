/** The picture at `widthPx` CSS pixels, looked at around the spot `x`, `y` (parts of its width and height). */
export type Zoom = { x: number; y: number; widthPx: number }

const WORTH_IT = 1.15

/**
 * How wide one sees a picture of `naturalPx` at its own pixels: those of the screen where that is larger than the
 * `fittedPx` it has now, else those of CSS, else twice those.
 */
export function zoomedWidth(naturalPx: number, fittedPx: number, pixelRatio: number): number {
  const sizes = [naturalPx / pixelRatio, naturalPx]
  return sizes.find((sizePx) => sizePx > fittedPx * WORTH_IT) ?? naturalPx * 2
}

type Press = { clientX: number; clientY: number; detail: number }

/** The zoom for a press on the fitted picture; a press by keyboard (`detail` 0) has no place and means the middle. */
export function zoomAt(press: Press, fitted: DOMRect, naturalPx: number): Zoom {
  const widthPx = zoomedWidth(naturalPx, fitted.width, window.devicePixelRatio)
  if (press.detail === 0) return { x: 0.5, y: 0.5, widthPx }
  return {
    x: (press.clientX - fitted.left) / fitted.width,
    y: (press.clientY - fitted.top) / fitted.height,
    widthPx,
  }
}
