import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openGallery, type Person, type World } from './gallery-world'

let world: World
let maya: Person
let theo: Person

beforeAll(async () => {
  world = await openGallery()
  maya = await world.person()
  theo = await world.person('Theo')
})
afterAll(() => world.close())

const at = (second: number) => new Date(Date.UTC(2026, 10, 20, 12, 0, second))
const madeFrom = async (parent: { id: string }, second: number, field = 'image', who = maya) => {
  const child = await world.image(who, { createdAt: at(second) })
  await world.db().runInput.create({ data: { runId: child.runId, field, imageId: parent.id } })
  return child
}
const told = async (image: { id: string }, who = maya) => {
  const { ancestors, descendants } = await world.gallery.readLineage(who, image.id)
  return {
    ancestors: ancestors.map(({ image, depth, field }) => [image.id, depth, field]),
    descendants: descendants.map(({ image }) => image.id),
  }
}

describe('lineage', () => {
  it('leads back step by step, and on to what was made from it', async () => {
    const first = await world.image(maya, { createdAt: at(1), prompt: 'a red sofa', seed: 5n })
    const second = await madeFrom(first, 2)
    const style = await world.image(maya, { createdAt: at(1) })
    const third = await madeFrom(second, 3)
    await world.db().runInput.create({ data: { runId: third.runId, field: 'styleImage', imageId: style.id } })
    const another = await madeFrom(second, 4)
    expect(await told(third)).toEqual({
      ancestors: [
        [second.id, 1, 'image'],
        [style.id, 1, 'styleImage'],
        [first.id, 2, 'image'],
      ],
      descendants: [],
    })
    expect(await told(second)).toEqual({
      ancestors: [[first.id, 1, 'image']],
      descendants: [another.id, third.id],
    })
    const { descendants, ancestors } = await world.gallery.readLineage(maya, second.id)
    expect(ancestors[0]).toMatchObject({ seed: 5, isUpload: false, settings: { prompt: 'a red sofa' } })
    expect(descendants[0]?.settings).toMatchObject({ operation: 'text-to-image' })
  })

  it('of an image used twice by one run tells it once', async () => {
    const parent = await world.image(maya)
    const child = await madeFrom(parent, 2)
    await world.db().runInput.create({ data: { runId: child.runId, field: 'mask', imageId: parent.id } })
    expect((await told(parent)).descendants).toEqual([child.id])
    expect((await told(child)).ancestors).toHaveLength(1)
  })

  it("leaves out the trash and what is a stranger's, and is a stranger's itself", async () => {
    const parent = await world.image(maya)
    const child = await madeFrom(parent, 2)
    await madeFrom(parent, 3, 'image', theo)
    expect((await told(parent)).descendants).toEqual([child.id])
    await world.gallery.trashImage(maya, child.id)
    expect((await told(parent)).descendants).toEqual([])
    for (const id of [parent.id, randomUUID(), 'nonsense'])
      await expect(world.gallery.readLineage(theo, id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('ends at 24 children, and says that there are more', async () => {
    const parent = await world.image(maya)
    for (let i = 0; i < 25; i++) await madeFrom(parent, i)
    const { descendants, hasMore } = await world.gallery.readLineage(maya, parent.id)
    expect([descendants.length, hasMore]).toEqual([24, true])
  })
})

describe('the picture alone', () => {
  it.each(['png', 'webp'] as const)('as %s is the same picture without a word in it', async (format) => {
    const bytes = await sharp({ create: { width: 20, height: 10, channels: 3, background: '#d9542b' } })
      .withExif({ IFD0: { ImageDescription: 'a secret prompt' } })
      .png()
      .toBuffer()
    expect(bytes.includes('a secret prompt')).toBe(true)
    const { id } = await world.image(maya, { bytes, prompt: 'A red sofa', widthPx: 20, heightPx: 10 })
    const answer = await world.gallery.deliverStripped(maya, id, format)
    expect(answer.headers.get('content-type')).toBe(`image/${format}`)
    expect(answer.headers.get('content-disposition')).toContain(`filename="a-red-sofa-7.${format}"`)
    const stripped = Buffer.from(await answer.arrayBuffer())
    expect(stripped.includes('a secret prompt')).toBe(false)
    const { info, data } = await sharp(stripped).removeAlpha().raw().toBuffer({ resolveWithObject: true })
    expect([info.width, info.height]).toEqual([20, 10])
    for (const [index, value] of [0xd9, 0x54, 0x2b].entries())
      expect(Math.abs((data[index] ?? 0) - value)).toBeLessThan(format === 'png' ? 1 : 6)
  })

  it('is nothing to a stranger', async () => {
    const { id } = await world.image(maya)
    await expect(world.gallery.deliverStripped(theo, id, 'png')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
