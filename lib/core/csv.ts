const FORMULA = /^[=+\-@\t\r]/

/** One cell: a spreadsheet would run what begins like a formula, so a quote goes before it. */
function cell(value: string | number | null): string {
  if (typeof value === 'number') return String(value)
  const text = value === null ? '' : FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n;]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
}

/** One line of CSV (RFC 4180) with its end, safe to open in a spreadsheet. */
export const csvLine = (cells: (string | number | null)[]): string => `${cells.map(cell).join(',')}\r\n`
