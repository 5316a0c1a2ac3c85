'use client'

import { type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Textarea } from '@/components/ui/textarea'
import { piecesOf } from '@/lib/review/rules'
import { decode, encode } from './mention-text'
import type { Remark, Talk } from './talk'

const WHEN = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } as const

/** The words themselves, as text, with the names of whom they mention. */
export function Words({ text, mentions }: Pick<Remark, 'text' | 'mentions'>) {
  const names = new Map(mentions.map(({ id, name }) => [id, name]))
  let at = 0
  return piecesOf(text).map((piece) => {
    at += 'words' in piece ? piece.words.length : 1
    if ('words' in piece) return <span key={at}>{piece.words}</span>
    const name = names.get(piece.id)
    return name ? (
      <b key={at} className="font-semibold">
        @{name}
      </b>
    ) : (
      <span key={at}>{`@{${piece.id}}`}</span>
    )
  })
}

type Props = { remark: Remark; talk: Talk; mark?: ReactNode; more?: ReactNode }

/** One thing said: by whom, when, and for its author the ways to change it and to take it back. */
export function RemarkView({ remark, talk, mark, more }: Props) {
  const [doing, setDoing] = useState<'nothing' | 'editing' | 'deleting'>('nothing')
  if (remark.isDeleted) return <p className="text-ink-3 italic">This was deleted.</p>
  const stop = () => setDoing('nothing')
  return (
    <div className="grid gap-1">
      <p className="flex flex-wrap items-baseline gap-x-2">
        {mark}
        <span className="font-semibold">{remark.by.name}</span>
        {remark.by.kind === 'guest' ? <span className="text-xs text-ink-3">guest</span> : null}
        <time dateTime={remark.createdAt} className="text-xs text-ink-3">
          {new Date(remark.createdAt).toLocaleString(undefined, WHEN)}
          {remark.isEdited ? ', edited' : ''}
        </time>
        {remark.isForGuests && remark.by.kind === 'member' ? (
          <span className="text-xs text-ink-3">clients see this</span>
        ) : null}
      </p>
      {doing === 'editing' ? (
        <Editing remark={remark} talk={talk} onDone={stop} />
      ) : (
        <p className="[overflow-wrap:anywhere] whitespace-pre-wrap">
          <Words {...remark} />
        </p>
      )}
      {doing === 'nothing' ? (
        <div className="-mx-2 flex flex-wrap">
          {more}
          {remark.isMine ? <Quiet onPress={() => setDoing('editing')}>Edit</Quiet> : null}
          {remark.mayDelete ? <Quiet onPress={() => setDoing('deleting')}>Delete</Quiet> : null}
        </div>
      ) : null}
      {doing === 'deleting' ? <Deleting id={remark.id} talk={talk} onDone={stop} /> : null}
    </div>
  )
}

/** A small way to do something, of which there are many in a list. */
export const Quiet = ({ onPress, children }: { onPress: () => void; children: ReactNode }) => (
  <button
    type="button"
    onClick={onPress}
    className="rounded-s px-2 py-0.5 text-xs text-ink-2 hover:bg-sunk hover:text-ink touch:min-h-11 touch:min-w-11"
  >
    {children}
  </button>
)

type DoingProps = { talk: Talk; onDone: () => void }

function Deleting({ id, talk, onDone }: DoingProps & { id: string }) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const remove = async () => {
    setBusy(true)
    const answer = await talk.remove(id)
    setBusy(false)
    if (!answer.ok) setProblem(answer.message)
  }
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span role={problem ? 'alert' : undefined} className="grow text-ink-2">
        {problem ? `It is still there. ${problem}` : 'Delete this for good?'}
      </span>
      <Button size="s" onClick={onDone}>
        Keep
      </Button>
      <Button size="s" variant="danger" busy={busy} onClick={remove}>
        Delete
      </Button>
    </div>
  )
}

function Editing({ remark, talk, onDone }: DoingProps & { remark: Remark }) {
  const [text, setText] = useState(() => decode(remark.text, remark.mentions))
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const save = async () => {
    setBusy(true)
    const answer = await talk.change(remark.id, encode(text.trim(), remark.mentions))
    setBusy(false)
    if (answer.ok) onDone()
    else setProblem(answer.message)
  }
  return (
    <div className="grid gap-2">
      <Textarea
        aria-label="Your words"
        autoFocus
        value={text}
        maxLength={4000}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone()
          else if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void save()
          else return
          event.preventDefault()
        }}
        className="max-h-60 min-h-16 rounded-s border border-line bg-panel p-2.5 max-md:text-[1rem]"
      />
      {problem ? (
        <p role="alert" className="text-sm text-bad">
          Nothing changed. {problem}
        </p>
      ) : null}
      <div className="flex justify-end gap-2">
        <Button size="s" onClick={onDone}>
          Cancel
        </Button>
        <Button size="s" variant="solid" busy={busy} disabled={!text.trim()} onClick={save}>
          Save
        </Button>
      </div>
    </div>
  )
}
