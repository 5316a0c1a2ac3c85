/** Credits as an integer count of hundredths: 650 is 6.5 credits. Never a float. */
export type Centicredits = number

/** `650` -> `"6.5"`, `1300` -> `"13"`, `25` -> `"0.25"`. For people; never parsed back. */
export function formatCredits(amount: Centicredits): string {
  const sign = amount < 0 ? '−' : ''
  const whole = Math.floor(Math.abs(amount) / 100)
  const part = String(Math.abs(amount) % 100)
    .padStart(2, '0')
    .replace(/0+$/, '')
  return `${sign}${whole.toLocaleString('en-US').replaceAll(',', ' ')}${part ? `.${part}` : ''}`
}

/** `650` -> `"6.5 credits"`, `100` -> `"1 credit"`. */
export const creditsInWords = (amount: Centicredits): string =>
  `${formatCredits(amount)} ${amount === 100 ? 'credit' : 'credits'}`

/** `"6.5"` credits -> `650`. Throws RangeError when finer than a hundredth or not a number. */
export function parseCredits(text: string): Centicredits {
  const match = /^(-?)(\d{1,7})(?:\.(\d{1,2}))?$/.exec(text.trim())
  if (!match) throw new RangeError('credits: must be a number with at most two decimals')
  const cents = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'))
  return match[1] ? -cents : cents
}
