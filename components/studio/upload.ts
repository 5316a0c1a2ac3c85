import { type ApiAnswer, lost, refusal } from '@/components/frame/api'
import { teamHeader } from '@/components/frame/page-team'
import type { SlotImage } from './slot-image'

type Options = { signal: AbortSignal; onFraction: (fraction: number) => void }

/** Sends a picture to the studio; `fetch` cannot tell how far it is. Aborted, it never answers. */
export function uploadImage(file: File, { signal, onFraction }: Options): Promise<ApiAnswer<SlotImage>> {
  return new Promise((resolve) => {
    const call = new XMLHttpRequest()
    call.open('POST', `/api/v1/uploads?${new URLSearchParams({ fileName: file.name })}`)
    call.setRequestHeader('content-type', file.type || 'application/octet-stream')
    for (const [name, value] of Object.entries(teamHeader())) call.setRequestHeader(name, value)
    call.responseType = 'json'
    call.upload.onprogress = ({ loaded, total }) => onFraction(total > 0 ? loaded / total : 0)
    call.onload = () => {
      const isTaken = call.status >= 200 && call.status < 300 && call.response
      resolve(isTaken ? { ok: true, value: call.response } : refusal(call.status, call.response))
    }
    call.onerror = () => resolve(lost(null))
    signal.addEventListener('abort', () => call.abort())
    call.send(file)
  })
}

/** The API's own words for why a picture was not taken, without the name of the parameter. */
export function uploadProblem({
  message,
  fields,
}: {
  message: string
  fields: { message: string }[]
}): string {
  const words = fields[0]?.message ?? message
  return words.charAt(0).toUpperCase() + words.slice(1).replace(/\.?$/, '.')
}
