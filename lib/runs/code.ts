import type { UserCtx } from '@/lib/core/actor'
import { grant } from '@/lib/core/grant'
import { ok, type Result, refuse } from '@/lib/core/result'
import { db } from '@/lib/db'
import { codeFor } from '@/lib/interop/code/rules'
import type { CodeLanguage } from '@/lib/interop/code/schema'
import { HOW_IT_CAME, mayReadMaking } from './queries'
import { requestOf } from './request'
import { RunSettings } from './schema'
import { placeOf } from './take'

/**
 * The upstream call of one generation as a program to copy, without any key. Throws NOT_FOUND for a stranger; refuses
 * CONFLICT where the provider's protocol is no single call, or a picture it started from is gone.
 */
export async function codeOfGeneration(
  ctx: UserCtx,
  generationId: string,
  language: CodeLanguage,
): Promise<Result<{ language: CodeLanguage; code: string }>> {
  const row = await db().generation.findUnique({
    where: { id: generationId },
    select: {
      seed: true,
      returnedSeed: true,
      ...HOW_IT_CAME,
      run: { select: { ...HOW_IT_CAME.run.select, settings: true } },
    },
  })
  const mayRead = row !== null && (await mayReadMaking(ctx, row))
  const { run } = grant(ctx, 'readMaking', row, () => mayRead)
  const settings = RunSettings.parse(run.settings)
  const place = placeOf(settings.model, settings.operation)
  const provider = place?.connection.provider
  if (!place || !provider?.wireCall) return refuse('CONFLICT', 'There is no code to copy for this provider.')
  const seed = row?.returnedSeed ?? row?.seed ?? null
  const request = await requestOf({ generationId, settings, seed }, place)
  if (!request) return refuse('CONFLICT', 'A picture this started from is not here any more.')
  return ok({ language, code: codeFor(provider.wireCall(request), language) })
}
