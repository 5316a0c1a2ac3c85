// Is a made thing older than what it is made from? Told by contents: a checkout touches every file's time.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './paths.mjs'

function filesIn(entry) {
  const found = statSync(path.join(root, entry), { throwIfNoEntry: false })
  if (!found) return []
  if (!found.isDirectory()) return [entry]
  return readdirSync(path.join(root, entry))
    .sort()
    .flatMap((name) => filesIn(path.join(entry, name)))
}

/**
 * @param {string[]} entries files and folders of the checkout; missing ones count as absent
 * @param {{ leaveOut?: RegExp, also?: string[] }} [options] also: further words the thing depends on
 */
export function stampOf(entries, { leaveOut, also = [] } = {}) {
  const hash = createHash('sha256')
  for (const file of entries.flatMap(filesIn)) {
    if (leaveOut?.test(file)) continue
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(path.join(root, file)))
      .update('\0')
  }
  return hash.update(also.join('\0')).digest('hex')
}

export function hasStamp(file, stamp) {
  try {
    return readFileSync(file, 'utf8') === stamp
  } catch {
    return false
  }
}

export function writeStamp(file, stamp) {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, stamp)
}
