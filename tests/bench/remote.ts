import { type ChildProcess, fork } from 'node:child_process'
import path from 'node:path'

export type Methods = Record<string, (input: never) => unknown>
type Question = { id: number; method: string; input: unknown }
type Reply = { id: number; value?: unknown; error?: string }

export type Remote<M extends Methods> = {
  pid: number
  call<K extends keyof M & string>(method: K, ...input: Parameters<M[K]>): Promise<Awaited<ReturnType<M[K]>>>
  stop(): void
}

/** Inside a child: answers the parent's calls, and ends with the parent. */
export function serve<M extends Methods>(methods: M): M {
  process.on('disconnect', () => process.exit(0))
  process.on('message', async ({ id, method, input }: Question) => {
    try {
      process.send?.({ id, value: await methods[method]?.(input as never) } satisfies Reply)
    } catch (error) {
      process.send?.({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
  })
  return methods
}

/** Starts `file` of this folder as a process of its own, so that its CPU and memory are its own. */
export function remote<M extends Methods>(file: string, env: Record<string, string> = {}): Remote<M> {
  const child = fork(path.join(import.meta.dirname, file), [], {
    execArgv: ['--import', 'tsx', '--conditions=react-server'],
    env: { ...process.env, ...env },
  })
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  child.on('message', ({ id, value, error }: Reply) => {
    const asked = waiting.get(id)
    waiting.delete(id)
    if (error === undefined) asked?.resolve(value)
    else asked?.reject(new Error(`${file}: ${error}`))
  })
  child.on('exit', (code) => {
    for (const asked of waiting.values()) asked.reject(new Error(`${file} ended with code ${code}`))
    waiting.clear()
  })
  return { pid: child.pid ?? 0, call: caller<M>(child, waiting), stop: () => void child.kill() }
}

function caller<M extends Methods>(child: ChildProcess, waiting: Map<number, PromiseWithResolvers<unknown>>) {
  let last = 0
  return ((method: string, input: unknown) => {
    const id = ++last
    const asked = Promise.withResolvers<unknown>()
    waiting.set(id, asked)
    child.send({ id, method, input } satisfies Question)
    return asked.promise
  }) as Remote<M>['call']
}
