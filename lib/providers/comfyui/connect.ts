import { z } from 'zod'
import { followAccepted, unreadableTicket } from '../accepted'
import { addressOf } from '../address'
import type { UpstreamFetch } from '../exchange'
import { followJob } from '../follow-job'
import type { Outcome, Provider, RenderOptions, RenderRequest, Ticket } from '../provider'
import { undiciFetch } from '../undici-fetch'
import { modelsOf, type Offer } from './catalogue'
import type { Encoders } from './checkpoints'
import type { ComfyServer } from './client'
import { jobOf } from './follow'
import { graphFor } from './graph'
import { openWatch } from './socket'
import { submit } from './submit'
import { uploadInputs } from './upload'

/** `baseUrl` may carry `user:password@` for a proxy in front, `auth` wins; `fetch` stands in for the network. */
type ComfyOptions = Offer & { baseUrl: string; auth?: string; pollMs?: number; fetch?: UpstreamFetch }

export function createComfyProvider({
  baseUrl,
  auth,
  pollMs = 1000,
  fetch = undiciFetch(),
  ...offer
}: ComfyOptions): Provider {
  const address = addressOf(baseUrl, auth)
  const server: ComfyServer = {
    upstream: { name: 'ComfyUI', secret: address.password },
    ...{ address, fetch, pollMs },
  }
  const models = modelsOf(offer)
  const encodersOf = (file: string) => offer.checkpoints.find((each) => each.file === file)?.encoders
  return {
    catalogue: () => models,
    resolveModel: (id) => models.find((model) => model.id === id),
    render: (request, options) => render(server, request, options, encodersOf(request.model.upstreamId)),
    resume: (ticket, request, options) => resume(server, ticket, request, options),
  }
}

/** Inputs first, then the socket, then the job: its first messages would be lost the other way round. */
async function render(
  server: ComfyServer,
  request: RenderRequest,
  options: RenderOptions,
  encoders: Encoders | undefined,
): Promise<Outcome> {
  const endMs = performance.now() + options.deadlineMs
  const left = () => ({ ...options, deadlineMs: Math.max(1, endMs - performance.now()) })
  const uploaded = await uploadInputs(server, request, left())
  if ('kind' in uploaded) return uploaded
  const ids = { promptId: request.generationId, clientId: `triptych-${request.generationId}` }
  const watch = await openWatch(server, ids, options.signal, options.onProgress)
  try {
    const accepted = await submit(server, graphFor(request, uploaded, encoders), ids, left())
    if ('kind' in accepted) return accepted
    watch.rename(accepted.promptId)
    return await followAccepted(accepted, jobOf(server, accepted, request, watch), options, endMs)
  } finally {
    watch.close()
  }
}

const TicketShape = z.object({
  promptId: z.string().regex(/^[\w-]{1,128}$/),
  clientId: z.string().min(1).max(200),
})

async function resume(
  server: ComfyServer,
  ticket: Ticket,
  request: RenderRequest,
  options: RenderOptions,
): Promise<Outcome> {
  const ids = TicketShape.safeParse(ticket).data
  if (!ids) return unreadableTicket(server.upstream)
  const watch = await openWatch(server, ids, options.signal, options.onProgress)
  try {
    return await followJob(jobOf(server, ids, request, watch), options)
  } finally {
    watch.close()
  }
}
