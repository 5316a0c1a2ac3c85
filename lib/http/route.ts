import type { z } from 'zod'
import { authenticate } from '@/lib/auth'
import { holds, type PermissionId } from '@/lib/auth/permissions'
import type { UserCtx } from '@/lib/core/actor'
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
export function route<S extends Schemas>(options: Options<S>, handler: Handler<UserCtx, S>): RouteHandler
export function route<S extends Schemas>(
  options: Options<S> | PublicOptions<S>,
  handler: Handler<UserCtx, S> | Handler<PublicCtx, S>,
): RouteHandler {
  return async (request, args) => {
    const requestId = crypto.randomUUID()
    try {
      refuseForeignOrigin(request)
      const ctx = await admit(request, options.permission, requestId)
      const input = (await parseInput(request, await args.params, options)) as Parsed<S>
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
