import { appypieCase } from './appypie-case'
import { automatic1111Case } from './automatic1111-case'
import type { BatteryCase } from './battery'
import { bedrockCase } from './bedrock-case'
import { comfyuiCase } from './comfyui-case'
import { falCase } from './fal-case'
import { fireworksCase } from './fireworks-case'
import { modelslabCase } from './modelslab-case'
import { replicateCase } from './replicate-case'
import { stabilityCase, stabilityOrderCase } from './stability-case'

/** Every provider, one line each. */
export const BATTERY: readonly BatteryCase[] = [
  appypieCase,
  automatic1111Case,
  bedrockCase,
  comfyuiCase,
  stabilityCase,
  stabilityOrderCase,
  falCase,
  fireworksCase,
  replicateCase,
  modelslabCase,
]
