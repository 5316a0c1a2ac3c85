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
