import pino from 'pino'
import { env, knownSecrets } from './env'

const SECRET_PATHS = ['apiKey', 'password', 'passwordHash', 'token', 'authorization', 'cookie', 'secret']
const redact = SECRET_PATHS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `headers["${name}"]`])

let instance: pino.Logger | undefined

/** The structured logger (JSON lines on stdout). Secrets are redacted by name, and every secret of the environment by value. */
export function logger(): pino.Logger {
  instance ??= pino({
    level: env().LOG_LEVEL,
    base: { app: 'triptych' },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: redact, censor: '[redacted]' },
    hooks: { streamWrite: withoutSecrets },
  })
  return instance
}

/** Anything shorter is no key, and cutting it out would shred ordinary words. */
const SHORTEST_SECRET = 8

function withoutSecrets(line: string): string {
  return [...knownSecrets()]
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    .reduce((left, secret) => left.replaceAll(secret, '[redacted]'), line)
}
