import { describe, expect, it } from 'vitest'
import { packPanels, panelAttributes, parsePanels } from './panel-sizes'

describe('the widths of the panels', () => {
  it('come back as they were kept', () => {
    for (const kept of ['_', '420_', '_300x', 'x_x', '560x_200'])
      expect(packPanels(parsePanels(kept))).toBe(kept)
  })

  it('stay within bounds, whatever the cookie says', () => {
    expect(parsePanels('99999_1').wing.widthPx).toBe(560)
    expect(parsePanels('99999_1').strip.widthPx).toBe(200)
    for (const wrong of [undefined, '', 'red', '1_2_3', '-4_', '420px_;}'])
      expect(packPanels(parsePanels(wrong))).toBe('_')
  })

  it('become what the style sheet reads', () => {
    expect(panelAttributes(parsePanels('420_x'))).toEqual({
      'data-wing': undefined,
      'data-strip': 'closed',
      style: { '--wing': '420px' },
    })
  })
})
