/** One part of a form: a text, or a file that the reader has to put there. */
export type WirePart = { name: string; value: string } | { name: string; file: string }

/** A multipart call as it goes over the wire, with the key left to a variable of the reader's environment. */
export type WireCall = {
  url: string
  keyVariable: string
  accept: string
  parts: readonly WirePart[]
  /** The file to write the answer to. */
  output: string
  /** Where to ask for the picture afterwards, with `{id}` for what the first answer names. */
  resultUrl?: string
}
