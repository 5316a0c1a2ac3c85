import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Scenario } from './scenario'
import { accepted, faults, inProgress, picture } from './stability-answers'
import { type Answering, scriptOf } from './stability-script'
import type { RecordedRequest } from './stability-server'

export type Poll = { id: string; atMs: number; headers: IncomingMessage['headers'] }
export type Jobs = {
  /** Looks at results in the order they came, whatever they were told. */
  polls: Poll[]
  /** How often later jobs are in progress before they are done. */
  setPending(times: number): void
  /** What a job that is done gives; an array is played in order, its last one for ever. */
  setResult(answer: Answering | readonly Answering[]): void
  /** As after 24 hours: no id is known any more. */
  expire(): void
}

const RESULT = /^\/v2beta\/(?:results|stable-image\/upscale\/creative\/result)\/([^/?]+)$/
type Job = { key: string | undefined; request: RecordedRequest; looks: number }

/** The orders that are made later: taken with an id, looked at under that id with the same key. */
export function createJobs() {
  const jobs = new Map<string, Job>()
  const polls: Poll[] = []
  let pending = 1
  let script = scriptOf(picture)
  return {
    /** Takes the order and answers 200 with its id alone. */
    accept(request: RecordedRequest): Scenario {
      const id = randomBytes(32).toString('hex')
      jobs.set(id, { key: request.headers.authorization, request, looks: 0 })
      return accepted(id)
    },
    idAt: (path: string): string | undefined => RESULT.exec(path)?.[1],
    async look(id: string, headers: IncomingMessage['headers']): Promise<Scenario> {
      polls.push({ id, atMs: performance.now(), headers })
      if (!/^Bearer \S+$/.test(headers.authorization ?? '')) return faults.unauthorized
      if (!/^(\*\/\*|application\/json|image\/\*)$/.test(headers.accept ?? '*/*')) return faults.badAccept
      const job = jobs.get(id)
      if (!job || job.key !== headers.authorization) return faults.notFound
      job.looks += 1
      return job.looks > pending ? script()(job.request) : inProgress(id)
    },
    control: {
      polls,
      setPending: (times) => {
        pending = times
      },
      setResult: (answer) => {
        script = scriptOf(answer)
      },
      expire: () => jobs.clear(),
    } satisfies Jobs,
  }
}
