'use client'

import { type KeyboardEvent, type RefObject, useId, useState } from 'react'
import { writeInto } from '@/components/ui/write-into'
import { matching, mentionAt, type Person } from './mention-text'

/** People offered while an @ is typed in a text area; who is picked is written into it, as typing does. */
export function useMentions(
  area: RefObject<HTMLTextAreaElement | null>,
  load: (() => Promise<Person[]>) | undefined,
) {
  const listId = useId()
  const [people, setPeople] = useState<Person[]>()
  const [picked, setPicked] = useState<Person[]>([])
  const [typing, setTyping] = useState<{ from: number; letters: string } | null>(null)
  const [at, setAt] = useState(0)
  const offered = typing && people ? matching(people, typing.letters) : []

  const look = () => {
    const element = area.current
    const found = load && element ? mentionAt(element.value, element.selectionStart) : null
    if (found?.from !== typing?.from || found?.letters !== typing?.letters) setAt(0)
    setTyping(found)
    if (found && !people && load) void load().then(setPeople)
  }
  const pick = (person: Person) => {
    const element = area.current
    if (!element || !typing) return
    const caret = element.selectionStart
    const to = element.value[caret] === ' ' ? caret + 1 : caret
    setPicked((before) => [...before.filter(({ id }) => id !== person.id), person])
    writeInto(element, { from: typing.from, to, text: `@${person.name} ` })
    setTyping(null)
  }
  /** Whether the key was for the list. */
  const onKey = (event: KeyboardEvent): boolean => {
    const person = offered[at]
    if (!person) return false
    if (event.key === 'ArrowDown') setAt((at + 1) % offered.length)
    else if (event.key === 'ArrowUp') setAt((at + offered.length - 1) % offered.length)
    else if (event.key === 'Enter' || event.key === 'Tab') pick(person)
    else if (event.key === 'Escape') setTyping(null)
    else return false
    event.preventDefault()
    return true
  }
  return { listId, offered, at, picked, look, pick, onKey, close: () => setTyping(null) }
}
