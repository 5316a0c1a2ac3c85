'use client'

import { useCallback, useState } from 'react'
import { callApi } from '@/components/frame/api'
import type { CodeLanguage } from '@/lib/interop/code/schema'

export type Code = { language: CodeLanguage; code: string }

/** By model and operation: whether a call of theirs can be told as code does not change while the page is open. */
const known = new Map<string, Promise<boolean>>()

export const readCode = (generationId: string, language: CodeLanguage) =>
  callApi<Code>(`/generations/${generationId}/code?language=${language}`)

type Made = { model: string; operation: string }

async function askOnce(generationId: string, { model, operation }: Made): Promise<boolean> {
  const key = `${model} ${operation}`
  const asked =
    known.get(key) ??
    readCode(generationId, 'curl').then((answer) => {
      if (!answer.ok && answer.reason !== 'refused') known.delete(key)
      return answer.ok || answer.reason !== 'refused'
    })
  known.set(key, asked)
  return asked
}

/**
 * Whether the call that made an image can be had as code. Most can: so it is thought, that no menu grows under the
 * pointer, until `ask` was answered otherwise.
 */
export function useHasCode(generationId: string | null, settings: Made) {
  const [hasNone, setHasNone] = useState(false)
  const ask = useCallback(async () => {
    if (generationId !== null) setHasNone(!(await askOnce(generationId, settings)))
  }, [generationId, settings])
  return { hasCode: generationId !== null && !hasNone, ask }
}
