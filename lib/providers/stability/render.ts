import { readBroken } from '../broken'
import type { CallOptions, Outcome, RenderRequest } from '../provider'
import { readAnswer } from './answer'
import { postForm, type StabilityAccount } from './client'

/** A picture in one call; raw bytes are asked for, so that no base64 is decoded. */
export async function renderImage(
  account: StabilityAccount,
  request: RenderRequest,
  options: CallOptions,
): Promise<Outcome> {
  const result = await postForm(account, request, 'image/*', options)
  return 'answer' in result
    ? readAnswer(result.answer, request, account.upstream)
    : readBroken(result, account.upstream)
}
