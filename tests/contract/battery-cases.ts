import type { BatteryCase } from './battery'
import { stabilityCase } from './stability-case'

/** Every provider, one line each. */
export const BATTERY: readonly BatteryCase[] = [stabilityCase]
