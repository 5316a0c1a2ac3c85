'use client'

import { type KeyboardEvent, type RefObject, useId, useState } from 'react'
import { matching, mentionAt, type Person } from './mention-text'

/** People offered while an @ is typed in a text area. Tells `onPick` the text with the name in it and where the caret goes. */
export function useMentions(
  area: RefObject<HTMLTextAreaElement | null>,
  load: (() => Promise<Person[]>) | undefined,
  onPick: (text: string, caret: number) => void,
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
    const after = element.value.slice(element.selectionStart)
    const upTo = `${element.value.slice(0, typing.from)}@${person.name} `
    setPicked((before) => [...before.filter(({ id }) => id !== person.id), person])
    setTyping(null)
    onPick(upTo + after.replace(/^ /, ''), upTo.length)
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
