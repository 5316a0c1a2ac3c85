import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const flag = (fallback: boolean) =>
  z
    .enum(['on', 'off', 'true', 'false', '1', '0'])
    .optional()
    .transform((value) => (value === undefined ? fallback : ['on', 'true', '1'].includes(value)))

const whole = (fallback: number, min: number, max: number) =>
  z.coerce.number().int().min(min).max(max).default(fallback)

const optionalText = z
  .string()
  .trim()
  .optional()
  .transform((value) => value || undefined)

const Signup = z
  .string()
  .regex(/^(closed|open|domain:[a-z0-9.-]+\.[a-z]{2,}(,[a-z0-9.-]+\.[a-z]{2,})*)$/i, {
    message: 'must be closed, open, or domain:example.com[,example.org]',
  })
  .default('closed')
  .transform((value) => {
    const [mode, domains] = value.toLowerCase().split(':')
    return { mode: mode as 'closed' | 'open' | 'domain', domains: domains?.split(',') ?? [] }
  })

const Env = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgres:// URL'),
  DATABASE_POOL: whole(20, 2, 500),
  NEXTAUTH_SECRET: z.string().min(32, 'must be at least 32 characters'),
  NEXTAUTH_URL: z.url().optional(),
  TRUST_PROXY: flag(false),
  DATA_DIR: z.string().default('.data'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  WORKER: z.enum(['on', 'off', 'only']).default('on'),
  WORKER_CONCURRENCY: whole(64, 1, 2000),
  WORKER_CONCURRENCY_PER_PERSON: whole(32, 1, 2000),
  SIGNUP: Signup,
  SIGNUP_CREDITS: z.coerce.number().multipleOf(0.01).min(0).max(1_000_000).default(100),
  UPLOADS_PER_DAY: whole(300, 1, 1_000_000),
  GITHUB_ID: optionalText,
  GITHUB_SECRET: optionalText,
  GOOGLE_CLIENT_ID: optionalText,
  GOOGLE_CLIENT_SECRET: optionalText,
  OIDC_ISSUER: optionalText,
  OIDC_CLIENT_ID: optionalText,
  OIDC_CLIENT_SECRET: optionalText,
  OIDC_NAME: z.string().default('Single sign-on'),
  SMTP_URL: optionalText.pipe(
    z
      .string()
      .regex(/^smtps?:\/\/\S+$/, 'must be a smtp:// or smtps:// URL')
      .optional(),
  ),
  SMTP_PASSWORD: optionalText,
  MAIL_FROM: optionalText.pipe(
    z
      .string()
      .regex(/^([^<>\r\n]+ )?<?[^\s<>@]+@[^\s<>@]+>?$/, 'must look like Studio <studio@example.com>')
      .optional(),
  ),
  SHUTDOWN_GRACE_MS: whole(25_000, 0, 600_000),
})

const SECRET = /(KEY|TOKEN|SECRET|PASSWORD|AUTH|BEARER_TOKEN_[A-Z]+|SMTP_URL)$/
const secrets = new Set<string>()

/** `NAME_FILE` stands in for a secret `NAME`: the content of that file, without white space around it. */
function lookUp(name: string): string | undefined {
  const { [name]: value, [`${name}_FILE`]: file } = process.env
  const found = value || !file || !SECRET.test(name) ? value : contentOf(file, name)
  if (found && SECRET.test(name)) for (const secret of secretsIn(found)) secrets.add(secret)
  return found || undefined
}

/** A secret itself, and the password inside it when it is an address with one, as it is written and as it is meant. */
function secretsIn(value: string): string[] {
  const password = URL.canParse(value) ? new URL(value).password : ''
  return password ? [value, password, decoded(password)] : [value]
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function contentOf(file: string, name: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (cause) {
    throw new Error(`${name}_FILE: cannot be read`, { cause })
  }
}

/**
 * The variables that one part of the house declares, parsed by its own schema. Throws an Error naming every
 * variable and the rule it broke, never its value.
 */
export function variables<S extends z.ZodObject>(schema: S): z.output<S> {
  const present = Object.keys(schema.shape).flatMap((name) => {
    const value = lookUp(name)
    return value === undefined ? [] : [[name, value]]
  })
  const parsed = schema.safeParse(Object.fromEntries(present))
  if (parsed.success) return parsed.data
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new Error(
    `The environment is not usable:\n${lines.join('\n')}\nSee .env.example and docs/providers.md.`,
  )
}

/** Every secret read so far, so that the log can cut them out. */
export const knownSecrets = (): ReadonlySet<string> => secrets

function parseEnv() {
  const parsed = variables(
    Env.refine((each) => !each.SMTP_URL || each.MAIL_FROM, {
      path: ['MAIL_FROM'],
      message: 'must be set when SMTP_URL is: whom mail is from',
    }),
  )
  return {
    ...parsed,
    dataDir: path.resolve(/* turbopackIgnore: true */ parsed.DATA_DIR),
    signupCenticredits: Math.round(parsed.SIGNUP_CREDITS * 100),
  }
}

type AppEnv = ReturnType<typeof parseEnv>
let parsedOnce: AppEnv | undefined

/** The validated environment, parsed once. Throws an Error naming every variable and the rule it broke. */
export function env(): AppEnv {
  parsedOnce ??= parseEnv()
  // Only with this does next-auth 4 take its own address from the request when NEXTAUTH_URL is unset.
  process.env.AUTH_TRUST_HOST ??= '1'
  return parsedOnce
}
