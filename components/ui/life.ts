/** What a person does first on a page, whatever they use. */
const SIGNS = ['pointermove', 'pointerdown', 'touchstart', 'wheel', 'keydown', 'focusin', 'click', 'dragover']
/** What reads the page for somebody may give no sign. */
const LATEST_MS = 20_000

const life = Promise.withResolvers<void>()
const isServer = typeof document === 'undefined'

const wake = () => life.resolve()

/** Resolves with the first sign of life on this page: the time to fetch what may be needed next. */
export const signOfLife = (): Promise<void> => (isServer ? Promise.resolve() : life.promise)

if (!isServer) {
  for (const sign of SIGNS) window.addEventListener(sign, wake, { once: true, capture: true, passive: true })
  setTimeout(wake, LATEST_MS)
}
