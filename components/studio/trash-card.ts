import { allShortcuts } from '@/components/palette/commands'
import { toast } from '@/components/ui/toast-store'
import { carryOut, takeBack } from './verdicts'

const NONE = new Set<string>()
/** From the list of a run's cards to what opens each picture that is there. */
const OPENERS = ':scope > li > article > a'

const openerOf = (id: string) => document.querySelector<HTMLElement>(`.card-grid a[href="/gallery/${id}"]`)

/** A picture of a run into the trash, which its card then says; undone by a press. */
export async function trashCard(id: string): Promise<void> {
  const place = openerOf(id)?.closest('li')
  const byKeys = document.activeElement?.matches(':focus-visible') ?? false
  const refused = await carryOut('trashed', id, NONE)
  if (refused) return void toast(refused, { tone: 'bad' })
  if (hasNoFocus()) focusNear(place, byKeys)
  const undo = { label: 'Undo', onAction: () => void bringBack(id) }
  toast('Moved to the trash, where it stays for 30 days.', { action: undo })
}

async function bringBack(id: string): Promise<void> {
  const refused = await takeBack('trashed', id, NONE)
  if (refused) toast(refused, { tone: 'bad' })
  else if (hasNoFocus()) openerOf(id)?.focus()
}

const hasNoFocus = () => document.activeElement === document.body

/** The next picture, or else the last one before; where none is left the prompt, unless that brings up a keyboard of glass. */
function focusNear(place: Element | null | undefined, byKeys: boolean) {
  const left = [...(place?.parentElement?.querySelectorAll<HTMLElement>(OPENERS) ?? [])]
  const isAfter = (it: Element) => place?.compareDocumentPosition(it) === Node.DOCUMENT_POSITION_FOLLOWING
  const target = left.find(isAfter) ?? left.at(-1)
  if (target) target.focus()
  else if (byKeys)
    allShortcuts()
      .find((command) => command.id === 'studio.prompt')
      ?.run()
}
