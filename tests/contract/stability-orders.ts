import { beforeEach, expect } from 'vitest'
import { LEAVE_IT_RUNNING, type Provider, type Ticket } from '@/lib/providers/provider'
import type { Scenario } from '../mocks/scenario'
import * as answers from '../mocks/stability-answers'
import { expectPresentable } from './battery'
import { EVERY_IMAGE, exactly } from './stability-requests'
import { connect, upstreamForFile } from './stability-upstream'

const { image } = EVERY_IMAGE
const images = { ...(image && { image }) }
export const upscale = exactly('upscale-creative', 'upscale', { settings: { prompt: 'a hen' }, images }, 77)
export const relight = exactly(
  'replace-background-and-relight',
  'relight',
  { settings: { backgroundPrompt: 'a beach' }, images },
  77,
)

export const json = (value: unknown): Scenario => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
})

type Call = {
  request?: typeof upscale
  deadlineMs?: number
  signal?: AbortSignal
  onAccepted?: (ticket: Ticket) => Promise<void>
}
export const optionsOf = ({
  deadlineMs = 10_000,
  signal = new AbortController().signal,
  onAccepted,
}: Call) => ({
  ...{ signal, deadlineMs, ...(onAccepted && { onAccepted }) },
})

/** A fake for a file whose orders are in progress once; every test starts with it in good health. */
export function ordersForFile() {
  const upstream = upstreamForFile()
  const { server } = upstream
  const jobs = () => server().jobs
  beforeEach(() => {
    server().setAnswer(answers.ok)
    jobs().setPending(1)
    jobs().setResult(answers.picture)
    jobs().polls.length = 0
  })

  /** Renders once, with the checks that hold for every outcome; `tickets` are those that were handed on. */
  async function render({ request = upscale, ...call }: Call = {}) {
    const tickets: Ticket[] = []
    const before = server().count()
    const onAccepted = async (ticket: Ticket) => void tickets.push(JSON.parse(JSON.stringify(ticket)))
    const outcome = await connect(server().url).render(request, optionsOf({ onAccepted, ...call }))
    expectPresentable(outcome)
    return { outcome, tickets, submits: server().count() - before }
  }

  /** Goes on with a ticket, and sees that nothing is submitted. */
  async function resume(ticket: Ticket, call: Call = {}, provider: Provider = connect(server().url)) {
    const before = server().count()
    const outcome = await provider.resume?.(ticket, call.request ?? upscale, optionsOf(call))
    if (!outcome) throw new Error('resume is not offered')
    expectPresentable(outcome)
    expect(server().count()).toBe(before)
    return outcome
  }

  /** The ticket of an order whose process died before the first look. */
  async function ordered(): Promise<Ticket> {
    const stop = new AbortController()
    let kept: Ticket | undefined
    const onAccepted = async (ticket: Ticket) => {
      kept = ticket
      stop.abort(LEAVE_IT_RUNNING)
    }
    await render({ signal: stop.signal, onAccepted })
    if (!kept) throw new Error('nothing was accepted')
    return kept
  }

  /** The times between the looks, in ms. */
  const gapsMs = () =>
    jobs().polls.flatMap(({ atMs }, at, all) => (at > 0 ? [atMs - (all[at - 1]?.atMs ?? 0)] : []))

  return { ...upstream, jobs, render, resume, ordered, gapsMs }
}
