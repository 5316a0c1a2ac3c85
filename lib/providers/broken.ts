import type { Broke, Exchange } from './exchange'
import type { Failure } from './provider'
import { quotable } from './redact'
import type { Upstream } from './upstream'

type Meaning = Pick<Failure, 'kind' | 'code' | 'message'>

const meaningOf = (name: string): Record<Broke, Meaning> => ({
  unreachable: {
    kind: 'unavailable',
    code: 'UPSTREAM_UNREACHABLE',
    message: `${name} could not be reached.`,
  },
  reset: {
    kind: 'unavailable',
    code: 'UPSTREAM_RESET',
    message: `The connection to ${name} broke before an answer came.`,
  },
  deadline: {
    kind: 'unavailable',
    code: 'UPSTREAM_TIMEOUT',
    message: `${name} did not finish in the time the studio allows.`,
  },
  failed: {
    kind: 'unavailable',
    code: 'UPSTREAM_CALL_FAILED',
    message: `The call to ${name} failed before an answer came.`,
  },
  garbled: {
    kind: 'bad-answer',
    code: 'UPSTREAM_GARBLED',
    message: `What came back from ${name} could not be read.`,
  },
  oversized: {
    kind: 'bad-answer',
    code: 'UPSTREAM_OVERSIZED',
    message: `The answer from ${name} was larger than a picture can be, so the studio stopped reading.`,
  },
  cancelled: { kind: 'cancelled', code: 'CANCELLED', message: 'Cancelled.' },
})

/** A call that came to no answer. Only a call that never left may be made again; a cancelled one never is. */
export function readBroken(broken: Extract<Exchange, { broke: Broke }>, { name, secret }: Upstream): Failure {
  return {
    ...meaningOf(name)[broken.broke],
    retryable: broken.nothingSent && broken.broke !== 'cancelled',
    nothingSent: broken.nothingSent,
    detail: quotable(broken.detail, secret),
  }
}
