import { AppError } from '@/lib/core/errors'

/** So many at once, the others in line; who finds the line full is told UNAVAILABLE and when to come again. */
export class Turnstile {
  #inside = 0
  readonly #line: (() => void)[] = []

  constructor(readonly limits: { places: number; line: number }) {}

  async pass<T>(work: () => Promise<T>): Promise<T> {
    await this.#enter()
    try {
      return await work()
    } finally {
      const next = this.#line.shift()
      if (next) next()
      else this.#inside -= 1
    }
  }

  async #enter(): Promise<void> {
    if (this.#inside < this.limits.places) {
      this.#inside += 1
      return
    }
    if (this.#line.length >= this.limits.line) throw full()
    await new Promise<void>((resolve) => this.#line.push(resolve))
  }
}

const full = () =>
  new AppError('UNAVAILABLE', 'Too many pictures are being uploaded just now. Try again in a moment.', {
    details: { retryAfterSeconds: 3 },
  })
