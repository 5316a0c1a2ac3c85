import { describe, expect, it } from 'vitest'
import type { ImageCard } from '@/lib/gallery/schema'
import type { RunView } from '@/lib/runs/schema'
import { reduceWall, type Wall, type WallAction, wallOf } from './wall-state'

const card = (minute: number, more: Partial<ImageCard> = {}): ImageCard => ({
  id: `00000000-0000-7000-8000-${String(minute).padStart(12, '0')}`,
  widthPx: 1024,
  heightPx: 1024,
  thumbhash: 'aaaa',
  hasVariants: true,
  prompt: `picture ${minute}`,
  createdAt: `2026-11-19T10:${String(minute).padStart(2, '0')}:00.000Z`,
  deletedAt: null,
  favouritedAt: null,
  shown: false,
  ...more,
})
const page = (minutes: number[], nextCursor: string | null = null) => ({
  items: minutes.map((m) => card(m)),
  nextCursor,
})
const minutes = (cards: readonly ImageCard[]) => cards.map((each) => Number(each.prompt.split(' ')[1]))
const wallAfter = (wall: Wall, ...actions: WallAction[]) => actions.reduce(reduceWall, wall)

const run = (minute: number, more: { deleted?: boolean; thumbhash?: string | null } = {}): RunView => ({
  id: card(99).id,
  version: 1,
  createdAt: card(minute).createdAt,
  done: true,
  shown: false,
  mine: true,
  sweep: null,
  modelName: 'SD 3.5 Large',
  settings: {
    model: 'stability/sd3.5-large',
    operation: 'text-to-image',
    prompt: `picture ${minute}`,
    aspectRatio: '1:1',
    widthPx: 1024,
    heightPx: 1024,
    outputFormat: 'png',
  },
  money: { quoted: 650, spent: 650, held: 0, returned: 0 },
  generations: [
    {
      id: card(98).id,
      position: 0,
      state: 'succeeded',
      seed: 1,
      costCenticredits: 650,
      money: 'captured',
      code: null,
      message: null,
      startedAt: null,
      finishedAt: card(minute).createdAt,
      image: {
        id: card(minute).id,
        widthPx: 1024,
        heightPx: 1024,
        thumbhash: more.thumbhash === undefined ? 'aaaa' : more.thumbhash,
        hasVariants: more.thumbhash !== null,
        deleted: more.deleted ?? false,
        favouritedAt: null,
        shown: false,
      },
    },
  ],
})

describe('pages', () => {
  it('go on at the end, each picture once', () => {
    const wall = wallAfter(
      wallOf(page([9, 8], 'c1')),
      { type: 'page asked' },
      { type: 'page came', page: page([8, 7], null) },
    )
    expect(minutes(wall.items)).toEqual([9, 8, 7])
    expect(wall).toMatchObject({ nextCursor: null, loading: 'no' })
  })

  it('keep what is there when one fails, to ask again from the same place', () => {
    const wall = wallAfter(wallOf(page([9], 'c1')), { type: 'page asked' }, { type: 'page failed' })
    expect(wall).toMatchObject({ nextCursor: 'c1', loading: 'failed' })
  })
})

describe('a run that changed', () => {
  it('hangs its image on top at once while the person is there', () => {
    const wall = wallAfter(wallOf(page([9, 8])), { type: 'run changed', run: run(10), atTop: true })
    expect(minutes(wall.items)).toEqual([10, 9, 8])
  })

  it('waits while the person reads further down, and shows when asked', () => {
    const waiting = wallAfter(wallOf(page([9, 8])), { type: 'run changed', run: run(10), atTop: false })
    expect([minutes(waiting.items), minutes(waiting.arrived)]).toEqual([[9, 8], [10]])
    const shown = reduceWall(waiting, { type: 'arrived shown' })
    expect([minutes(shown.items), shown.arrived]).toEqual([[10, 9, 8], []])
  })

  it('told twice hangs once', () => {
    const twice: WallAction = { type: 'run changed', run: run(10), atTop: false }
    expect(minutes(wallAfter(wallOf(page([9])), twice, twice).arrived)).toEqual([10])
  })

  it('fills in the placeholder of an image that hangs already, without moving it', () => {
    const bare = wallOf({
      items: [card(9), card(8, { thumbhash: null, hasVariants: false })],
      nextCursor: null,
    })
    const wall = reduceWall(bare, { type: 'run changed', run: run(8), atTop: true })
    expect(minutes(wall.items)).toEqual([9, 8])
    expect(wall.items[1]).toMatchObject({ thumbhash: 'aaaa', hasVariants: true })
  })

  it('takes an image down that was trashed elsewhere', () => {
    const wall = reduceWall(wallOf(page([9, 8])), {
      type: 'run changed',
      run: run(8, { deleted: true }),
      atTop: true,
    })
    expect(minutes(wall.items)).toEqual([9])
  })

  it('leaves an older image to its own page', () => {
    const wall = reduceWall(wallOf(page([9, 8], 'more')), { type: 'run changed', run: run(3), atTop: true })
    expect(minutes(wall.items)).toEqual([9, 8])
  })

  it('does not hang again what was just taken off', () => {
    const wall = wallAfter(
      wallOf(page([9, 8])),
      { type: 'taken off', id: card(8).id },
      { type: 'run changed', run: run(8), atTop: true },
    )
    expect(minutes(wall.items)).toEqual([9])
  })
})

