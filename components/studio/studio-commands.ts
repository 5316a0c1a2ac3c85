import type { Dispatch } from 'react'
import type { Command } from '@/components/palette/commands'
import { withSaved } from '@/components/palette/earlier'
import { joined } from '@/components/prompting/mention'
import type { SavedPromptView } from '@/lib/prompts/schema'
import type { AspectRatio } from '@/lib/providers/schema'
import type { ModelView, RunView } from '@/lib/runs/schema'
import { type Draft, type DraftAction, MAX_IMAGES } from './draft'
import { type Offer, offersOf, operationsOf } from './offers'
import { groupsOf, OPERATION } from './operations'
import { credits, images } from './price'

export type StudioScene = {
  draft: Draft
  offer: Offer
  models: readonly ModelView[]
  change: Dispatch<DraftAction>
  /** On the stage. */
  run: RunView | undefined
  reuse: (run: RunView) => void
  cancel: (run: RunView) => void
  /** Asked before, newest first. */
  prompts: readonly string[]
}

const PROMPTS_UNASKED = 3

/** What the studio can do beyond its keys. */
export const studioCommands = (scene: StudioScene): Command[] => [
  ...runCommands(scene),
  ...seedCommands(scene),
  ...operationCommands(scene),
  ...modelCommands(scene),
  ...ratioCommands(scene),
  ...countCommands(scene),
  ...promptCommands(scene),
]

function runCommands({ run, reuse, cancel }: StudioScene): Command[] {
  if (!run) return []
  const group = 'Studio'
  const name = 'Reuse the settings of this run'
  const reused = { id: 'studio.reuse', name, group, words: 'remix again', run: () => reuse(run) }
  if (run.done) return [reused]
  return [
    { id: 'studio.cancel', name: 'Cancel this run', group, words: 'stop', run: () => cancel(run) },
    reused,
  ]
}

function seedCommands({ draft, offer, change, run }: StudioScene): Command[] {
  const max = offer.capability.seed?.max
  if (max === undefined) return []
  const group = 'Studio'
  const last = run?.generations[0]?.seed ?? null
  const roll: Command = {
    ...{ id: 'seed.roll', name: 'Roll a new seed', group, words: 'random dice lock' },
    run: () => change({ type: 'seed locked', seed: 1 + Math.floor(Math.random() * max) }),
  }
  if (draft.seeds.length > 0)
    return [
      roll,
      {
        ...{
          id: 'seed.free',
          name: 'Free the seed',
          group,
          words: 'unlock random',
          aside: draft.seeds.join(', '),
        },
        run: () => change({ type: 'seed freed' }),
      },
    ]
  if (last === null) return [roll]
  const lock: Command = {
    ...{ id: 'seed.lock', name: 'Lock the seed of this run', group, aside: String(last) },
    run: () => change({ type: 'seed locked', seed: last }),
  }
  return [lock, roll]
}

const operationCommands = ({ models, offer, change }: StudioScene): Command[] =>
  groupsOf(operationsOf(models))
    .flatMap(({ operations }) => operations)
    .filter((operation) => operation !== offer.capability.operation)
    .map((operation) => ({
      ...{
        id: `operation.${operation}`,
        name: `Operation: ${OPERATION[operation].name}`,
        group: 'Operation',
      },
      ...{ words: OPERATION[operation].says, isChoice: true },
      run: () => change({ type: 'operation chosen', operation }),
    }))

const modelCommands = ({ models, offer, change }: StudioScene): Command[] =>
  offersOf(models, offer.capability.operation)
    .filter(({ model }) => model.id !== offer.model.id)
    .map(({ model, capability }) => ({
      ...{ id: `model.${model.id}`, name: `Model: ${model.name}`, group: 'Model', isChoice: true },
      aside: credits(capability.costCenticredits),
      run: () => change({ type: 'model chosen', model: model.id }),
    }))

const ratioCommands = ({ offer, change }: StudioScene): Command[] =>
  (offer.capability.fields.aspectRatio?.shapes ?? []).map(({ ratio }) => ({
    ...{ id: `ratio.${ratio}`, name: `Aspect ratio: ${ratio}`, group: 'Aspect ratio', isChoice: true },
    run: () => change({ type: 'field written', name: 'aspectRatio', value: ratio as AspectRatio }),
  }))

const countCommands = ({ offer: { capability }, change }: StudioScene): Command[] =>
  Array.from({ length: capability.maxCount ?? MAX_IMAGES }, (_, index) => index + 1).map((count) => ({
    ...{ id: `count.${count}`, name: `Make ${images(count)}`, group: 'Number of images', isChoice: true },
    aside: credits(capability.costCenticredits * count),
    run: () => change({ type: 'count chosen', count }),
  }))

const promptCommands = ({ prompts, change }: StudioScene): Command[] =>
  prompts.map((prompt, index) => ({
    ...{ id: `prompt.${prompt}`, name: prompt, group: 'Earlier prompts', words: 'prompt history' },
    isChoice: index >= PROMPTS_UNASKED,
    run: () => change({ type: 'field written', name: 'prompt', value: prompt }),
  }))

/** A saved prompt instead of what is written, a style behind it; what it leaves out beside what is left out. */
export function takeSaved({ draft, offer, change }: StudioScene, saved: SavedPromptView): void {
  const written = (name: 'prompt' | 'negativePrompt') => String(draft.values[name] ?? '')
  change({ type: 'field written', name: 'prompt', value: withSaved(written('prompt'), saved) })
  const { negativePrompt } = saved
  if (negativePrompt && offer.capability.fields.negativePrompt)
    change({
      type: 'field written',
      name: 'negativePrompt',
      value: joined(written('negativePrompt'), negativePrompt),
    })
}
