import path from 'node:path'

/** The checkout. */
export const root = path.dirname(import.meta.dirname)
/** An absolute path inside the checkout. */
export const at = (...parts) => path.join(root, ...parts)
export const MIGRATIONS = at('prisma', 'migrations')
