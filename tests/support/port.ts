import { randomInt } from 'node:crypto'
import { isPortFree } from '../../scripts/postgres.mjs'

/** A free port below those the system gives to outgoing connections: nothing takes it while its server is down. */
export async function quietPort(): Promise<number> {
  for (;;) {
    const port = randomInt(12_000, 32_000)
    if (await isPortFree(port)) return port
  }
}
