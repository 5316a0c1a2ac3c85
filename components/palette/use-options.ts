'use client'

import { useRouter } from 'next/navigation'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { allCommands, type Command } from './commands'
import { earlierCommands } from './earlier-commands'
import { find } from './find'
import { recentCommands, rememberCommand } from './kept'
import { placeCommands, themeCommands } from './places'

const OWN = ['palette', 'shortcuts']

/** What can be done, what of it fits the words typed, and which one Enter would do. */
export function useOptions(isOperator: boolean, onClose: () => void) {
  const router = useRouter()
  const [commands, setCommands] = useState<readonly Command[]>([])
  /** They come when they come: the list is there at once. */
  const [earlier, setEarlier] = useState<readonly Command[]>([])
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const [recent] = useState(recentCommands)
  const list = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const go = (href: string) => router.push(href as never)
    void allCommands().then((provided) =>
      setCommands([
        ...provided.filter(({ id, isOff }) => !isOff && !OWN.includes(id)),
        ...placeCommands(isOperator, go),
        ...themeCommands(),
        ...provided.filter(({ id }) => id === 'shortcuts'),
      ]),
    )
  }, [isOperator, router])
  useEffect(() => {
    void earlierCommands((href) => router.push(href as never)).then(setEarlier)
  }, [router])
  const found = useMemo(
    () => find([...commands, ...earlier], query, recent),
    [commands, earlier, query, recent],
  )
  const options = useMemo(() => found.flatMap((group) => group.commands), [found])
  useEffect(() => {
    list.current?.querySelectorAll('[role=option]')[at]?.scrollIntoView({ block: 'nearest' })
  }, [at])

  const choose = (command: Command | undefined) => {
    if (!command) return
    rememberCommand(command.id)
    // The dialog gives the focus back first, a command may put it elsewhere, and the next key finds it done.
    flushSync(onClose)
    command.run()
  }
  const step = (to: number) => setAt(options.length === 0 ? 0 : (to + options.length) % options.length)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') step(at + 1)
    else if (event.key === 'ArrowUp') step(at - 1)
    else if (event.key === 'PageDown') setAt(Math.min(options.length - 1, at + 8))
    else if (event.key === 'PageUp') setAt(Math.max(0, at - 8))
    else if (event.key === 'Enter') choose(options[at])
    else return
    event.preventDefault()
  }
  const write = (text: string) => {
    setQuery(text)
    setAt(0)
    list.current?.scrollTo({ top: 0 })
  }
  return { query, write, found, options, at, setAt, choose, onKeyDown, list, isReady: commands.length > 0 }
}
