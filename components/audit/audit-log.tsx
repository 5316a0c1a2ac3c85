'use client'

import { type SubmitEvent, useState } from 'react'
import { inPageTeam } from '@/components/frame/page-team'
import { type Calendar, timeOf } from '@/components/gallery/calendar'
import { useCalendar } from '@/components/gallery/use-calendar'
import { Days, Older } from '@/components/inbox/days'
import { usePages } from '@/components/inbox/use-pages'
import { Button, buttonClass } from '@/components/ui/button'
import { Field, inputClass, TextField } from '@/components/ui/field'
import type { AuditEventView, AuditPage } from '@/lib/audit/schema'
import { DAY_MS } from '@/lib/core/days'
import { AUDIT_GROUP_WORDS } from './words'

const createdAt = ({ createdAt: at }: AuditEventView) => at
const idOf = ({ id }: AuditEventView) => id
type Person = { id: string; name: string }
type Props = { firstPage: AuditPage; people: readonly Person[]; calendar: Calendar }

/** Who did what in the team: searched, narrowed, taken away as a file. */
export function AuditLog({ firstPage, people, calendar }: Props) {
  const [query, setQuery] = useState('')
  return (
    <div className="grid gap-7">
      <Narrowing people={people} query={query} onQuery={setQuery} />
      {query === '' ? (
        <Events key="" query="" firstPage={firstPage} calendar={calendar} />
      ) : (
        <Found key={query} query={query} calendar={calendar} />
      )}
    </div>
  )
}

type NarrowingProps = { people: readonly Person[]; query: string; onQuery: (query: string) => void }

function Narrowing({ people, query, onQuery }: NarrowingProps) {
  function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    onQuery(queryOf(new FormData(event.currentTarget)))
  }
  return (
    <form
      onSubmit={onSubmit}
      onChange={(event) => {
        const isTyping = event.target instanceof HTMLInputElement && event.target.type === 'search'
        if (!isTyping) event.currentTarget.requestSubmit()
      }}
      className="grid grid-cols-2 items-end gap-3 md:grid-cols-[1fr_auto_auto_auto_auto]"
    >
      <TextField label="Search" name="q" type="search" maxLength={100} className="max-md:col-span-2" />
      <Choice label="About" name="action" all="Everything" options={AUDIT_GROUP_WORDS} />
      <Choice label="By" name="personId" all="Everybody" options={people} />
      <TextField label="From" name="from" type="date" />
      <TextField label="Until" name="until" type="date" />
      <div className="col-span-2 flex flex-wrap gap-2 md:col-span-5">
        <Button type="submit">Search</Button>
        <a
          href={inPageTeam(`/api/v1/audit/export${query === '' ? '' : `?${query}`}`)}
          download
          className={buttonClass({ variant: 'ghost' })}
        >
          Export as CSV
        </a>
      </div>
    </form>
  )
}

type ChoiceProps = { label: string; name: string; all: string; options: readonly Person[] }

function Choice({ label, name, all, options }: ChoiceProps) {
  return (
    <Field label={label}>
      {(control) => (
        <select {...control} name={name} defaultValue="" className={inputClass('min-w-0')}>
          <option value="">{all}</option>
          {options.map((option) => (
            <option key={option.id} value={option.id}>
              {option.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** The form as the API asks: days are whole ones where the reader is, both included. */
function queryOf(form: FormData): string {
  const query = new URLSearchParams()
  for (const [name, value] of form) {
    const text = String(value).trim()
    if (text === '') continue
    const isDay = name === 'from' || name === 'until'
    query.set(name, isDay ? startOf(text, name === 'until' ? DAY_MS : 0) : text)
  }
  return query.toString()
}

const startOf = (day: string, plusMs: number) =>
  new Date(new Date(`${day}T00:00:00`).getTime() + plusMs).toISOString()

const NONE: AuditPage = { items: [], nextCursor: null }

function Found({ query, calendar }: { query: string; calendar: Calendar }) {
  return <Events query={query} firstPage={NONE} calendar={calendar} asksFirst />
}

type EventsProps = { query: string; firstPage: AuditPage; calendar: Calendar; asksFirst?: boolean }

function Events({ query, firstPage, calendar: assumed, asksFirst = false }: EventsProps) {
  const calendar = useCalendar(assumed)
  const path = query === '' ? '/audit' : `/audit?${query}`
  const { page, loading, askOlder } = usePages<AuditEventView>(firstPage, path, asksFirst)
  if (loading === 'first') return <p className="animate-late text-ink-3">Looking …</p>
  if (page.items.length === 0 && loading === 'no')
    return (
      <p className="serif max-w-[32ch] text-title text-balance text-ink-2" role="status">
        {query === ''
          ? 'Nothing is written down yet. Invites, share links, roles and downloads of originals will be.'
          : 'Nothing in the log is like that.'}
      </p>
    )
  return (
    <>
      <Days items={page.items} calendar={calendar} timeOf={createdAt} keyOf={idOf}>
        {(event) => <Event event={event} calendar={calendar} />}
      </Days>
      <Older loading={loading} nextCursor={page.nextCursor} onMore={askOlder} />
    </>
  )
}

function Event({ event, calendar }: { event: AuditEventView; calendar: Calendar }) {
  const byToken = typeof event.facts.byToken === 'string' ? event.facts.byToken : null
  return (
    <p className="num grid grid-cols-[4.25rem_minmax(0,1fr)] gap-x-3 py-2.5">
      <time dateTime={event.createdAt} className="whitespace-nowrap text-ink-3">
        {timeOf(event.createdAt, calendar)}
      </time>
      <span className="[overflow-wrap:anywhere]">
        {event.sentence}
        {byToken === null ? null : <span className="text-ink-3"> · by the token “{byToken}”</span>}
      </span>
    </p>
  )
}
