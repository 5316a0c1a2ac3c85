import { FIELD_NAMES, FIELDS, type FieldName, type Settings } from '@/lib/providers/fields/schema'

/** Said elsewhere on the page: the prompt as the title, ratio with the size, format with the file, pictures as themselves. */
const SAID_ELSEWHERE: readonly FieldName[] = ['prompt', 'aspectRatio', 'outputFormat']

export type SettingInWords = { name: FieldName; label: string; value: string | number }

/** Every other setting that was chosen, under its label. */
export function settingsInWords(settings: Settings): SettingInWords[] {
  return FIELD_NAMES.flatMap((name) => {
    const value = settings[name]
    if (value === undefined || SAID_ELSEWHERE.includes(name) || FIELDS[name].kind === 'image') return []
    return [
      { name, label: FIELDS[name].label, value: typeof value === 'boolean' ? (value ? 'yes' : 'no') : value },
    ]
  })
}
