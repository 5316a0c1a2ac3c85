import { isSingle } from './keys'

const NAME: Readonly<Record<string, string>> = {
  enter: 'Enter',
  escape: 'Esc',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  delete: 'Delete',
  backspace: 'Backspace',
  home: 'Home',
  end: 'End',
}
const HELD = {
  mac: { mod: '⌘', shift: '⇧', ctrl: '⌃', alt: '⌥' },
  other: { mod: 'Ctrl', shift: 'Shift', ctrl: 'Ctrl', alt: 'Alt' },
}

/** The key caps of a combination as this system names them: `mod+shift+z` -> `Ctrl`, `Shift`, `Z`. */
export function capsOf(combo: string, mac: boolean): string[] {
  if (isSingle(combo)) return [combo]
  const held: Readonly<Record<string, string>> = mac ? HELD.mac : HELD.other
  return combo.split('+').map((part) => held[part] ?? NAME[part] ?? part.toUpperCase())
}
