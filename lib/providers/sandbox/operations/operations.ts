import { sketch, structure } from './control'
import { erase } from './erase'
import { core, sd3, ultra } from './generate'
import { inpaint } from './inpaint'
import type { Operation } from './operation'
import { outpaint } from './outpaint'
import { relight } from './relight'
import { removeBackground } from './remove-background'
import { searchAndRecolor, searchAndReplace } from './search'
import { style, styleTransfer } from './style'
import { conservative, creative, fast } from './upscale'

/** Every image route of the v2beta surface. */
export const OPERATIONS: readonly Operation[] = [
  sd3,
  core,
  ultra,
  erase,
  inpaint,
  outpaint,
  searchAndReplace,
  searchAndRecolor,
  removeBackground,
  relight,
  fast,
  conservative,
  creative,
  sketch,
  structure,
  style,
  styleTransfer,
]
