import { describe } from 'vitest'
import { completed, inProgress, inQueue, REQUEST_ID } from '../mocks/fal-server'
import { falForFile } from './fal-upstream'
import { followSuite } from './follow-suite'

const { server, render, resume } = falForFile()
const statusesOf = (pending: number | undefined) =>
  pending === undefined ? [inQueue, inProgress] : [...Array(pending).fill(inProgress), completed]
const at = `https://evil.test/fal-ai/x/requests/${REQUEST_ID}`

describe('a job in the queue', () => {
  followSuite({
    render: (pending, options) => render({ statuses: statusesOf(pending) }, options),
    resume: (ticket, pending, options) => resume(ticket, { statuses: statusesOf(pending) }, options),
    renderStuck: (options) => render({ file: { delivery: { kind: 'hang' } } }, options),
    fetches: () => server().calls('GET', /^\/files\//),
    submits: () => server().submits(),
    looks: () => server().calls('GET', /\/status$/),
    cancels: () => server().calls('PUT', /\/cancel$/),
    badTickets: [
      {},
      { requestId: REQUEST_ID },
      { requestId: REQUEST_ID, statusUrl: 'no', responseUrl: 'no', cancelUrl: null },
      { requestId: REQUEST_ID, statusUrl: `${at}/status`, responseUrl: at, cancelUrl: null },
    ],
  })
})
