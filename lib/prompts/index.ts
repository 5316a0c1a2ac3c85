// Words kept for later: saved prompts and styles, and prompts written once for many (rules.ts).
// A saved one is its author's alone until shared with the team; colleagues use it, only its author changes it.
import 'server-only'

export { changePrompt, purgePrompts, restorePrompt, savePrompt, trashPrompt } from './change'
export { listPrompts } from './queries'
