/** Settings found in a file, in the studio's words; what it did not say is absent. Sizes in pixels. */
export type FoundSettings = {
  from: 'automatic1111' | 'comfyui' | 'triptych'
  prompt: string
  negativePrompt?: string
  seed?: number
  cfgScale?: number
  steps?: number
  sampler?: string
  scheduler?: string
  strength?: number
  widthPx?: number
  heightPx?: number
  /** The name of the checkpoint, as the other program calls it. */
  checkpoint?: string
}
