import type { RenderRequest } from '../provider'
import { effective, expectedSize, type Size } from '../rules'
import type { Encoders } from './checkpoints'

type Link = readonly [node: string, slot: number]
export type Graph = Record<string, { class_type: string; inputs: Record<string, string | number | Link> }>
/** Names of uploaded pictures as the server gave them, e.g. `triptych/x.png`. */
export type Uploaded = { image?: string; mask?: string }

export const SAMPLER = 'sampler'
export const SAVE = 'save'
const SIDE_STEP_PX = 16
const MEGAPIXEL = 1024 * 1024

/**
 * The graph of a request in API format: text-to-image, image-to-image or inpaint, as in the official SD3 and
 * SD3.5 samples (ComfyUI_examples). `encoders` when the checkpoint holds none.
 */
export function graphFor(request: RenderRequest, uploaded: Uploaded, encoders?: Encoders): Graph {
  return {
    checkpoint: node('CheckpointLoaderSimple', { ckpt_name: request.model.upstreamId }),
    ...(encoders && { encoders: loaderOf(encoders) }),
    ...textNodes(request, encoders ? ['encoders', 0] : ['checkpoint', 1]),
    ...latentNodes(request, uploaded),
    [SAMPLER]: samplerNode(request, uploaded),
    decode: node('VAEDecode', { samples: [SAMPLER, 0], vae: VAE }),
    [SAVE]: node('SaveImage', { images: ['decode', 0], filename_prefix: `triptych/${request.generationId}` }),
  }
}

const node = (class_type: string, inputs: Graph[string]['inputs']) => ({ class_type, inputs })
const VAE: Link = ['checkpoint', 2]

const loaderOf = ([clip_name1, clip_name2, clip_name3]: Encoders) =>
  node('TripleCLIPLoader', { clip_name1, clip_name2, clip_name3 })

const textNodes = ({ settings }: RenderRequest, clip: Link): Graph => ({
  positive: node('CLIPTextEncode', { text: settings.prompt ?? '', clip }),
  negative: node('CLIPTextEncode', { text: settings.negativePrompt ?? '', clip }),
})

/** Ends in the node `latent`. LoadImageMask's red channel is not inverted: white is what changes. */
function latentNodes(request: RenderRequest, { image, mask }: Uploaded): Graph {
  if (!image)
    return { latent: node('EmptySD3LatentImage', { ...sidesOf(ratioSize(request)), batch_size: 1 }) }
  const encode = node('VAEEncode', { pixels: ['scaled', 0], vae: VAE })
  const source: Graph = {
    source: node('LoadImage', { image }),
    scaled: node('ImageScale', {
      image: ['source', 0],
      upscale_method: 'lanczos',
      ...sidesOf(scaledSize(request.images.image)),
      crop: 'disabled',
    }),
  }
  if (!mask) return { ...source, latent: encode }
  return {
    ...source,
    encode,
    mask: node('LoadImageMask', { image: mask, channel: 'red' }),
    latent: node('SetLatentNoiseMask', { samples: ['encode', 0], mask: ['mask', 0] }),
  }
}

function samplerNode({ capability, settings, seed }: RenderRequest, { image }: Uploaded) {
  return node('KSampler', {
    model: ['checkpoint', 0],
    positive: ['positive', 0],
    negative: ['negative', 0],
    latent_image: ['latent', 0],
    seed: seed ?? 0,
    steps: effective(capability, settings, 'steps') ?? 20,
    cfg: effective(capability, settings, 'cfgScale') ?? 4.5,
    sampler_name: settings.sampler ?? capability.fields.sampler?.default ?? 'euler',
    scheduler: settings.scheduler ?? capability.fields.scheduler?.default ?? 'sgm_uniform',
    denoise: image ? (effective(capability, settings, 'strength') ?? 0.87) : 1,
  })
}

const SQUARE: Size = { widthPx: 1024, heightPx: 1024 }
const sidesOf = ({ widthPx, heightPx }: Size) => ({ width: widthPx, height: heightPx })
const ratioSize = ({ capability, settings }: RenderRequest): Size =>
  expectedSize(capability, settings, undefined) ?? SQUARE

/** About one megapixel in the source's shape, each side a multiple of 16. */
function scaledSize({ widthPx, heightPx }: Size = SQUARE): Size {
  const scale = Math.sqrt(MEGAPIXEL / (widthPx * heightPx))
  const snap = (sidePx: number) =>
    Math.max(SIDE_STEP_PX, Math.round((sidePx * scale) / SIDE_STEP_PX) * SIDE_STEP_PX)
  return { widthPx: snap(widthPx), heightPx: snap(heightPx) }
}
