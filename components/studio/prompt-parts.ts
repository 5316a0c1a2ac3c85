export type PromptPart = { at: number; text: string; quoted: boolean }

/** The prompt in pieces, those in quotation marks told apart: they are lettering in the picture. */
export function promptParts(prompt: string): PromptPart[] {
  const parts: PromptPart[] = []
  let at = 0
  for (const match of prompt.matchAll(/“[^“”\n]{1,200}”|"[^"\n]{1,200}"/g)) {
    if (match.index > at) parts.push({ at, text: prompt.slice(at, match.index), quoted: false })
    parts.push({ at: match.index, text: match[0], quoted: true })
    at = match.index + match[0].length
  }
  if (at < prompt.length) parts.push({ at, text: prompt.slice(at), quoted: false })
  return parts
}
