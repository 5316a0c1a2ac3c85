import { typescript } from './typescript.mjs'

/** Crashes, restarts and faults by the hundred against the built app, and what became of every promise. */
export default typescript('tests/chaos/main.ts', { built: true, graceMs: 60_000 })
