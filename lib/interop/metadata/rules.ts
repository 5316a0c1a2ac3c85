import { parseAutomatic1111 } from './automatic1111/rules'
import { parseComfyui } from './comfyui/rules'
import type { FoundSettings } from './schema'

/** Texts that programs leave in pictures, by keyword (`parameters`, `prompt`, `workflow`, `UserComment`). */
export type Texts = ReadonlyMap<string, string>

/** The settings in a picture's texts: AUTOMATIC1111's and Forge's `parameters`, or ComfyUI's `prompt` graph. */
export function settingsIn(texts: Texts): FoundSettings | undefined {
  const graph = texts.get('prompt')
  const parameters = texts.get('parameters') ?? texts.get('UserComment')
  return (graph && parseComfyui(graph)) || (parameters && parseAutomatic1111(parameters)) || undefined
}
