import { setTimeout as sleep } from 'node:timers/promises'
import { type Node, outputsOf } from './comfyui-nodes'
import { pngPicture } from './pictures'

export type Job = {
  number: number
  id: string
  graph: Record<string, Node>
  extra: { client_id?: string }
}
/** What happens to jobs: go through, stay in the queue, stay half-way, fail, or be lost with the server. */
export type Course = 'through' | 'queued' | 'running' | 'error' | 'out of memory'
type Send = (clientId: string | undefined, message: unknown) => void
type Tell = (type: string, data: Record<string, unknown>) => void
type History = Record<string, unknown>

const isCached = (done: Set<string>, graph: Job['graph']) => done.has(JSON.stringify(graph))

/**
 * The queue of the fake: one job at a time, told step by step to the client that posted it, kept in the history
 * with its end. A graph that ran before comes from the cache: no step, and no `executed`.
 */
export class FakeQueue {
  pending: Job[] = []
  running: Job | undefined
  history: History = {}
  files = new Map<string, Buffer>()
  course: Course = 'through'
  /** Jobs that were stopped while they ran, in order. */
  interrupted: string[] = []
  /** True where progress carries no prompt_id, as on old servers. */
  namesProgress = true
  #done = new Set<string>()
  #stop: string | undefined
  #isWorking = false
  #counter = 0

  constructor(
    readonly send: Send,
    readonly preview: (clientId: string | undefined) => void,
  ) {}

  put(id: string, graph: Job['graph'], extra: Job['extra']): Job {
    this.#counter += 1
    const job = { number: this.#counter, id, graph, extra }
    this.pending.push(job)
    void this.#work()
    return job
  }

  let(course: Course) {
    this.course = course
    void this.#work()
  }

  drop(ids: readonly string[]) {
    this.pending = this.pending.filter(({ id }) => !ids.includes(id))
  }

  /** Without an id it stops what runs. */
  interrupt(id?: string) {
    if (this.running && (id === undefined || id === this.running.id)) this.#stop = this.running.id
  }

  /** As after a restart: nothing is known. */
  forget() {
    this.pending = []
    this.history = {}
    this.#stop = this.running?.id
    this.running = undefined
  }

  emptyCache() {
    this.#done.clear()
  }

  asTuple = ({ number, id, graph, extra }: Job) => [number, id, graph, extra, outputsOf(graph)]

  async #work() {
    if (this.#isWorking) return
    this.#isWorking = true
    while (this.pending.length > 0 && this.course !== 'queued') {
      const job = this.pending.shift()
      if (job) await this.#run(job)
    }
    this.#isWorking = false
  }

  async #run(job: Job) {
    const tell = (type: string, data: Record<string, unknown>) =>
      this.send(job.extra.client_id, { type, data: { ...data, prompt_id: job.id } })
    this.running = job
    this.#stop = undefined
    tell('execution_start', { timestamp: Date.now() })
    const cached = isCached(this.#done, job.graph)
    tell('execution_cached', { nodes: cached ? Object.keys(job.graph) : [] })
    if (!cached) await this.#steps(job, tell)
    while (this.course === 'running' && this.running === job && this.#stop !== job.id) await sleep(5)
    if (this.running !== job) return
    const [event, entry] = this.#endOf(job, tell, cached)
    // The real one tells of the end first, and writes it into its history a moment later.
    tell(event, { timestamp: Date.now() })
    await sleep(8)
    if (this.running !== job) return
    this.running = undefined
    this.history[job.id] = entry
    tell('executing', { node: null })
  }

  #endOf(job: Job, tell: Tell, cached: boolean): [event: string, entry: unknown] {
    if (this.#stop === job.id) return this.#badEnd(job, 'execution_interrupted', { node_id: 'sampler' })
    if (this.course === 'error' || this.course === 'out of memory')
      return this.#badEnd(job, 'execution_error', FAULTS[this.course])
    return ['execution_success', this.#save(job, tell, cached)]
  }

  async #steps({ extra, id }: Job, tell: Tell) {
    tell('executing', { node: 'checkpoint' })
    await sleep(15)
    tell('executing', { node: 'sampler' })
    for (const value of [1, 2, 3, 4]) {
      const data = { node: 'sampler', value, max: 4 }
      if (this.namesProgress) tell('progress', data)
      else this.send(extra.client_id, { type: 'progress', data: { value, max: 4 } })
      this.preview(extra.client_id)
      this.send(extra.client_id, { type: 'progress_state', data: { prompt_id: id, nodes: {} } })
      this.send(extra.client_id, { type: 'crystools.monitor', data: { cpu_utilization: 3 } })
      await sleep(3)
    }
  }

  #badEnd(job: Job, event: string, told: object): [event: string, entry: unknown] {
    const data = { prompt_id: job.id, node_type: 'KSampler', executed: ['checkpoint'], ...told }
    const messages = [
      ['execution_start', {}],
      [event, data],
    ]
    const status = { status_str: 'error', completed: false, messages }
    return [event, { prompt: this.asTuple(job), outputs: {}, status }]
  }

  #save(job: Job, tell: Tell, cached: boolean): unknown {
    const [output = ''] = outputsOf(job.graph)
    const prefix = String(job.graph[output]?.inputs?.filename_prefix ?? 'ComfyUI')
    const cut = prefix.lastIndexOf('/')
    const subfolder = cut < 0 ? '' : prefix.slice(0, cut)
    const filename = `${prefix.slice(cut + 1)}_00001_.png`
    const images = [{ filename, subfolder, type: 'output' }]
    this.files.set(`output/${subfolder}/${filename}`, pngPicture(...sidesOf(job.graph)))
    this.#done.add(JSON.stringify(job.graph))
    if (!cached) tell('executed', { node: output, output: { images } })
    const messages = [
      ['execution_start', {}],
      ['execution_success', {}],
    ]
    const status = { status_str: 'success', completed: true, messages }
    return { prompt: this.asTuple(job), outputs: { [output]: { images } }, status }
  }
}

const FAULTS = {
  error: {
    node_id: 'sampler',
    exception_message: 'mat1 and mat2 shapes cannot be multiplied (154x2048 and 4096x1536)',
    exception_type: 'RuntimeError',
    traceback: ['  File "/srv/ComfyUI/execution.py", line 317, in execute\n'],
  },
  'out of memory': {
    node_id: 'sampler',
    exception_message: 'Allocation on device 0 would exceed allowed memory.',
    exception_type: 'torch.OutOfMemoryError',
    traceback: [],
  },
} as const

/** The size that comes out of a graph: that of the empty latent, or that the source is scaled to. */
function sidesOf(graph: Job['graph']): [number, number] {
  const sized = Object.values(graph).find(({ inputs }) => typeof inputs?.width === 'number')
  return [Number(sized?.inputs?.width ?? 512), Number(sized?.inputs?.height ?? 512)]
}
