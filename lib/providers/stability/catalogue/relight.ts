import { FORMAT, fraction, OPTIONAL_TEXT, REQUIRED_SOURCE, SOURCE } from './fields'
import { LATER, modelOf, seeded } from './model'
import { priced } from './prices'

/** Source: v2beta `edit/replace-background-and-relight`. */
export const RELIGHT_MODEL = modelOf({
  upstreamId: 'replace-background-and-relight',
  name: 'Replace Background and Relight',
  description: 'Puts the subject before another background and lights it as if it stood there.',
  capabilities: [
    seeded({
      operation: 'relight',
      fields: {
        image: REQUIRED_SOURCE,
        backgroundPrompt: OPTIONAL_TEXT,
        backgroundReference: SOURCE,
        foregroundPrompt: OPTIONAL_TEXT,
        negativePrompt: OPTIONAL_TEXT,
        preserveOriginalSubject: fraction(0.6),
        originalBackgroundDepth: fraction(0.5),
        keepOriginalBackground: { kind: 'flag', default: false },
        lightSourceDirection: { kind: 'choice', options: ['left', 'right', 'above', 'below'] },
        lightReference: SOURCE,
        lightSourceStrength: fraction(0.3),
        outputFormat: FORMAT,
      },
      needs: [
        {
          oneOf: ['backgroundPrompt', 'backgroundReference'],
          sentence: 'must be given, as words or a picture',
        },
        {
          when: 'lightSourceStrength',
          oneOf: ['lightSourceDirection', 'lightReference'],
          sentence: 'must be left out unless the light has a direction or a picture',
        },
      ],
      outputSize: { from: 'input' },
      ...LATER,
      listPrice: priced.byOlderReference(800),
      usualMs: 30_000,
      notes: ['The size is not promised.'],
    }),
  ],
})
