/** What the fake server has installed. */
export type Installed = {
  checkpoints: readonly string[]
  encoders: readonly string[]
  /** Names of the input folder, below it: `sub/x.png`. */
  inputs: () => readonly string[]
}

export type Node = { class_type?: unknown; inputs?: Record<string, unknown> }
export type NodeError = {
  errors: { type: string; message: string; details: string; extra_info: Record<string, unknown> }[]
  dependent_outputs: string[]
  class_type: string
}
type Rule =
  | { is: 'link'; type: string }
  | { is: 'text' }
  | { is: 'number'; min: number; max: number; step?: number; whole?: true }
  | { is: 'one of'; names: (installed: Installed) => readonly string[] }
type Kind = { inputs: Record<string, Rule>; outputs: readonly string[]; isOutput?: true }

const link = (type: string): Rule => ({ is: 'link', type })
const text: Rule = { is: 'text' }
const whole = (min: number, max: number, step?: number): Rule => ({
  ...{ is: 'number', min, max, whole: true },
  ...(step && { step }),
})
const oneOf = (...names: string[]): Rule => ({ is: 'one of', names: () => names })
const MAX_SIDE = 16_384
const SAMPLERS = ['euler', 'euler_ancestral', 'heun', 'dpmpp_2m', 'dpmpp_sde', 'ddim', 'uni_pc']
const SCHEDULERS = ['normal', 'karras', 'exponential', 'sgm_uniform', 'simple', 'ddim_uniform', 'beta']

/** The nodes of the documented SD3 and SD3.5 graphs, and no other. */
const KINDS: Record<string, Kind> = {
  CheckpointLoaderSimple: {
    inputs: { ckpt_name: { is: 'one of', names: ({ checkpoints }) => checkpoints } },
    outputs: ['MODEL', 'CLIP', 'VAE'],
  },
  TripleCLIPLoader: {
    inputs: Object.fromEntries(
      [1, 2, 3].map((n) => [`clip_name${n}`, { is: 'one of', names: ({ encoders }: Installed) => encoders }]),
    ),
    outputs: ['CLIP'],
  },
  CLIPTextEncode: { inputs: { text, clip: link('CLIP') }, outputs: ['CONDITIONING'] },
  EmptySD3LatentImage: {
    inputs: { width: whole(16, MAX_SIDE, 16), height: whole(16, MAX_SIDE, 16), batch_size: whole(1, 4096) },
    outputs: ['LATENT'],
  },
  LoadImage: {
    inputs: { image: { is: 'one of', names: ({ inputs }) => inputs() } },
    outputs: ['IMAGE', 'MASK'],
  },
  LoadImageMask: {
    inputs: {
      image: { is: 'one of', names: ({ inputs }) => inputs() },
      channel: oneOf('alpha', 'red', 'green', 'blue'),
    },
    outputs: ['MASK'],
  },
  ImageScale: {
    inputs: {
      image: link('IMAGE'),
      upscale_method: oneOf('nearest-exact', 'bilinear', 'area', 'bicubic', 'lanczos'),
      width: whole(0, MAX_SIDE),
      height: whole(0, MAX_SIDE),
      crop: oneOf('disabled', 'center'),
    },
    outputs: ['IMAGE'],
  },
  VAEEncode: { inputs: { pixels: link('IMAGE'), vae: link('VAE') }, outputs: ['LATENT'] },
  SetLatentNoiseMask: { inputs: { samples: link('LATENT'), mask: link('MASK') }, outputs: ['LATENT'] },
  KSampler: {
    inputs: {
      model: link('MODEL'),
      positive: link('CONDITIONING'),
      negative: link('CONDITIONING'),
      latent_image: link('LATENT'),
      seed: whole(0, Number.MAX_SAFE_INTEGER),
      steps: whole(1, 10_000),
      cfg: { is: 'number', min: 0, max: 100 },
      sampler_name: oneOf(...SAMPLERS),
      scheduler: oneOf(...SCHEDULERS),
      denoise: { is: 'number', min: 0, max: 1 },
    },
    outputs: ['LATENT'],
  },
  VAEDecode: { inputs: { samples: link('LATENT'), vae: link('VAE') }, outputs: ['IMAGE'] },
  SaveImage: { inputs: { images: link('IMAGE'), filename_prefix: text }, outputs: [], isOutput: true },
}

/** Ids of the nodes that save something. */
export const outputsOf = (graph: Record<string, Node>): string[] =>
  Object.keys(graph).filter((id) => KINDS[String(graph[id]?.class_type)]?.isOutput)

/** What the server finds wrong with a graph, node by node; a class it does not know is an error of its own. */
export function nodeErrors(graph: Record<string, Node>, installed: Installed): Record<string, NodeError> {
  const found: Record<string, NodeError> = {}
  for (const [id, { class_type, inputs = {} }] of Object.entries(graph)) {
    const kind = KINDS[String(class_type)]
    if (!kind) throw new Error(`Cannot execute because node ${String(class_type)} does not exist.`)
    const unknown = Object.keys(inputs).filter((name) => !(name in kind.inputs))
    if (unknown.length > 0) throw new Error(`${String(class_type)} has no input ${unknown.join(', ')}`)
    const errors = Object.entries(kind.inputs).flatMap(([name, rule]) =>
      broken(name, rule, inputs[name], graph, installed),
    )
    if (errors.length > 0)
      found[id] = { errors, dependent_outputs: outputsOf(graph), class_type: String(class_type) }
  }
  return found
}

type Found = NodeError['errors']

function broken(
  name: string,
  rule: Rule,
  value: unknown,
  graph: Record<string, Node>,
  installed: Installed,
): Found {
  const error = (type: string, message: string, details: string): Found => [
    { type, message, details, extra_info: { input_name: name, received_value: value } },
  ]
  if (value === undefined) return error('required_input_missing', 'Required input is missing', name)
  if (rule.is === 'link') {
    if (!Array.isArray(value) || value.length !== 2)
      return error(
        'bad_linked_input',
        'Bad linked input, must be a length-2 list of [node_id, slot_index]',
        name,
      )
    const [from, slot] = value as [string, number]
    const given = KINDS[String(graph[from]?.class_type)]?.outputs[slot]
    if (given !== rule.type)
      return error('return_type_mismatch', 'Return type mismatch between linked nodes', `${name}, ${given}`)
    return []
  }
  if (rule.is === 'text')
    return typeof value === 'string'
      ? []
      : error('invalid_input_type', 'Failed to convert an input value', name)
  if (rule.is === 'one of') {
    const names = rule.names(installed)
    return typeof value === 'string' && names.includes(value)
      ? []
      : error(
          'value_not_in_list',
          'Value not in list',
          `${name}: '${value}' not in [${names.map((n) => `'${n}'`).join(', ')}]`,
        )
  }
  if (typeof value !== 'number' || (rule.whole && !Number.isInteger(value)))
    return error('invalid_input_type', 'Failed to convert an input value', name)
  if (value < rule.min)
    return error('value_smaller_than_min', `Value ${value} smaller than min of ${rule.min}`, name)
  if (value > rule.max)
    return error('value_bigger_than_max', `Value ${value} bigger than max of ${rule.max}`, name)
  if (rule.step && value % rule.step !== 0)
    return error(
      'custom_validation_failed',
      'Custom validation failed for node',
      `${name} is no multiple of ${rule.step}`,
    )
  return []
}
