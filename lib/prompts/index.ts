// Words kept for later: saved prompts and styles, and prompts written once for many (rules.ts).
// Prompts asked before are read from the runs, which outlive their images.
// A saved one is its author's alone until shared with the team; colleagues use it, only its author changes it.
import 'server-only'

export { listAskedPrompts } from './asked'
export { changePrompt, purgePrompts, restorePrompt, savePrompt, trashPrompt } from './change'
export { listPrompts } from './queries'
