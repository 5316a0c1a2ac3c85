import { describe, expect, it } from 'vitest'
import type { Command } from './commands'
import { find, fitness } from './find'

const command = (id: string, name: string, more: Partial<Command> = {}): Command => ({
  ...{ id, name, group: 'Studio', run: () => {} },
  ...more,
})
const COMMANDS = [
  command('go.gallery', 'Gallery', { group: 'Go to' }),
  command('go.trash', 'Trash', { group: 'Go to', words: 'bin deleted' }),
  command('model.turbo', 'Model: SD 3.5 Large Turbo', { isChoice: true }),
  command('model.large', 'Model: SD 3.5 Large', { isChoice: true }),
  command('generate', 'Generate'),
]
const names = (query: string, recent: string[] = []) =>
  find(COMMANDS, query, recent).flatMap(({ commands }) => commands.map(({ name }) => name))

describe('the palette finds', () => {
  it('whole words, beginnings and letters in order', () => {
    expect(names('gal')).toEqual(['Gallery'])
    expect(names('large turbo')).toEqual(['Model: SD 3.5 Large Turbo'])
    expect(names('msd turb')).toEqual(['Model: SD 3.5 Large Turbo'])
    expect(names('bin')).toEqual(['Trash'])
    expect(names('zebra')).toEqual([])
  })

  it('a beginning before a middle before scattered letters', () => {
    expect(fitness('gen', 'Generate')).toBeGreaterThan(fitness('era', 'Generate'))
    expect(fitness('era', 'Generate')).toBeGreaterThan(fitness('lt', 'Large Turbo'))
    expect(fitness('lrg', 'Large')).toBe(0)
  })

  it('nothing of choices until something is typed', () => {
    expect(names('')).toEqual(['Gallery', 'Trash', 'Generate'])
    expect(names('large')).toHaveLength(2)
  })

  it('what was used last first, also a choice, and never twice', () => {
    expect(find(COMMANDS, '', ['model.large', 'go.trash', 'gone'])[0]).toMatchObject({
      group: 'Recent',
      commands: [{ id: 'model.large' }, { id: 'go.trash' }],
    })
    expect(names('', ['go.trash']).filter((name) => name === 'Trash')).toHaveLength(1)
    expect(names('large', ['model.large'])[0]).toBe('Model: SD 3.5 Large')
  })
})
