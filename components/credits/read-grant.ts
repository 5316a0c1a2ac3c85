import { GrantInput } from '@/lib/credits/schema'

export type GrantErrors = Partial<Record<'email' | 'credits' | 'teamId' | 'note' | 'form', string>>

const WORDS: Record<string, string> = {
  email: 'Write an e-mail address, like maya@example.com.',
  credits: 'Write a number from 0.01 to 100 000, with two decimals at most.',
  note: 'At most 200 characters.',
  teamId: 'Choose one of the teams.',
}

/** The form as the API takes it, or what is wrong with it per field. */
export function readGrant(data: FormData): { input?: GrantInput; errors: GrantErrors } {
  const text = (name: string) => String(data.get(name) ?? '').trim()
  const credits = readCredits(text('credits'))
  const teamId = text('teamId')
  const where = teamId ? { teamId } : {}
  const parsed = GrantInput.safeParse({ email: text('email'), credits, note: text('note'), ...where })
  if (parsed.success) return { input: parsed.data, errors: {} }
  const fields = parsed.error.issues.map((issue) => String(issue.path[0]))
  return { errors: Object.fromEntries(fields.map((field) => [field, WORDS[field]])) }
}

/** `1 000,5` -> `1000.5`: a number as people type it. NaN when it is none. */
export function readCredits(text: string): number {
  const plain = text.replaceAll(/[\s’']/g, '').replace(',', '.')
  return /^\d+(\.\d*)?$/.test(plain) ? Number(plain) : Number.NaN
}
