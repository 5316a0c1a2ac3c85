/** What a person does first on a page, whatever they use. */
const SIGNS = ['pointermove', 'pointerdown', 'touchstart', 'wheel', 'keydown', 'focusin', 'click', 'dragover']
/** Nobody waits so long; but what reads the page for somebody may give no sign. */
const LATEST_MS = 20_000

const life = Promise.withResolvers<void>()
const isServer = typeof document === 'undefined'

/** Says that there is something to take over: somebody is there, or something happens by itself. */
export const wake = () => life.resolve()

/** Resolves with the first sign of life on this page; at once on the server, which draws everything. */
export const signOfLife = (): Promise<void> => (isServer ? Promise.resolve() : life.promise)

if (!isServer) {
  for (const sign of SIGNS) window.addEventListener(sign, wake, { once: true, capture: true, passive: true })
  setTimeout(wake, LATEST_MS)
}
