'use client'

import { Bell as BellIcon } from 'lucide-react'
import { useEffect, useState } from 'react'
import { callApi } from '@/components/frame/api'
import { HouseLink } from '@/components/frame/house-link'
import { useHouse } from '@/components/frame/live'
import { newestAnswer } from '@/components/frame/newest-answer'
import { iconButtonClass } from '@/components/ui/icon-button'

const SETTLE_MS = 400
/** As `lib/news` counts: up to a hundred. */
const MOST = 100

const spelled = (unread: number) => (unread >= MOST ? '99+' : String(unread))

/** The way to the inbox, with how much of it is unread; asked once the page is there, then live. */
export function Bell() {
  const unread = useUnread()
  const label = unread > 0 ? `Inbox, ${spelled(unread)} unread` : 'Inbox'
  return (
    <HouseLink
      href="/inbox"
      aria-label={label}
      data-tip="Inbox"
      className={iconButtonClass('m', 'relative -mx-1.5')}
    >
      <BellIcon strokeWidth={1.6} aria-hidden="true" />
      {unread > 0 ? (
        <span
          aria-hidden="true"
          className="num absolute top-0 left-1/2 min-w-4 rounded-full bg-solid px-1 text-center text-2xs leading-4 font-semibold text-on-solid touch:top-1.5"
        >
          {spelled(unread)}
        </span>
      ) : null}
    </HouseLink>
  )
}

function useUnread(): number {
  const [unread, setUnread] = useState(0)
  const { listen } = useHouse()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const turn = newestAnswer()
    const ask = async () => {
      const isNewest = turn()
      const answer = await callApi<{ unread: number }>('/inbox/unread')
      if (answer.ok && isNewest()) setUnread(answer.value.unread)
    }
    const soon = () => {
      clearTimeout(timer)
      timer = setTimeout(ask, SETTLE_MS)
    }
    soon()
    const leave = listen({ onInbox: soon, onResumed: soon, onOpened: soon })
    return () => {
      clearTimeout(timer)
      leave()
    }
  }, [listen])
  return unread
}
