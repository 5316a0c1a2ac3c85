import type { UserCtx } from '@/lib/core/actor'
import { namesOf } from '@/lib/providers/fields/schema'
import { readableOf } from './inputs'

const INPUTS = namesOf('image')
type Inputs = { readonly [N in (typeof INPUTS)[number]]?: string | undefined }

/** What leaves out of settings the ids of pictures that the actor may not see; `all` are those it will be asked of. */
export async function hiderOf(ctx: UserCtx, all: readonly Inputs[]) {
  const ids = all.flatMap((inputs) => INPUTS.flatMap((name) => inputs[name] ?? []))
  const seen = new Set(ids.length > 0 ? await readableOf(ctx, ids) : [])
  return <S extends Inputs>(inputs: S): S => {
    const hidden = INPUTS.filter((name) => inputs[name] !== undefined && !seen.has(inputs[name] ?? ''))
    if (hidden.length === 0) return inputs
    const isSeen = ([name]: [string, unknown]) => !(hidden as string[]).includes(name)
    return Object.fromEntries(Object.entries(inputs).filter(isSeen)) as S
  }
}
