import { typescript } from './typescript.mjs'

/** Writes what is made from the code: docs/providers.md from the capability records, docs/permissions.md from the registry and the routes. */
export default typescript('scripts/docs.ts')
