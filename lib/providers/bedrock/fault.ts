import { z } from 'zod'
import type { Answer } from '../exchange'
import { jsonIn } from '../json'
import type { Failure } from '../provider'
import { quotable, redactKey } from '../redact'
import { faultOf, rateLimited, retryAfterMs, unauthorized } from '../status-fault'
import type { BedrockAccount } from './account'

const LONGEST_FAULT_BYTES = 64 * 1024
const text = z.string().optional().catch(undefined)
const Fault = z.object({ __type: text, message: text, Message: text })
type Fault = { name: string; said: string }

/** An answer other than 200 as an Outcome. Source: AWS's list of InvokeModel errors. */
export function readFault(answer: Answer, account: BedrockAccount): Failure {
  const fault = faultIn(answer, account)
  const meaning = meaningOf(answer, fault, account)
  return { ...meaning, detail: `status ${answer.status} ${fault.name}`.trim() }
}

function faultIn(answer: Answer, { upstream, secrets }: BedrockAccount): Fault {
  const short = answer.bytes.length <= LONGEST_FAULT_BYTES
  const parsed = Fault.safeParse(short ? jsonIn(answer.bytes) : undefined).data
  const clean = (text: string) => secrets.reduce(redactKey, text)
  return {
    name: nameIn(clean(answer.header('x-amzn-errortype') ?? parsed?.__type ?? '')),
    said: quotable(clean(parsed?.message ?? parsed?.Message ?? ''), upstream.secret).replace(/\.$/, ''),
  }
}

/** `ThrottlingException:http://internal.amazon.com/...` and `com.amazon#ThrottlingException` are the same name. */
const nameIn = (type: string): string => /([A-Za-z]{1,60})(?=:|$)/.exec(type)?.[1] ?? ''

type Meaning = 'credentials' | 'access' | 'model' | 'slow' | 'failed' | 'throttled' | 'quota' | 'other'

/** What the name says counts before the status; a signature's message is not quoted, for it repeats the headers. */
const BY_NAME: Readonly<Record<string, Meaning>> = {
  UnrecognizedClientException: 'credentials',
  InvalidSignatureException: 'credentials',
  SignatureDoesNotMatch: 'credentials',
  IncompleteSignatureException: 'credentials',
  MissingAuthenticationTokenException: 'credentials',
  MissingAuthenticationToken: 'credentials',
  InvalidClientTokenId: 'credentials',
  ExpiredTokenException: 'credentials',
  AccessDeniedException: 'access',
  ResourceNotFoundException: 'model',
  ModelTimeoutException: 'slow',
  ModelErrorException: 'failed',
  ThrottlingException: 'throttled',
  ModelNotReadyException: 'throttled',
  ServiceQuotaExceededException: 'quota',
}
const BY_STATUS: Readonly<Record<number, Meaning>> = {
  401: 'credentials',
  403: 'access',
  404: 'model',
  408: 'slow',
  424: 'failed',
  429: 'throttled',
}

const refused = (code: string, message: string): Failure => ({
  ...{ kind: 'refused', retryable: false },
  ...{ code, message },
})
const unavailable = (code: string, message: string): Failure => ({
  ...{ kind: 'unavailable', retryable: false },
  ...{ code, message },
})

function meaningOf(answer: Answer, { name, said }: Fault, { upstream, region }: BedrockAccount): Failure {
  const named = Object.hasOwn(BY_NAME, name) ? BY_NAME[name] : undefined
  switch (named ?? BY_STATUS[answer.status] ?? 'other') {
    case 'credentials':
      return unauthorized(upstream)
    case 'access':
      return refused(
        'UPSTREAM_FORBIDDEN',
        `Amazon Bedrock does not let the studio use this model: the AWS account has not been granted access to it, or it is not offered in ${region}.`,
      )
    case 'model':
      return refused('UPSTREAM_NOT_FOUND', `Amazon Bedrock does not know this model in ${region}.`)
    case 'slow':
      return unavailable('UPSTREAM_TIMEOUT', 'The model at Amazon Bedrock took longer than AWS allows it.')
    case 'failed':
      return unavailable('UPSTREAM_ERROR', 'The model at Amazon Bedrock failed while it made the picture.')
    case 'throttled':
      return rateLimited(upstream, retryAfterMs(answer))
    case 'quota':
      return refused(
        'UPSTREAM_QUOTA',
        "The AWS account's quota for this model is used up. Whoever runs the studio has to look at the account.",
      )
    case 'other':
      return faultOf(answer, said, upstream)
  }
}
