import type { FoundSettings } from '../schema'

type Node = { class_type: string; inputs: Record<string, unknown> }
type Graph = ReadonlyMap<string, Node>

const SAMPLERS = ['KSampler', 'KSamplerAdvanced', 'SamplerCustom']
const MAX_STEPS = 50

/**
 * Reads the `prompt` graph ComfyUI writes (API format: node id to class_type and inputs; a link is [id, slot]): the
 * sampler's values, the texts and the size its links lead to. Undefined when there is no sampler with a text.
 */
export function parseComfyui(text: string): FoundSettings | undefined {
  const graph = graphIn(text)
  const sampler = [...(graph?.values() ?? [])].find(({ class_type }) => SAMPLERS.includes(class_type))
  if (!graph || !sampler) return undefined
  const follow = (input: unknown, find: (node: Node) => unknown) => upstreamOf(graph, input, find)
  const prompt = follow(sampler.inputs.positive, textOf)
  if (typeof prompt !== 'string') return undefined
  const negative = follow(sampler.inputs.negative, textOf)
  const size = follow(sampler.inputs.latent_image, sizeOf) as
    | { widthPx: number; heightPx: number }
    | undefined
  const { seed, noise_seed, steps, cfg, sampler_name, scheduler, denoise } = sampler.inputs
  return {
    from: 'comfyui',
    prompt,
    ...(typeof negative === 'string' && negative && { negativePrompt: negative }),
    ...number('seed', seed ?? noise_seed),
    ...number('steps', steps),
    ...number('cfgScale', cfg),
    ...(typeof denoise === 'number' && denoise < 1 && { strength: denoise }),
    ...word('sampler', sampler_name),
    ...word('scheduler', scheduler),
    ...word('checkpoint', follow(sampler.inputs.model, checkpointOf)),
    ...size,
  }
}

function graphIn(text: string): Graph | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return undefined
    return new Map(Object.entries(value).filter((entry): entry is [string, Node] => isNode(entry[1])))
  } catch {
    return undefined
  }
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' &&
  value !== null &&
  typeof Reflect.get(value, 'class_type') === 'string' &&
  typeof Reflect.get(value, 'inputs') === 'object' &&
  Reflect.get(value, 'inputs') !== null

/** What `find` gives for the nearest node up the links, breadth first; a ring of links ends. */
function upstreamOf(graph: Graph, input: unknown, find: (node: Node) => unknown): unknown {
  const seen = new Set<string>()
  let ids = linksIn([input])
  for (let step = 0; step < MAX_STEPS && ids.length > 0; step++) {
    const nodes = ids.filter((id) => !seen.has(id)).flatMap((id) => graph.get(id) ?? [])
    for (const id of ids) seen.add(id)
    for (const node of nodes) {
      const found = find(node)
      if (found !== undefined) return found
    }
    ids = nodes.flatMap(({ inputs }) => linksIn(Object.values(inputs)))
  }
  return undefined
}

const linksIn = (values: readonly unknown[]): string[] =>
  values.flatMap((value) =>
    Array.isArray(value) && value.length === 2 && typeof value[0] === 'string' && typeof value[1] === 'number'
      ? [value[0]]
      : [],
  )

/** Also of nodes with a text per encoder, whose last is the fullest. */
const textOf = ({ class_type, inputs }: Node): unknown =>
  class_type.startsWith('CLIPTextEncode')
    ? [inputs.text, inputs.t5xxl, inputs.clip_g, inputs.text_g].find((text) => typeof text === 'string')
    : undefined

const sizeOf = ({ class_type, inputs: { width, height } }: Node): unknown =>
  /Empty.*Latent/.test(class_type) && typeof width === 'number' && typeof height === 'number'
    ? { widthPx: width, heightPx: height }
    : undefined

const checkpointOf = ({ inputs }: Node): unknown =>
  [inputs.ckpt_name, inputs.unet_name].find((name) => typeof name === 'string')

const number = <K extends string>(name: K, value: unknown) =>
  typeof value === 'number' && Number.isFinite(value) ? ({ [name]: value } as { [N in K]: number }) : {}
const word = <K extends string>(name: K, value: unknown) =>
  typeof value === 'string' ? ({ [name]: value } as { [N in K]: string }) : {}
