import pino from 'pino'
import { env } from './env'

const SECRET_PATHS = ['apiKey', 'password', 'passwordHash', 'token', 'authorization', 'cookie', 'secret']
const redact = SECRET_PATHS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `headers["${name}"]`])

let instance: pino.Logger | undefined

/** The structured logger (JSON lines on stdout). Secrets are redacted by name, and the upstream key by value. */
export function logger(): pino.Logger {
  instance ??= pino({
    level: env().LOG_LEVEL,
    base: { app: 'triptych' },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: redact, censor: '[redacted]' },
    hooks: { streamWrite: withoutKey },
  })
  return instance
}

function withoutKey(line: string): string {
  const key = env().stability.apiKey
  return key && line.includes(key) ? line.replaceAll(key, '[redacted]') : line
}
