import { bytesInDataUri } from './data-uri'
import { type DownloadRules, download } from './download'
import { readPicture, sentBy } from './picture'
import type { CallOptions, Outcome, RenderRequest } from './provider'

/** The picture an upstream named, by address or as a data URI, as an outcome; `seed` when it told one. */
export async function pictureAt(
  address: string,
  seed: number | undefined,
  request: RenderRequest,
  rules: DownloadRules,
  options: CallOptions,
): Promise<Outcome> {
  const inline = bytesInDataUri(address)
  if (inline) return readPicture({ bytes: inline, seed }, request, rules.upstream)
  const got = await download(address, rules, options)
  return 'status' in got ? readPicture({ ...sentBy(got), seed }, request, rules.upstream) : got
}
