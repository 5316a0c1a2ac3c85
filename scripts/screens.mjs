import { typescript } from './typescript.mjs'

/** The pictures of the README and the docs, of every screen with the story data in it. */
export default typescript('tests/screens/main.ts', { built: true })
