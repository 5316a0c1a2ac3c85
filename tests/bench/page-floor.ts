import { execFile, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { at } from '../../scripts/paths.mjs'
import { quietPort } from '../support/port'

/** One text area that React keeps: the least that is a page of the framework. */
const FILES = {
  'next.config.mjs': 'export default { turbopack: { root: import.meta.dirname } }',
  'package.json': '{ "private": true, "type": "module" }',
  'app/layout.jsx': `export const metadata = { title: 'Floor', description: 'One text area.' }
export default ({ children }) => <html lang="en"><body>{children}</body></html>`,
  'app/page.jsx': `'use client'
import { useState } from 'react'
export default function Page() {
  const [text, setText] = useState('')
  return <main><h1>Floor</h1><label>Prompt <textarea value={text} onChange={(event) => setText(event.target.value)} /></label></main>
}`,
}

type Manifest = { dependencies?: Record<string, string>; optionalDependencies?: Record<string, string> }

/** A package and everything it needs, as far as it is installed. */
function withNeeds(name: string, found = new Set<string>()): Set<string> {
  const file = at('node_modules', name, 'package.json')
  if (found.has(name) || !existsSync(file)) return found
  found.add(name)
  const { dependencies, optionalDependencies } = JSON.parse(readFileSync(file, 'utf8')) as Manifest
  for (const need of Object.keys({ ...dependencies, ...optionalDependencies })) withNeeds(need, found)
  return found
}

/** Outside this tree, whose instrumentation and proxy Next.js would take for the floor's own. */
function layFloor(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'page-floor-'))
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
  }
  for (const name of withNeeds('next', withNeeds('react-dom', withNeeds('react'))))
    cpSync(at('node_modules', name), path.join(folder, 'node_modules', name), { recursive: true })
  return folder
}

/** The framework's own floor: a Next.js app of the same version with one text area, built and started. */
export async function openPageFloor(): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = layFloor()
  const next = path.join(folder, 'node_modules', 'next', 'dist', 'bin', 'next')
  const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' }
  await promisify(execFile)(process.execPath, [next, 'build', folder], { env, cwd: folder })
  const port = await quietPort()
  const args = [next, 'start', folder, '-p', String(port), '-H', '127.0.0.1']
  const child = spawn(process.execPath, args, { env, cwd: folder, stdio: 'ignore' })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = `http://127.0.0.1:${port}`
  await untilAnswers(url)
  return {
    url,
    async stop() {
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function untilAnswers(url: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++, await sleep(200)) {
    const isUp = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    )
    if (isUp) return
  }
  throw new Error(`${url} does not answer`)
}
