// What changed, told to whoever listens, in this process and in every other: Postgres NOTIFY in, callbacks out.
// A notice is a hint, never the truth: who hears it reads the row. After a lost connection `onGap` says to re-read.
import 'server-only'

export { CHANNEL } from './channel'
export { startListening, stopListening } from './listener'
export { notify } from './notify'
export { type Notice, onGap, subscribe } from './subscribers'
