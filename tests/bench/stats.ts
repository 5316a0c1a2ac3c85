/** The value below which `share` (0..1) of the numbers lie; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? sorted[0] ?? Number.NaN
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
  return sorted.length % 2 ? upper : ((sorted[sorted.length / 2 - 1] ?? upper) + upper) / 2
}

/** `1234.5` -> `1235`, `12.34` -> `12.3`, `1.234` -> `1.23`, `3` -> `3`, none -> `–`. */
export function figure(value: number | undefined): string {
  if (value === undefined || !Number.isFinite(value)) return '–'
  if (Number.isInteger(value)) return String(value)
  const size = Math.abs(value)
  return value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : 2)
}

/** A markdown table; numbers are rounded to three figures or so. */
export function table(head: readonly string[], rows: readonly (readonly (string | number | undefined)[])[]) {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const shown = rows.map((row) => head.map((_, i) => cell(row[i])))
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...shown.map(line)].join('\n')
}

const cell = (value: string | number | undefined) => (typeof value === 'string' ? value : figure(value))
