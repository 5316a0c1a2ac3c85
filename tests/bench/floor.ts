// A process of its own: the least a studio that saves and charges can do. It adds the key, writes the picture to
// disk, commits one transaction before the call and one after, and makes the small versions afterwards.
import { randomUUID } from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { Pool, type PoolClient } from 'pg'
import { Agent, request } from 'undici'
import { serve } from './remote'
import { makeSmall } from './small-versions'

const COST = 650
const WALLETS = 32
const { UPSTREAM = '', DATABASE_URL, FLOOR_DIR = '' } = process.env
const pool = new Pool({ connectionString: DATABASE_URL, max: 20 })
const dispatcher = new Agent({ headersTimeout: 0, bodyTimeout: 0 })

await mkdir(FLOOR_DIR, { recursive: true })
await pool.query(`
  CREATE TABLE IF NOT EXISTS wallet (id int PRIMARY KEY, balance bigint NOT NULL, held bigint NOT NULL DEFAULT 0);
  CREATE TABLE IF NOT EXISTS run (id uuid PRIMARY KEY, wallet int NOT NULL, request bytea NOT NULL, state text NOT NULL, at timestamptz NOT NULL DEFAULT now());
  CREATE TABLE IF NOT EXISTS image (id uuid PRIMARY KEY, run uuid NOT NULL REFERENCES run, bytes int NOT NULL, small text, at timestamptz NOT NULL DEFAULT now());
  CREATE TABLE IF NOT EXISTS ledger (id uuid PRIMARY KEY, wallet int NOT NULL REFERENCES wallet, run uuid UNIQUE NOT NULL, amount int NOT NULL, at timestamptz NOT NULL DEFAULT now());
  INSERT INTO wallet SELECT n, 1000000000 FROM generate_series(0, ${WALLETS - 1}) n ON CONFLICT DO NOTHING`)

async function commit(work: (client: PoolClient) => Promise<unknown>): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await work(client)
    await client.query('COMMIT')
  } finally {
    client.release()
  }
}

const named = (name: string, text: string, values: unknown[]) => ({ name, text, values })

const promise = (run: string, wallet: number, body: Buffer) =>
  commit(async (client) => {
    await client.query(named('run', `INSERT INTO run VALUES ($1, $2, $3, 'running')`, [run, wallet, body]))
    const hold = 'UPDATE wallet SET held = held + $2 WHERE id = $1 AND balance - held >= $2'
    const { rowCount } = await client.query(named('hold', hold, [wallet, COST]))
    if (rowCount !== 1) throw new Error('no credits')
  })

const charge = (run: string, wallet: number, image: string, bytes: number) =>
  commit(async (client) => {
    await client.query(
      named('image', 'INSERT INTO image (id, run, bytes) VALUES ($1, $2, $3)', [image, run, bytes]),
    )
    await client.query(named('done', `UPDATE run SET state = 'done' WHERE id = $1`, [run]))
    await client.query(
      named('ledger', 'INSERT INTO ledger VALUES ($1, $2, $3, $4)', [randomUUID(), wallet, run, -COST]),
    )
    const capture = 'UPDATE wallet SET held = held - $2, balance = balance - $2 WHERE id = $1'
    await client.query(named('capture', capture, [wallet, COST]))
  })

async function write(file: string, bytes: Buffer) {
  const handle = await open(file, 'wx')
  await handle.writeFile(bytes)
  await handle.datasync()
  await handle.close()
}

async function answer(incoming: IncomingMessage, response: ServerResponse) {
  const body = Buffer.concat(await incoming.toArray())
  const [run, image] = [randomUUID(), randomUUID()]
  const wallet = Number(incoming.headers['x-person'] ?? 0) % WALLETS
  await promise(run, wallet, body)
  const headers = { 'content-type': String(incoming.headers['content-type']), authorization: 'Bearer bench' }
  const call = await request(UPSTREAM + incoming.url, { method: 'POST', headers, body, dispatcher })
  const bytes = Buffer.from(await call.body.arrayBuffer())
  if (call.statusCode !== 200) throw new Error(`upstream ${call.statusCode}`)
  const file = path.join(FLOOR_DIR, image)
  await write(file, bytes)
  await charge(run, wallet, image, bytes.length)
  response.writeHead(200, { 'content-type': 'image/png', 'content-length': bytes.length }).end(bytes)
  later.push({ image, file })
  void workOff()
}

const later: { image: string; file: string }[] = []
let working = false
let paused = false

async function workOff() {
  if (working || paused) return
  working = true
  for (let next = later[0]; next && !paused; next = later[0]) {
    await makeSmall(next.file)
    await pool.query(named('small', `UPDATE image SET small = 'made' WHERE id = $1`, [next.image]))
    later.shift()
  }
  working = false
  if (later.length === 0) for (const done of waiting.splice(0)) done()
}

const waiting: (() => void)[] = []

const server = createServer((incoming, response) => {
  answer(incoming, response).catch((error) => response.writeHead(500).end(String(error)))
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

export type Floor = typeof methods
const methods = serve({
  url: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  /** Resolves when no small version is left to be made. */
  settled: () => (later.length === 0 ? undefined : new Promise<void>((resolve) => waiting.push(resolve))),
  pause: (on: boolean) => {
    paused = on
    void workOff()
  },
  tidy: async () => {
    await rm(FLOOR_DIR, { recursive: true, force: true })
    await mkdir(FLOOR_DIR, { recursive: true })
  },
})
