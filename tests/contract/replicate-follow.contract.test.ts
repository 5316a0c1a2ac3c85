import { describe } from 'vitest'
import { PREDICTION_ID } from '../mocks/replicate-server'
import { followSuite } from './follow-suite'
import { replicateForFile } from './replicate-upstream'

const { server, render, resume } = replicateForFile()
const processing = { status: 'processing', output: null }
const looksOf = (pending: number | undefined) =>
  pending === undefined ? [processing] : [...Array(pending).fill(processing), {}]
const at = `https://evil.test/v1/predictions/${PREDICTION_ID}`

describe('a prediction', () => {
  followSuite({
    render: (pending, options) => render({ looks: looksOf(pending) }, options),
    resume: (ticket, pending, options) => resume(ticket, { looks: looksOf(pending) }, options),
    renderStuck: (options) => render({ file: { delivery: { kind: 'hang' } } }, options),
    fetches: () => server().calls('GET', /^\/files\//),
    submits: () => server().submits(),
    looks: () => server().calls('GET', /^\/v1\/predictions/),
    cancels: () => server().calls('POST', /\/cancel$/),
    badTickets: [{}, { id: PREDICTION_ID }, { id: PREDICTION_ID, getUrl: at, cancelUrl: `${at}/cancel` }],
  })
})
