import type { RenderRequest } from './provider'

/** The settings that the capability has a field for: nothing else may reach an upstream. */
export const offeredSettings = ({ capability, settings }: RenderRequest): RenderRequest['settings'] =>
  Object.fromEntries(Object.entries(settings).filter(([name]) => Object.hasOwn(capability.fields, name)))
