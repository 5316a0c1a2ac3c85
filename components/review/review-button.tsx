'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { callApi } from '@/components/frame/api'
import { useLive } from '@/components/frame/live'
import { Button, ButtonLink } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/field'
import { FormProblem } from '@/components/ui/form-problem'
import type { FormFailure } from '@/components/ui/use-form'
import { roundTitle } from '@/lib/review/rules'
import type { RoundList, RoundView } from '@/lib/review/schema'

/** The way from a collection into its review: the open round, the last one, or a new one. */
export function ReviewButton({ collectionId }: { collectionId: string }) {
  const [list, setList] = useState<RoundList | null>(null)
  const [asking, setAsking] = useState(false)
  const { listen } = useLive()
  useEffect(() => {
    const read = async () => {
      const answer = await callApi<RoundList>(`/collections/${collectionId}/rounds`)
      if (answer.ok) setList(answer.value)
    }
    void read()
    return listen({
      onRun: () => {},
      onTeam: ({ what }) => {
        if (what === 'round') void read()
      },
      onResumed: () => void read(),
    })
  }, [collectionId, listen])
  const last = list?.items[0]
  const isOpen = last?.closedAt === null
  return (
    <>
      {last ? <LastRound round={last} isOpen={isOpen} /> : null}
      {list?.mayOpen && !isOpen ? <Button onClick={() => setAsking(true)}>Start review</Button> : null}
      <StartRound collectionId={collectionId} open={asking} onOpenChange={setAsking} />
    </>
  )
}

const LastRound = ({ round, isOpen }: { round: RoundView; isOpen: boolean }) => (
  <ButtonLink href={`/rounds/${round.id}${isOpen ? '' : '?view=summary'}` as never}>
    {isOpen ? <span aria-hidden="true" className="size-2 rounded-full bg-live" /> : null}
    {isOpen ? 'Review' : roundTitle(round)}
    {isOpen ? <span className="sr-only">{roundTitle(round)}, open</span> : null}
  </ButtonLink>
)

type StartProps = { collectionId: string; open: boolean; onOpenChange: (open: boolean) => void }

function StartRound({ collectionId, open, onOpenChange }: StartProps) {
  const router = useRouter()
  const [name, setName] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<FormFailure | null>(null)
  const start = async () => {
    setBusy(true)
    const answer = await callApi<RoundView>(`/collections/${collectionId}/rounds`, {
      method: 'POST',
      body: { name: name.trim() },
    })
    setBusy(false)
    if (!answer.ok) return setProblem({ message: answer.message })
    onOpenChange(false)
    router.push(`/rounds/${answer.value.id}` as never)
  }
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Start a review"
      description="Who may open the collection votes on its pictures, and so do clients with a link that allows it, until you close the round."
      footer={
        <>
          <Button variant="ghost" onClick={() => onOpenChange(false)}>
            Cancel
          </Button>
          <Button variant="solid" busy={busy} onClick={start}>
            Start
          </Button>
        </>
      }
    >
      <FormProblem problem={problem} />
      <TextField
        label="What it is about"
        hint="May stay empty: then it is called by its number."
        value={name}
        maxLength={80}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void start()
        }}
      />
    </Dialog>
  )
}
