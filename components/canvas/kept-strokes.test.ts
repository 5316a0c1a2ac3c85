import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Kept } from './kept-strokes'
import { packStrokes, unpackStrokes } from './kept-strokes'

const kept: Kept = {
  maskId: 'mask-1',
  baseId: null,
  featherPx: 4,
  edits: [
    {
      ...{ kind: 'paint', sizePx: 30, hardness: 0.5 },
      points: [
        { x: 1.25, y: 2, pressure: 1 },
        { x: 3, y: 4.5, pressure: 0.4 },
      ],
    },
    { kind: 'invert' },
    { kind: 'clear' },
  ],
}

class Shelf {
  readonly map = new Map<string, string>()
  room = 1e6
  getItem = (key: string) => this.map.get(key) ?? null
  removeItem = (key: string) => void this.map.delete(key)
  setItem(key: string, text: string) {
    if (text.length > this.room) throw new DOMException('full', 'QuotaExceededError')
    this.map.set(key, text)
  }
}

/** Another page of the same tab: what was only in memory is gone. */
async function freshPage() {
  vi.resetModules()
  return import('./kept-strokes')
}

describe('strokes that are put away', () => {
  const shelf = new Shelf()
  beforeEach(() => {
    shelf.map.clear()
    shelf.room = 1e6
    vi.stubGlobal('sessionStorage', shelf)
  })

  it('come back as they were', () => {
    expect(unpackStrokes(packStrokes(kept))).toEqual(kept)
  })

  it.each([null, '', '{}', '{"edits":[["paint",1]]}', JSON.stringify({ ...kept, edits: [['scratch']] })])(
    'are not there when nothing sound was written: %s',
    (text) => expect(unpackStrokes(text)).toBeNull(),
  )

  it('outlive the page, and end where the slot holds another mask', async () => {
    const first = await freshPage()
    first.keepStrokes('source', kept)
    const { keptStrokes } = await freshPage()
    expect(keptStrokes('source', 'mask-1')).toEqual(kept)
    expect(keptStrokes('source', 'mask-2')).toBeNull()
    expect(keptStrokes('source', null)).toBeNull()
    expect(keptStrokes('another', 'mask-1')).toBeNull()
  })

  it('are kept in memory where the browser has no room, and for four sources at most', async () => {
    const { keepStrokes, keptStrokes } = await freshPage()
    shelf.room = 60
    keepStrokes('source', kept)
    expect(keptStrokes('source', 'mask-1')).toEqual(kept)
    shelf.room = 1e6
    for (const id of ['a', 'b', 'c', 'd', 'e']) keepStrokes(id, kept)
    expect([...shelf.map.keys()].filter((key) => key.startsWith('triptych.mask.'))).toHaveLength(4)
  })
})
