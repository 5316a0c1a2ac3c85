import { describe, expect, it } from 'vitest'
import { settingsShape } from '@/lib/providers/fields/rules'
import { namesOf } from '@/lib/providers/fields/schema'
import type { RenderRequest } from '@/lib/providers/provider'
import { imageProblems, needProblems } from '@/lib/providers/rules'
import { payloadFor } from '@/lib/providers/stability/payload'
import { routeOf } from '@/lib/providers/stability/routes'
import { headerOnlyPng } from '../mocks/pictures'
import { readCall, routeAt } from '../mocks/stability-contract'
import { PAYLOADS } from './stability-payloads'
import { withEverything } from './stability-requests'

/** What the stand-in's own table says of a request. */
async function refusedFor(request: RenderRequest): Promise<string[]> {
  const route = routeAt(routeOf(request).path)
  if (!route) throw new Error('no such route')
  const parts = await Promise.all(
    payloadFor(request).map(async ([name, value]) => {
      const isFile = typeof value !== 'string'
      const data = isFile ? Buffer.from(await value.arrayBuffer()) : Buffer.from(value)
      return { name, filename: isFile ? 'blob' : undefined, contentType: undefined, data }
    }),
  )
  return (await readCall(route, parts)).breaches
}

type Setting = keyof RenderRequest['settings']
const withSetting = (request: RenderRequest, name: Setting, value: unknown): RenderRequest => ({
  ...request,
  settings: { ...request.settings, [name]: value },
})

describe.each(PAYLOADS)(
  'the record of $id, $operation, is neither wider nor narrower than the contract',
  ({ id, operation }) => {
    const request = withEverything(id, operation)
    const { fields } = request.capability
    const shape = settingsShape(fields)
    const agree = async (name: Setting, value: unknown, good: boolean) => {
      const takes = shape[name]?.safeParse(value).success
      const refused = await refusedFor(withSetting(request, name, value))
      expect([name, value, takes, refused.length === 0]).toEqual([name, value, good, good])
    }

    it('in numbers', async () => {
      for (const name of namesOf('number')) {
        const field = fields[name]
        if (!field) continue
        const { min, max, step } = field
        for (const value of [min, max, (min + max) / 2])
          await agree(name, step < 1 ? value : Math.ceil(value), true)
        for (const value of [min - step, max + step]) await agree(name, Number(value.toFixed(3)), false)
        if (step >= 1) await agree(name, min + 0.5, false)
      }
    })

    it('in choices and ratios', async () => {
      for (const name of namesOf('choice')) {
        for (const value of fields[name]?.options ?? []) await agree(name, value, true)
        if (fields[name]) await agree(name, 'nothing-of-the-kind', false)
      }
      for (const { ratio } of fields.aspectRatio?.shapes ?? []) await agree('aspectRatio', ratio, true)
      for (const ratio of fields.aspectRatio ? ['4:3', '3:4'] : []) await agree('aspectRatio', ratio, false)
      if (operation === 'remove-background') await agree('outputFormat', 'jpeg', false)
    })

    it('in texts', async () => {
      for (const name of namesOf('text')) {
        if (!fields[name]) continue
        await agree(name, 'x'.repeat(10_000), true)
        await agree(name, 'x'.repeat(10_001), false)
      }
    })

    it('in seeds', async () => {
      const { seed } = request.capability
      if (!seed) return expect(await refusedFor({ ...request, seed: 1 })).toEqual(['seed: unknown field'])
      expect(await refusedFor({ ...request, seed: seed.max })).toEqual([])
      expect(await refusedFor({ ...request, seed: seed.max + 1 })).toHaveLength(1)
    })

    it('in pictures', async () => {
      for (const name of namesOf('image').filter((each) => fields[each])) {
        for (const [widthPx, heightPx] of SIZES) {
          const bytes = headerOnlyPng(widthPx, heightPx)
          const images = { ...request.images, [name]: { bytes, format: 'png', widthPx, heightPx } as const }
          const refused = await refusedFor({ ...request, images })
          const facts = { widthPx, heightPx, byteLength: 100, hasAlpha: true }
          const problems = imageProblems(request.capability, { [name]: facts })
          expect([name, widthPx, heightPx, problems.length > 0]).toEqual([
            ...[name, widthPx, heightPx],
            refused.length > 0,
          ])
        }
      }
    })

    it('in what is required', async () => {
      for (const name of namesOf('image').filter((each) => fields[each])) {
        const { [name]: _left, ...images } = request.images
        const breaks = await refusedFor({ ...request, images })
        // Ultra without a picture is its other operation.
        const isNeeded = fields[name]?.required === true && id !== 'ultra'
        expect([name, breaks.length > 0]).toEqual([name, isNeeded])
      }
      for (const name of [...namesOf('text'), ...namesOf('number')]) {
        const field = fields[name]
        if (!field) continue
        const breaks = await refusedFor(withSetting(request, name, undefined))
        expect([name, breaks.length > 0]).toEqual([name, 'required' in field])
      }
    })

    it('in the rules between fields', async () => {
      const drop: Setting[][] = [
        ['left', 'right', 'up', 'down'],
        ['left', 'up', 'down'],
        ['backgroundPrompt'],
        ['lightSourceDirection'],
        ['lightSourceDirection', 'lightSourceStrength'],
      ]
      for (const names of drop) {
        for (const images of [{}, request.images]) {
          const settings = {
            ...request.settings,
            ...Object.fromEntries(names.map((name) => [name, undefined])),
          }
          const { image, styleImage } = request.images
          const least = { ...(image && { image }), ...(styleImage && { styleImage }), ...images }
          const ids = Object.fromEntries(Object.keys(least).map((name) => [name, 'an id']))
          const problems = needProblems(request.capability, { ...settings, ...ids })
          const refused = await refusedFor({ ...request, settings, images: least })
          expect([names, problems.length > 0]).toEqual([names, refused.length > 0])
        }
      }
    })
  },
)

/** Sizes at and past every bound that some route has. */
const SIZES: readonly (readonly [number, number])[] = [
  ...([
    [16, 64],
    [31, 40],
    [32, 32],
    [32, 64],
    [63, 100],
    [64, 63],
    [64, 64],
    [64, 160],
  ] as const),
  ...([
    [64, 161],
    [160, 64],
    [161, 64],
    [600, 1536],
    [600, 1537],
    [1536, 682],
    [1536, 683],
  ] as const),
  ...([
    [1024, 1024],
    [1025, 1024],
    [2048, 2048],
    [2049, 2048],
    [3072, 3072],
    [3073, 3072],
  ] as const),
  ...([
    [64, 16_383],
    [64, 16_384],
    [64, 16_385],
    [16_384, 16_384],
    [4857, 1943],
  ] as const),
]
