import { WRITTEN_HERE } from '../embed/rules'
import type { FoundSettings } from '../schema'

const NEGATIVE = 'Negative prompt: '
const PAIR = /\s*([\w ./-]+):\s*("(?:\\.|[^"\\])*"|[^,]*)(?:,|$)/g

/**
 * Reads the text AUTOMATIC1111 and Forge write: the prompt, `Negative prompt: …`, and a last line of `Steps: 20,
 * Sampler: Euler, CFG scale: 7, Seed: 1, Size: 512x512, …`; or what is written here after it. Undefined for any other text.
 */
export function parseAutomatic1111(text: string): FoundSettings | undefined {
  const lines = text.replaceAll('\r\n', '\n').trimEnd().split('\n')
  const last = lines.at(-1) ?? ''
  const isOurs = last.endsWith(WRITTEN_HERE)
  if (!isOurs && !/^Steps: \d+/.test(last)) return undefined
  const words = lines.slice(0, -1)
  const at = words.findIndex((line) => line.startsWith(NEGATIVE))
  const prompt = words
    .slice(0, at === -1 ? undefined : at)
    .join('\n')
    .trim()
  const negative = at === -1 ? '' : words.slice(at).join('\n').slice(NEGATIVE.length).trim()
  const from = isOurs ? 'triptych' : 'automatic1111'
  return { from, prompt, ...(negative && { negativePrompt: negative }), ...factsIn(last) }
}

function factsIn(line: string): Omit<FoundSettings, 'from' | 'prompt'> {
  const facts = new Map(
    [...line.matchAll(PAIR)].map(([, name = '', value = '']) => [name.trim(), unquoted(value.trim())]),
  )
  const number = (name: string) => numberIn(facts.get(name))
  const [, width, height] = /^(\d+)x(\d+)$/.exec(facts.get('Size') ?? '') ?? []
  return {
    ...given('steps', number('Steps')),
    ...given('cfgScale', number('CFG scale')),
    ...given('seed', number('Seed')),
    ...given('strength', number('Denoising strength')),
    ...given('sampler', facts.get('Sampler')),
    ...given('scheduler', facts.get('Schedule type')),
    ...given('checkpoint', facts.get('Model')),
    ...(width && height && { widthPx: Number(width), heightPx: Number(height) }),
  }
}

const unquoted = (value: string) =>
  value.startsWith('"') ? value.slice(1, -1).replaceAll(/\\(.)/g, '$1') : value
const numberIn = (text: string | undefined) =>
  text && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined
const given = <K extends string, V>(name: K, value: V | undefined) =>
  value === undefined || value === '' ? {} : ({ [name]: value } as { [N in K]: V })
