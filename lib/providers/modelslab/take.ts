import { bytesInDataUri } from '../data-uri'
import { type DownloadRules, download } from '../download'
import { inspectImage } from '../image-file'
import { readPicture, type Sent, sentBy } from '../picture'
import type { CallOptions, Failure, Outcome, RenderRequest } from '../provider'
import { contentFiltered, noPicture } from '../status-fault'
import { isBlank } from './blank'
import { isFlagged, type Reply } from './reply'

/** The picture of a reply that says success, copied at once; a flagged or blank one is not kept. */
export async function takePicture(
  reply: Reply,
  request: RenderRequest,
  rules: DownloadRules,
  options: CallOptions,
): Promise<Outcome> {
  if (isFlagged(reply)) return contentFiltered(rules.upstream)
  const told = reply.output[0] ?? reply.proxy_links[0]
  if (!told) return noPicture(rules.upstream)
  const sent = await bytesOf(told, rules, options)
  if ('kind' in sent) return sent
  const outcome = readPicture({ ...unwrapped(sent), seed: reply.meta?.seed }, request, rules.upstream)
  return outcome.kind === 'image' && (await isBlank(outcome.bytes))
    ? contentFiltered(rules.upstream)
    : outcome
}

async function bytesOf(told: string, rules: DownloadRules, options: CallOptions): Promise<Sent | Failure> {
  if (!/^[a-z]+:\/\//i.test(told)) return { bytes: Buffer.from(told) }
  const got = await download(told, rules, options)
  return 'status' in got ? sentBy(got) : got
}

/** Pictures may come as base64, in the reply or in a file of text: looked for only where there is no picture. */
function unwrapped(sent: Sent): Sent {
  const facts = inspectImage(sent.bytes)
  if (!('problem' in facts) || facts.problem !== 'not-an-image') return sent
  const text = sent.bytes.toString('latin1').trim()
  const bytes = bytesInDataUri(text) ?? Buffer.from(text, 'base64')
  const found = inspectImage(bytes)
  return 'problem' in found && (found.problem === 'not-an-image' || found.problem === 'empty')
    ? sent
    : { ...sent, bytes }
}
