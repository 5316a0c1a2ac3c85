import { LINK_PERMISSIONS, NEVER_BY_TOKEN, OPERATOR_PERMISSIONS, PERMISSIONS } from '@/lib/auth/permissions'
import { TOKEN_PRESETS } from '@/lib/auth/tokens/rules'
import { ROLES } from '@/lib/core/actor'
import { routeFiles } from './routes'

const HEAD = `# Permissions

Made from the registry (\`lib/auth/permissions.ts\`) and the routes by \`npm run docs\`; do not edit. Every route of the API
names exactly one permission, or says that it is public. A permission lets somebody ask; what they may do to one thing is
decided by that thing as well: another team's image, run or collection answers 404 to everybody, as one that does not exist.`

type Row = readonly string[]
const line = (row: Row) => `| ${row.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`
const table = (head: Row, rows: readonly Row[]) => [head, head.map(() => '---'), ...rows].map(line).join('\n')

const operations = routeFiles().flatMap((route) => route.operations)

const routesOf = (permission: string): string =>
  operations
    .filter((operation) => operation.permission === permission)
    .map(({ method, path }) => `\`${method} ${path.replace('/api/v1', '')}\``)
    .join('<br>') || 'asked of the thing itself'

const byToken = (id: string) => ((NEVER_BY_TOKEN as readonly string[]).includes(id) ? 'never' : 'yes')

function teamTable(): string {
  const rows = Object.entries(PERMISSIONS).map(([id, { sentence, roles }]) => [
    `\`${id}\``,
    sentence,
    ...ROLES.map((role) => ((roles as readonly string[]).includes(role) ? 'yes' : '')),
    byToken(id),
    routesOf(id),
  ])
  return table(['permission', 'lets one', ...ROLES, 'by token', 'routes below `/api/v1`'], rows)
}

const plainTable = (registry: Record<string, { sentence: string }>) =>
  table(
    ['permission', 'lets one', 'routes below `/api/v1`'],
    Object.entries(registry).map(([id, { sentence }]) => [`\`${id}\``, sentence, routesOf(id)]),
  )

const presetTable = () =>
  table(
    ['preset', 'scopes'],
    Object.values(TOKEN_PRESETS).map(({ name, scopes }) => [name, scopes.map((id) => `\`${id}\``).join(' ')]),
  )

/** docs/permissions.md, whole. */
export function permissionsPage(): string {
  const parts = [
    HEAD,
    '## In a team, by role',
    teamTable(),
    '## Of operators',
    'Not of a team but of the instance. By a token only where the token names them as scopes, and only while its owner is an operator.',
    plainTable(OPERATOR_PERMISSIONS),
    '## With a share link',
    'What somebody without an account may do, as far as the link allows it. Everything else is not there for them.',
    plainTable(LINK_PERMISSIONS),
    '## For everybody',
    'Routes that ask nobody who they are.',
    routesOf('public').replaceAll('<br>', '\n').replace(/^/gm, '- '),
    '## Scopes of a token that go together',
    presetTable(),
  ]
  return `${parts.join('\n\n')}\n`
}
