import { randomBytes, randomUUID } from 'node:crypto'
import { diskStorage } from '@/lib/storage/disk/driver'

// Stores pictures without end, eight at a time, and says each claim once it is stored. Made to be killed.
const storage = diskStorage(process.argv[2] ?? '')

async function storeForever(): Promise<never> {
  for (;;) {
    const id = randomUUID()
    await storage.store(randomBytes(600_000), { id, facts: { of: id } })
    process.stdout.write(`${id}\n`)
  }
}

await Promise.all(Array.from({ length: 8 }, storeForever))