describe('taking off and hanging again', () => {
  it('puts the image back in its place', () => {
    const wall = wallAfter(
      wallOf(page([9, 8, 7])),
      { type: 'taken off', id: card(8).id },
      { type: 'hung again', card: card(8) },
    )
    expect(minutes(wall.items)).toEqual([9, 8, 7])
  })

  it('orders the trash by when things were thrown there', () => {
    const early = card(1, { deletedAt: '2026-11-20T10:00:00.000Z' })
    const late = card(9, { deletedAt: '2026-11-19T10:00:00.000Z' })
    const wall = wallAfter(
      wallOf({ items: [early, late], nextCursor: null }, 'trash'),
      { type: 'taken off', id: early.id },
      { type: 'hung again', card: early },
    )
    expect(minutes(wall.items)).toEqual([1, 9])
  })
})

describe('the favourites', () => {
  const marked = (minute: number, second: number) =>
    card(minute, { favouritedAt: `2026-11-20T10:00:0${second}.000Z` })

  it('hang by when they became one, and go back to that place', () => {
    const [old, young] = [marked(1, 9), marked(9, 1)]
    const wall = wallAfter(
      wallOf({ items: [old, young], nextCursor: null }, 'favourites'),
      { type: 'taken off', id: old.id },
      { type: 'hung again', card: old },
    )
    expect(minutes(wall.items)).toEqual([1, 9])
  })
})

describe('the newest page, read again', () => {
  const again = (wall: Wall, newest: ReturnType<typeof page>, atTop = true) =>
    reduceWall(wall, { type: 'newest page came', page: newest, atTop })

  it('adds what is new and keeps what was loaded further down', () => {
    const wall = again(wallOf(page([9, 8, 7, 6], 'old')), page([11, 10, 9, 8], 'new'))
    expect(minutes(wall.items)).toEqual([11, 10, 9, 8, 7, 6])
    expect(wall.nextCursor).toBe('old')
  })

  it('drops what has vanished within its reach, and nothing beyond', () => {
    const wall = again(wallOf(page([10, 9, 8, 7, 6], 'old')), page([9, 7], 'new'))
    expect(minutes(wall.items)).toEqual([10, 9, 7, 6])
  })

  it('empties the wall when everything is gone', () => {
    expect(again(wallOf(page([9, 8])), page([])).items).toEqual([])
  })

  it('starts afresh when it does not meet what was loaded', () => {
    const wall = again(wallOf(page([3, 2], 'old')), page([11, 10], 'new'))
    expect(minutes(wall.items)).toEqual([11, 10])
    expect(wall.nextCursor).toBe('new')
  })
})

describe('a collection', () => {
  const hung = wallOf(page([1, 2, 3, 4]), 'collection')

  it('hangs in the order it was told in, and what comes back hangs last', () => {
    expect(minutes(hung.items)).toEqual([1, 2, 3, 4])
    const off = wallAfter(hung, { type: 'many taken off', ids: [card(2).id] })
    expect(minutes(wallAfter(off, { type: 'many hung again', cards: [card(2)] }).items)).toEqual([1, 3, 4, 2])
    expect(minutes(wallAfter(off, { type: 'read again', page: page([4, 2, 1]) }).items)).toEqual([4, 2, 1])
  })

  it.each([
    [[4], 1, [4, 1, 2, 3]],
    [[1, 2], null, [3, 4, 1, 2]],
    [[2, 1], 2, [2, 1, 3, 4]],
    [[3], 3, [1, 2, 3, 4]],
  ])('moves %j before %j', (ids, before, expected) => {
    const beforeId = before === null ? null : card(before).id
    const moved = wallAfter(hung, { type: 'moved', ids: ids.map((id) => card(id).id), beforeId })
    expect(minutes(moved.items)).toEqual(expected)
  })

  it('knows which pictures the team sees', () => {
    const marked = wallAfter(hung, { type: 'marked shown', ids: [card(2).id], shown: true })
    expect(marked.items.map(({ shown }) => shown)).toEqual([false, true, false, false])
  })
})
