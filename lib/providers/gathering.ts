const FIRST_BYTES = 64 * 1024

/** Chunks gathered into one buffer of the announced length: each byte is copied once, and never held twice. */
export class Gathering {
  #into: Buffer
  #size = 0

  constructor(expectedBytes: number) {
    this.#into = Buffer.allocUnsafeSlow(expectedBytes > 0 ? expectedBytes : FIRST_BYTES)
  }

  get size() {
    return this.#size
  }

  add(chunk: Uint8Array) {
    const size = this.#size + chunk.length
    if (size > this.#into.length) this.#grow(size)
    this.#into.set(chunk, this.#size)
    this.#size = size
  }

  take(): Buffer {
    return this.#into.subarray(0, this.#size)
  }

  #grow(size: number) {
    const wider = Buffer.allocUnsafeSlow(Math.max(size, this.#into.length * 2))
    this.#into.copy(wider, 0, 0, this.#size)
    this.#into = wider
  }
}
