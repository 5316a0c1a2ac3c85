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
      return answer.ok
    })
  known.set(key, asked)
  return asked
}

/** Whether the call that made an image can be had as code; nobody knows before `ask` is called. */
export function useHasCode(generationId: string | null, settings: Made) {
  const [hasCode, setHasCode] = useState(false)
  const ask = useCallback(async () => {
    if (generationId !== null) setHasCode(await askOnce(generationId, settings))
  }, [generationId, settings])
  return { hasCode, ask }
}
