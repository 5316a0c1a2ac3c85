import {
  NEVER_BY_TOKEN,
  OPERATOR_PERMISSIONS,
  PERMISSIONS,
  type PermissionId,
  type TeamPermission,
} from '../permissions'

export const DEFAULT_TOKEN_DAYS = 90

const idsOf = <T extends object>(registry: T) => Object.keys(registry) as (keyof T & string)[]
const forTokens = (id: PermissionId): boolean => !(NEVER_BY_TOKEN as readonly string[]).includes(id)

/** What a token can be allowed in the teams of its owner. */
export const TEAM_SCOPES: readonly TeamPermission[] = idsOf(PERMISSIONS).filter(forTokens)
/** What only an operator can allow a token of theirs. */
export const OPERATOR_SCOPES = idsOf(OPERATOR_PERMISSIONS)
export const SCOPES: readonly PermissionId[] = [...TEAM_SCOPES, ...OPERATOR_SCOPES]

export const isOperatorScope = (id: string): boolean => Object.hasOwn(OPERATOR_PERMISSIONS, id)

const READING = TEAM_SCOPES.filter((id) => id.endsWith(':read'))
const MAKING: readonly TeamPermission[] = ['run:create', 'run:cancel', 'image:upload', 'image:delete']

/** Scopes that go together, to begin from. */
export const TOKEN_PRESETS = {
  read: { name: 'Read only', scopes: READING.filter((id) => id !== 'audit:read') },
  make: {
    name: 'Make images',
    scopes: [...READING.filter((id) => /^(run|image|prompt|credits):/.test(id)), ...MAKING],
  },
  everything: { name: 'Everything', scopes: TEAM_SCOPES },
} as const satisfies Record<string, { name: string; scopes: readonly TeamPermission[] }>

export type TokenPreset = keyof typeof TOKEN_PRESETS

/** The preset whose scopes are exactly these. */
export function presetOf(scopes: readonly string[]): TokenPreset | null {
  const presets = Object.keys(TOKEN_PRESETS) as TokenPreset[]
  const isSame = (preset: TokenPreset) => {
    const own: readonly string[] = TOKEN_PRESETS[preset].scopes
    return own.length === scopes.length && own.every((id) => scopes.includes(id))
  }
  return presets.find(isSame) ?? null
}

const WHOLE = /^tri_[\w-]{43}$/
/** Whether a text has the shape of a token at all. */
export const looksLikeToken = (text: string): boolean => WHOLE.test(text)

/** The part of a token that is kept to be seen: enough to tell one's own apart, too little to guess from. */
export const visiblePrefix = (token: string): string => token.slice(0, 12)

/** What a request's Authorization says a script is; null when it says nothing of a bearer. */
export function bearerOf(headers: Headers): string | null {
  const said = headers.get('authorization')?.trim() ?? ''
  return /^bearer(?!\S)/i.test(said) ? said.slice('bearer'.length).trim() : null
}
