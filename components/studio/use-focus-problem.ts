'use client'

import { useCallback, useRef } from 'react'

const PROBLEMS = '[aria-invalid="true"], [data-problem]'

/** Puts the focus on the first control inside `wing` that is drawn as wrong. */
export function useFocusProblem() {
  const ref = useRef<HTMLElement>(null)
  const focusProblem = useCallback(() => {
    ref.current?.querySelector<HTMLElement>(PROBLEMS)?.focus()
  }, [])
  return { wing: ref, focusProblem }
}
