export const CODE_LANGUAGES = ['curl', 'python', 'javascript'] as const
export type CodeLanguage = (typeof CODE_LANGUAGES)[number]
