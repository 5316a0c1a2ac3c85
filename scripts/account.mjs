// Whom PostgreSQL runs as.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { PlainError } from './process.mjs'

const passwd = (name) =>
  fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .find((fields) => fields[0] === name)

/**
 * PostgreSQL refuses to run as root: there it runs as the system user `postgres`, made if missing.
 * @returns {{ uid: number, gid: number } | undefined} undefined when we are not root
 */
export function account() {
  if (process.getuid?.() !== 0) return undefined
  if (!passwd('postgres')) spawnSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'])
  const found = passwd('postgres')
  if (!found)
    throw new PlainError(
      'PostgreSQL cannot run as root and no user `postgres` could be made. Start as another user.',
    )
  return { uid: Number(found[2]), gid: Number(found[3]) }
}

const othersMayEnter = (folder, { uid, gid }) => {
  const { mode, uid: owner, gid: group } = fs.statSync(folder)
  return Boolean(mode & 0o001 || (owner === uid && mode & 0o100) || (group === gid && mode & 0o010))
}

function ancestorsOf(folder) {
  const parent = path.dirname(folder)
  return parent === folder ? [folder] : [folder, ...ancestorsOf(parent)]
}

const SEARCH_ONLY = ['inh-caps', 'ambient-caps', 'bounding-set'].map(
  (set) => `--${set}=-all,+dac_read_search`,
)

/**
 * How to run `command` as that user. Below a private folder such as /root it finds no path: it is lent the right to
 * search, no more.
 */
export function asAccount(command, args, user, folder) {
  if (!user) return { command, args, options: {} }
  const paths = [...ancestorsOf(path.dirname(folder)), ...ancestorsOf(path.dirname(command))]
  const barred = paths.find((each) => !othersMayEnter(each, user))
  if (!barred) return { command, args, options: user }
  // Without that bit access(2) goes by the user alone, and initdb asks it whether it can read itself.
  const ids = [
    `--reuid=${user.uid}`,
    `--regid=${user.gid}`,
    '--clear-groups',
    '--securebits=+no_setuid_fixup',
  ]
  const lent = [...ids, ...SEARCH_ONLY, '--']
  if (spawnSync('setpriv', [...lent, 'true']).status === 0) {
    return { command: 'setpriv', args: [...lent, command, ...args], options: {} }
  }
  throw new PlainError(
    `PostgreSQL does not run as root, and the user \`postgres\` cannot enter ${barred}. Start as another user, or from a folder that others may enter.`,
  )
}
