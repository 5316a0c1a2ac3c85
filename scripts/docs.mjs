import { typescript } from './typescript.mjs'

/** Writes what is made from the code: docs/providers.md from the capability records. */
export default typescript('scripts/docs.ts')
