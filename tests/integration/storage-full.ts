import { randomBytes, randomUUID } from 'node:crypto'
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { AppError } from '@/lib/core/errors'
import { diskStorage } from '@/lib/storage/disk/driver'

// Run in a folder of 4 MB: fills it, and says as JSON what became of a picture too large for the rest.
const root = process.argv[2] ?? ''
const storage = diskStorage(root)
const codeOf = (error: unknown) => (error instanceof AppError ? error.code : String(error))

const id = randomUUID()
await storage.store(randomBytes(1_000_000))
const code = await storage.store(randomBytes(5_000_000), { id, facts: {} }).then(() => 'stored', codeOf)
const left = [...readdirSync(path.join(root, 'unfinished')), ...readdirSync(path.join(root, 'claims'))]
const claim = await storage.findClaim(id)
const ballast = path.join(root, 'ballast')
try {
  writeFileSync(ballast, randomBytes(5_000_000))
} catch {}
const check = await storage.check().then(() => 'ok', codeOf)
rmSync(ballast)
const afterwards = await storage.store(randomBytes(1_000_000)).then(() => 'stored', codeOf)
console.log(JSON.stringify({ code, left, claim, check, afterwards }))
