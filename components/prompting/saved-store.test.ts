import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, expect, test, vi } from 'vitest'
import type { SavedPromptView } from '@/lib/prompts/schema'
import { remove, restore, useSaved } from './saved-store'

const saved = (name: string) => ({ id: name, name }) as SavedPromptView
const shown = () =>
  renderToStaticMarkup(
    createElement(() =>
      useSaved(false)
        .items.map(({ name }) => name)
        .join(),
    ),
  )

afterEach(() => vi.unstubAllGlobals())

test('a list read before something was deleted does not bring it back', async () => {
  let there = ['Gouache', 'Neon']
  const lists: (() => void)[] = []
  vi.stubGlobal('fetch', async (url: string, { method }: RequestInit) => {
    if (method !== 'GET') return new Response(null, { status: 204 })
    const items = there.map(saved)
    if (url.includes('limit')) await new Promise<void>((answer) => lists.push(answer))
    return Response.json({ items, nextCursor: null })
  })
  const reading = restore(saved('Neon'))
  await vi.waitFor(() => expect(lists).toHaveLength(1))
  there = ['Neon']
  await remove(saved('Gouache'))
  lists[0]?.()
  await vi.waitFor(() => expect(lists).toHaveLength(2))
  expect(shown()).toBe('')
  lists[1]?.()
  await reading
  expect(shown()).toBe('Neon')
})
