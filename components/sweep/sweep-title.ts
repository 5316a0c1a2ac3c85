import { OPERATION } from '@/components/studio/operations'
import type { SweepView } from '@/lib/runs/sweep/schema'

/** What a sweep is called: its prompt, or what was done where there is none. */
export const sweepTitle = ({ input, axes }: Pick<SweepView, 'input' | 'axes'>): string =>
  input.prompt ||
  (axes.some(({ field }) => field === 'prompt') ? 'Prompts beside each other' : '') ||
  OPERATION[input.operation ?? 'text-to-image'].name
