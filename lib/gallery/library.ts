let loading: Promise<typeof import('sharp')> | undefined

/** On first need, so that a server without a worker never pays for it. One thread: the queue makes the parallelism. */
export function library(): Promise<typeof import('sharp')> {
  loading ??= import('sharp').then((module) => {
    module.default.concurrency(1)
    module.default.cache(false)
    return module
  })
  return loading
}
