import { typescript } from './typescript.mjs'

/** The figures of docs/benchmarks.md; `npm run bench -- latency` for one part of them. */
export default typescript('tests/bench/main.ts')
