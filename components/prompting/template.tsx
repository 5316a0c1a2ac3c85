'use client'

import { type ComponentProps, lazy, Suspense } from 'react'
import { signOfLife } from '@/components/ui/life'

const loadMirror = () => import('./prompt-mirror')
const loadLine = () => import('./batch-line')
// Ahead of need: a brace may be written while the network is away.
if (typeof document !== 'undefined')
  void signOfLife().then(() => Promise.allSettled([loadMirror(), loadLine()]))

const Mirror = lazy(() => loadMirror().then((all) => ({ default: all.PromptMirror })))
const Line = lazy(() => loadLine().then((all) => ({ default: all.BatchLine })))

/** What a prompt for many needs beside the prompt; fetched with the first such prompt. */
export const PromptMirror = (props: ComponentProps<typeof Mirror>) => (
  <Suspense>
    <Mirror {...props} />
  </Suspense>
)
export const BatchLine = (props: ComponentProps<typeof Line>) => (
  <Suspense>
    <Line {...props} />
  </Suspense>
)
