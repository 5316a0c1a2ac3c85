export type ThemeChoice = 'system' | 'light' | 'dark'

const STORAGE_KEY = 'triptych.theme'

/**
 * Runs before the first paint: puts the stored or the system's theme on <html>, and follows the system
 * while the choice is `system`. Inlined in the layout with the page's CSP nonce.
 */
export const themeScript = `(function(){var d=document.documentElement,m=matchMedia('(prefers-color-scheme: dark)');
function set(){var t;try{t=localStorage.getItem('${STORAGE_KEY}')}catch(e){}d.dataset.theme=t==='dark'||t==='light'?t:m.matches?'dark':'light'}
set();m.addEventListener('change',set);addEventListener('storage',function(e){if(e.key==='${STORAGE_KEY}')set()})})()`

/** What the person chose on this device; `system` when nothing was chosen. Browser only. */
export function readTheme(): ThemeChoice {
  const stored = localStorage.getItem(STORAGE_KEY)
  return stored === 'light' || stored === 'dark' ? stored : 'system'
}

/** Stores the choice on this device and applies it at once. Browser only. */
export function writeTheme(choice: ThemeChoice) {
  if (choice === 'system') localStorage.removeItem(STORAGE_KEY)
  else localStorage.setItem(STORAGE_KEY, choice)
  const prefersDark = matchMedia('(prefers-color-scheme: dark)').matches
  document.documentElement.dataset.theme = choice === 'system' ? (prefersDark ? 'dark' : 'light') : choice
}
