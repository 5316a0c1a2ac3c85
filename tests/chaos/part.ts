/** What a part of the chaos did, for the table, and every promise it saw broken. */
export type Report = {
  done: string
  ended: string
  /** The slowest return to quiet, in ms. */
  slowestMs: number
  broken: string[]
}

export const seconds = (ms: number): string => (Number.isFinite(ms) ? `${(ms / 1000).toFixed(1)} s` : 'never')

/** Says how far it is, without filling the screen. */
export function progress(text: string): void {
  if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K${text}`)
  else process.stdout.write(`${text}\n`)
}
