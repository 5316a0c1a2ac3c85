'use client'

import { MapPin, X } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/class-names'
import { Kbd } from '@/components/ui/kbd'
import { Textarea } from '@/components/ui/textarea'
import { newId } from '@/lib/core/ids'
import type { Pin } from '@/lib/review/schema'
import { encode } from './mention-text'
import type { Talk } from './talk'
import { useMentions } from './use-mentions'

type Props = {
  talk: Talk
  label: string
  placeholder: string
  /** The thread it answers. */
  parentId?: string
  /** Where on the picture; only for what begins a thread. */
  place?: { pin: Pin | null; isPlacing: boolean; onStart: () => void; onClear: () => void }
  /** Whether clients read it unless said otherwise. */
  forGuests?: boolean
  /** Right away, since it was asked for. */
  takesFocus?: boolean
  onSaid?: () => void
  /** Asks for what is missing first, such as a name; answers whether to go on. */
  before?: () => Promise<boolean>
}

/** Where something is written: words, whom they name, where they point to, and who reads them. */
export function Composer({
  talk,
  label,
  placeholder,
  parentId,
  place,
  forGuests,
  takesFocus,
  onSaid,
  before,
}: Props) {
  const area = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState('')
  const [isForGuests, setIsForGuests] = useState(forGuests ?? false)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  // The same until it is said: pressing again after a lost answer says nothing twice.
  const id = useRef(newId())
  const mentions = useMentions(area, talk.mentionable)
  const isPlacing = place?.isPlacing ?? false
  const wasPlacing = useRef(false)
  useEffect(() => {
    if (takesFocus) area.current?.focus()
  }, [takesFocus])
  // Back from the picture, with a pin or without.
  useEffect(() => {
    if (wasPlacing.current && !isPlacing) area.current?.focus()
    wasPlacing.current = isPlacing
  }, [isPlacing])

  const send = async () => {
    const words = text.trim()
    if (!words || busy) return
    setBusy(true)
    const answer = (await goOn(before))
      ? await talk.say({
          id: id.current,
          text: encode(words, mentions.picked),
          ...(parentId && { parentId }),
          ...(place?.pin && { pin: place.pin }),
          ...(talk.choosesReaders && { isForGuests }),
        })
      : null
    setBusy(false)
    if (!answer) return
    setProblem(answer.ok ? null : answer.message)
    if (!answer.ok) return
    id.current = newId()
    setText('')
    place?.onClear()
    onSaid?.()
  }

  return (
    <div className="grid gap-2">
      <div className="relative">
        <Textarea
          ref={area}
          aria-label={label}
          placeholder={placeholder}
          value={text}
          maxLength={4000}
          aria-autocomplete={talk.mentionable ? 'list' : undefined}
          aria-controls={mentions.offered.length > 0 ? mentions.listId : undefined}
          aria-activedescendant={
            mentions.offered.length > 0 ? `${mentions.listId}-${mentions.at}` : undefined
          }
          onChange={(event) => {
            setText(event.target.value)
            mentions.look()
          }}
          onBlur={mentions.close}
          onKeyDown={(event) => {
            if (mentions.onKey(event)) return
            if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return
            event.preventDefault()
            void send()
          }}
          className="max-h-60 min-h-16 rounded-s border border-line bg-panel p-2.5 transition-colors hover:border-line-strong focus-visible:outline-offset-0 max-md:text-[1rem]"
        />
        <Offered {...mentions} />
      </div>
      {problem ? (
        <p role="alert" className="text-sm text-bad">
          Not said yet. {problem}
        </p>
      ) : null}
      <div className="flex flex-wrap items-center gap-x-1 gap-y-2">
        {place ? <Place {...place} /> : null}
        {talk.choosesReaders ? (
          <label className="flex items-center gap-2 px-1 text-sm text-ink-2 touch:min-h-11">
            <input
              type="checkbox"
              checked={isForGuests}
              onChange={(event) => setIsForGuests(event.target.checked)}
              className="size-4 accent-ink"
            />
            Clients see this
          </label>
        ) : null}
        <span className="grow" />
        <Button variant="solid" busy={busy} disabled={!text.trim()} onClick={send}>
          {parentId ? 'Answer' : 'Comment'}
        </Button>
      </div>
    </div>
  )
}

const goOn = (before?: () => Promise<boolean>) => (before ? before() : true)

function Place({ pin, isPlacing, onStart, onClear }: NonNullable<Props['place']>): ReactNode {
  if (pin || isPlacing)
    return (
      <Button variant="ghost" onClick={onClear}>
        <X className="size-4" strokeWidth={1.6} aria-hidden="true" />
        {pin ? 'Pinned' : 'Press on the picture'}
        {isPlacing ? <Kbd>esc</Kbd> : null}
      </Button>
    )
  return (
    <Button variant="ghost" onClick={onStart}>
      <MapPin className="size-4" strokeWidth={1.6} aria-hidden="true" /> Pin
    </Button>
  )
}

type OfferedProps = Pick<ReturnType<typeof useMentions>, 'listId' | 'offered' | 'at' | 'pick'>

function Offered({ listId, offered, at, pick }: OfferedProps) {
  if (offered.length === 0) return null
  return (
    <div
      id={listId}
      role="listbox"
      aria-label="People to mention"
      className="absolute inset-x-0 bottom-full z-20 mb-1 grid animate-appear rounded-card bg-panel p-1 shadow-float"
    >
      {offered.map((person, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the text area keeps the focus and names the active one
        <div
          key={person.id}
          id={`${listId}-${index}`}
          role="option"
          aria-selected={index === at}
          // Before the text area loses the focus.
          onPointerDown={(event) => {
            event.preventDefault()
            pick(person)
          }}
          className={cx(
            'flex h-8 cursor-default items-center rounded-s px-2.5 select-none touch:h-11',
            index === at && 'bg-sunk',
          )}
        >
          {person.name}
        </div>
      ))}
    </div>
  )
}
