import { afterEach, describe, expect, it, vi } from 'vitest'
import { inPageTeam, pageTeam, teamHeader } from './page-team'

const drawnFor = (team?: string) =>
  vi.stubGlobal('document', { querySelector: () => (team ? { dataset: { team } } : null) })
afterEach(() => vi.unstubAllGlobals())

describe('the team of a page', () => {
  it('is said by every call of the page, whatever the cookie says meanwhile', () => {
    drawnFor('t1')
    expect(pageTeam()).toBe('t1')
    expect(teamHeader()).toEqual({ 'triptych-team': 't1' })
    expect(inPageTeam('/api/v1/events')).toBe('/api/v1/events?team=t1')
    expect(inPageTeam('/x?a=1')).toBe('/x?a=1&team=t1')
  })
  it('is none outside the house', () => {
    drawnFor()
    expect(teamHeader()).toEqual({})
    expect(inPageTeam('/x')).toBe('/x')
  })
})
