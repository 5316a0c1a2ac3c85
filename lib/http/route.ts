import type { z } from 'zod'
import { authenticate } from '@/lib/auth'
import {
  holds,
  isLinkPermission,
  LINK_PERMISSIONS,
  type LinkPermission,
  type PermissionId,
} from '@/lib/auth/permissions'
import type { LinkCtx, UserCtx } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import type { Result } from '@/lib/core/result'
import { answerError, answerRefusal } from './answers'
import { parseInput, type Schemas } from './input'
import { refuseForeignOrigin } from './origin'

type Parsed<S extends Schemas> = {
  [K in keyof S]: S[K] extends z.ZodType ? z.output<S[K]> : never
}
type Options<S extends Schemas> = S & { permission: PermissionId; status?: number }
type PublicOptions<S extends Schemas> = S & { permission: 'public'; status?: number }
type LinkOptions<S extends Schemas> = S & { permission: LinkPermission; status?: number }
type RouteArgs = { params: Promise<Record<string, string | string[]>> }
type Handler<C, S extends Schemas> = (ctx: C, input: Parsed<S>, request: Request) => Promise<unknown>
type PublicCtx = { now: Date; requestId: string }

/**
 * The one customs office. Authenticates, checks the permission, parses params, query, headers and body with
 * zod, runs the handler and maps its Result, Response, value or error to HTTP.
 */
export function route<S extends Schemas>(
  options: PublicOptions<S>,
  handler: Handler<PublicCtx, S>,
): RouteHandler
export function route<S extends Schemas>(options: LinkOptions<S>, handler: Handler<LinkCtx, S>): RouteHandler
export function route<S extends Schemas>(options: Options<S>, handler: Handler<UserCtx, S>): RouteHandler
export function route<S extends Schemas>(
  options: Options<S> | LinkOptions<S> | PublicOptions<S>,
  handler: Handler<UserCtx, S> | Handler<LinkCtx, S> | Handler<PublicCtx, S>,
): RouteHandler {
  return async (request, args) => {
    const requestId = crypto.randomUUID()
    try {
      refuseForeignOrigin(request)
      const params = await args.params
      const ctx = isLinkPermission(options.permission)
        ? await admitStranger(request, params.token, options.permission, requestId)
        : await admit(request, options.permission, requestId)
      const input = (await parseInput(request, params, options)) as Parsed<S>
      const outcome = await (handler as Handler<typeof ctx, S>)(ctx, input, request)
      return answer(outcome, options.status ?? 200, requestId)
    } catch (error) {
      return answerError(error, requestId)
    }
  }
}

type RouteHandler = (request: Request, args: RouteArgs) => Promise<Response>

async function admit(request: Request, permission: PermissionId | 'public', requestId: string) {
  const now = new Date()
  if (permission === 'public') return { now, requestId } as UserCtx
  const actor = await authenticate(request)
  if (!actor) throw new AppError('UNAUTHENTICATED', 'Sign in to do this.')
  if (!holds(actor, permission)) throw new AppError('FORBIDDEN', 'Your role does not allow this.')
  return { actor, now, requestId } satisfies UserCtx
}

/** By the `token` of the address. What a link does not allow is not there: NOT_FOUND, as for any other address. */
async function admitStranger(
  request: Request,
  token: unknown,
  permission: LinkPermission,
  requestId: string,
): Promise<LinkCtx> {
  const { admitLink } = await import('@/lib/share')
  const ctx = await admitLink(request, token, requestId)
  if (!LINK_PERMISSIONS[permission].allowed(ctx.actor))
    throw new AppError('NOT_FOUND', 'There is nothing here under that address.')
  return ctx
}

const isResult = (value: unknown): value is Result<unknown> =>
  typeof value === 'object' && value !== null && 'ok' in value && typeof value.ok === 'boolean'

function answer(outcome: unknown, status: number, requestId: string): Response {
  if (outcome instanceof Response) return outcome
  if (isResult(outcome) && !outcome.ok) return answerRefusal(outcome, requestId)
  const body = isResult(outcome) && outcome.ok ? outcome.value : outcome
  const headers = { 'cache-control': 'no-store', 'x-request-id': requestId }
  return body === undefined
    ? new Response(null, { status: 204, headers })
    : Response.json(body, { status, headers })
}
