/** The JSON value an answer holds, or undefined when its bytes are not JSON. Never throws. */
export function jsonIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}
