export type Toast = {
  id: number
  message: string
  tone: 'plain' | 'bad'
  action?: { label: string; onAction: () => void }
}

let toasts: readonly Toast[] = []
let lastId = 0
const listeners = new Set<() => void>()

function set(next: readonly Toast[]) {
  toasts = next
  for (const listener of listeners) listener()
}

/** Shows a sentence for a few seconds; with `action` (e.g. Undo) for ten. Browser only. Returns its id. */
export function toast(message: string, options: Partial<Pick<Toast, 'tone' | 'action'>> = {}): number {
  lastId += 1
  set([...toasts.slice(-2), { id: lastId, message, tone: 'plain', ...options }])
  return lastId
}

/** Takes a toast away; unknown ids are ignored. */
export function dismissToast(id: number) {
  set(toasts.filter((item) => item.id !== id))
}

export const toastStore = {
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  },
  snapshot: () => toasts,
}
