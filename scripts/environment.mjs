import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { at, root } from './paths.mjs'

/** What the shell says, then `.env`, with empty values taken as unset. */
function readEnvironment() {
  if (existsSync(at('.env'))) process.loadEnvFile(at('.env'))
  return Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''))
}

/** The key that signs sessions: made once, kept beside the data. */
function keptSecret(dataDir) {
  const file = path.join(dataDir, 'secret')
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 })
  }
  return readFileSync(file, 'utf8').trim()
}

/** @returns {Record<string, string>} the app's environment with an absolute DATA_DIR and a NEXTAUTH_SECRET */
export function environment() {
  const env = readEnvironment()
  env.DATA_DIR = path.resolve(root, env.DATA_DIR ?? '.data')
  env.NEXTAUTH_SECRET ??= keptSecret(env.DATA_DIR)
  return env
}
