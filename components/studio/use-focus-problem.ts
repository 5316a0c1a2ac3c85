'use client'

import { useCallback, useRef } from 'react'

const PROBLEMS = '[aria-invalid="true"], [data-problem]'

/** Puts the focus on the first control inside `ref` with something wrong, once what is wrong is drawn. */
export function useFocusProblem() {
  const ref = useRef<HTMLElement>(null)
  const focusProblem = useCallback(() => {
    requestAnimationFrame(() => ref.current?.querySelector<HTMLElement>(PROBLEMS)?.focus())
  }, [])
  return { wing: ref, focusProblem }
}
