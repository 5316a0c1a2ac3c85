import type { Operation } from '@/lib/providers/schema'
import type { RunSettings } from '@/lib/runs/schema'

type Told = {
  name: string
  says: string
  /** What to write as its prompt, where that is not what the picture shows. */
  asks?: string
}

/** What each operation is called here, and what it does in one sentence. */
export const OPERATION: Record<Operation, Told> = {
  'text-to-image': { name: 'Text to image', says: 'A picture from words.' },
  'image-to-image': { name: 'From an image', says: 'A picture and words make another.' },
  inpaint: {
    name: 'Inpaint',
    says: 'Paints the masked part anew.',
    asks: 'What should be in the masked part?',
  },
  erase: { name: 'Erase', says: 'Takes away what is masked.' },
  outpaint: { name: 'Outpaint', says: 'Paints on beyond the edges.', asks: 'What goes on beyond the edges?' },
  'search-and-replace': {
    name: 'Replace',
    says: 'Puts something else where a thing was.',
    asks: 'What should be there instead?',
  },
  'search-and-recolor': {
    name: 'Recolour',
    says: 'Gives a thing another colour.',
    asks: 'Which colour should it have?',
  },
  'remove-background': { name: 'Remove background', says: 'Keeps the subject alone.' },
  relight: { name: 'Relight', says: 'Another background and light.' },
  upscale: { name: 'Upscale', says: 'The same picture, larger.', asks: 'What does the picture show?' },
  sketch: { name: 'Sketch', says: 'A drawing becomes a picture.' },
  structure: { name: 'Structure', says: 'Keeps how a picture is built.' },
  style: { name: 'Style', says: 'A new picture in the style of one.' },
  'style-transfer': { name: 'Style transfer', says: 'The style of one laid over another.' },
}

export type OperationGroup = { name: string; operations: readonly Operation[] }
const GROUPS: readonly OperationGroup[] = [
  { name: 'Create', operations: ['text-to-image', 'image-to-image'] },
  {
    name: 'Edit',
    operations: [
      'inpaint',
      'erase',
      'outpaint',
      'search-and-replace',
      'search-and-recolor',
      'remove-background',
      'relight',
    ],
  },
  { name: 'Control', operations: ['sketch', 'structure', 'style', 'style-transfer'] },
  { name: 'Enlarge', operations: ['upscale'] },
]

/** The groups with those of their operations that are on offer; groups without any are left out. */
export const groupsOf = (offered: ReadonlySet<Operation>) =>
  GROUPS.map((group) => ({
    ...group,
    operations: group.operations.filter((each) => offered.has(each)),
  })).filter((group) => group.operations.length > 0)

/** What a run is called: its prompt, or what was done where there is none. */
export const titleOf = ({ prompt, operation }: RunSettings): string => prompt || OPERATION[operation].name
