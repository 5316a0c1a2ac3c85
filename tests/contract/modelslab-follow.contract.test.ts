import { describe } from 'vitest'
import { ORDER_ID, processing } from '../mocks/modelslab-server'
import { followSuite } from './follow-suite'
import { modelsLabForFile } from './modelslab-upstream'

const { server, render, resume } = modelsLabForFile()
const queued = processing({ eta: 0.001 })
const fetchesOf = (pending: number | undefined) =>
  pending === undefined ? [queued] : [...Array(pending).fill(queued), {}]
const at = `https://evil.test/api/v6/images/fetch/${ORDER_ID}`

describe('a queued picture', () => {
  followSuite({
    render: (pending, options) => render({ ordered: queued, fetches: fetchesOf(pending) }, options),
    resume: (ticket, pending, options) => resume(ticket, { fetches: fetchesOf(pending) }, options),
    renderStuck: (options) => render({ file: { delivery: { kind: 'hang' } } }, options),
    fetches: () => server().calls('GET', /^\/files\//),
    submits: () => server().submits(),
    looks: () => server().calls('POST', /\/fetch\//),
    badTickets: [
      {},
      { surface: 'v6', id: '1' },
      { surface: 'v6', id: String(ORDER_ID), fetchUrl: at },
      { surface: 'v9', id: String(ORDER_ID), fetchUrl: at },
    ],
  })
})
