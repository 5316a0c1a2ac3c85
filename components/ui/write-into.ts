/** Places in the text as it was: what stands between them becomes `text`. */
export type Edit = { from: number; to: number; text: string }

/** Writes into a text field as typing does: the field's own undo takes it back, and React hears of it. */
export function writeInto(field: HTMLTextAreaElement, { from, to, text }: Edit): void {
  field.focus()
  field.setSelectionRange(from, to)
  // Deprecated, and the only way there is into a field's undo.
  const done = text === '' ? document.execCommand('delete') : document.execCommand('insertText', false, text)
  if (done || (text === '' && from === to)) return
  field.setRangeText(text, from, to, 'end')
  field.dispatchEvent(new InputEvent('input', { bubbles: true }))
}
