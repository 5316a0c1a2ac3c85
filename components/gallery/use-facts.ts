'use client'

import { useCallback, useEffect, useState } from 'react'
import type { ApiFailure } from '@/components/frame/api'
import { useLive } from '@/components/frame/live'
import { forgetFacts, type ImageFacts, readFacts, warmById } from './facts'

type Known = { id: string; facts: ImageFacts | null; failure: ApiFailure | null }

/** The facts of the image `id`, read when they are not those the server drew; its neighbours are fetched ahead. */
export function useFacts(id: string, drawn: ImageFacts | null) {
  const [known, setKnown] = useState<Known>({ id: drawn?.image.id ?? id, facts: drawn, failure: null })
  const { reportSignedOut } = useLive()
  const current = known.id === id ? known : { id, facts: null, failure: null }

  const read = useCallback(async () => {
    const answer = await readFacts(id)
    if (answer.ok) setKnown({ id, facts: answer.value, failure: null })
    else setKnown({ id, facts: null, failure: answer })
    if (!answer.ok && answer.reason === 'signed-out') reportSignedOut()
  }, [id, reportSignedOut])

  const missing = current.facts === null && current.failure === null
  useEffect(() => {
    if (missing) void read()
  }, [missing, read])
  const newerId = current.facts?.image.newerId ?? null
  const olderId = current.facts?.image.olderId ?? null
  useEffect(() => {
    void warmById(olderId).then(() => warmById(newerId))
  }, [newerId, olderId])

  const refresh = useCallback(() => {
    forgetFacts()
    void read()
  }, [read])
  return { ...current, refresh }
}
