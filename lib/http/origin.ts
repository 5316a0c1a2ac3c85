import { bearerOf } from '@/lib/auth/tokens/rules'
import { AppError } from '@/lib/core/errors'
import { env } from '@/lib/env'

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Refuses a write that a browser sends from another site, since the session rides on a cookie. */
export function refuseForeignOrigin(request: Request): void {
  if (SAFE_METHODS.has(request.method)) return
  // No browser adds a bearer token by itself, and beside one no cookie counts.
  if (bearerOf(request.headers) !== null) return
  const site = request.headers.get('sec-fetch-site')
  if (site && site !== 'same-origin' && site !== 'none') throw foreign()
  const origin = request.headers.get('origin')
  if (origin && !ownHosts(request).includes(hostOf(origin))) throw foreign()
}

const foreign = () => new AppError('FORBIDDEN', 'This can only be asked from the studio itself.')

/** A proxy may rewrite Host: the public address, when it is set, counts as ours too. */
function ownHosts({ headers }: Request): (string | null)[] {
  const publicUrl = env().NEXTAUTH_URL
  return [headers.get('x-forwarded-host') ?? headers.get('host'), ...(publicUrl ? [hostOf(publicUrl)] : [])]
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}
