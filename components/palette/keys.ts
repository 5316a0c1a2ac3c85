export type Press = {
  key: string
  metaKey: boolean
  ctrlKey: boolean
  altKey: boolean
  shiftKey: boolean
  getModifierState?: (name: string) => boolean
}

/** Whether the system is a Mac's, where Command stands for Control. Browser only. */
export const isMac = () => /Mac|iPhone|iPad/.test(navigator.platform)

/** One key and nothing held down: what speech control types by mistake, so it can be turned off (WCAG 2.1.4). */
export const isSingle = (combo: string) => combo.length === 1

/**
 * Whether a press is the combination: `mod` is Command on a Mac and Control elsewhere. A single character is
 * matched by what was typed, wherever the layout has it (AltGr is not a modifier then).
 */
export function matches(combo: string, press: Press, mac: boolean): boolean {
  if (isSingle(combo)) return press.key === combo && !press.metaKey && (isAltGr(press) || isBare(press))
  const parts = combo.split('+')
  const held = (name: string) => parts.includes(name)
  const meta = held('meta') || (held('mod') && mac)
  const ctrl = held('ctrl') || (held('mod') && !mac)
  return (
    press.key.toLowerCase() === parts.at(-1) &&
    press.metaKey === meta &&
    press.ctrlKey === ctrl &&
    press.altKey === held('alt') &&
    press.shiftKey === held('shift')
  )
}

const isBare = ({ ctrlKey, altKey }: Press) => !ctrlKey && !altKey
const isAltGr = (press: Press) => press.getModifierState?.('AltGraph') === true

const NO_TEXT = ':is([type=range], [type=checkbox], [type=radio], [type=button], [type=file])'

/** Whether the keys now go into a text. Browser only. */
export const isWriting = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    (target.closest('input, textarea, select') !== null && !target.matches(NO_TEXT)))

/** Whether a dialog or a menu has the keys to itself. Browser only. */
export const isElsewhere = (target: EventTarget | null) =>
  (target instanceof HTMLElement && target.closest('[role=dialog], [role=menu], dialog') !== null) ||
  document.querySelector('dialog:modal') !== null
