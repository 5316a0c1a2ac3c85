'use client'

import { type ComponentProps, Suspense } from 'react'
import { fetchedInPlace } from '@/components/ui/fetched'
import { signOfLife } from '@/components/ui/life'

const Mirror = fetchedInPlace(
  async () => ({ default: (await import('./prompt-mirror')).PromptMirror }),
  () => null,
)
const Line = fetchedInPlace(async () => ({ default: (await import('./batch-line')).BatchLine }))
// Ahead of need: a brace may be written while the network is away.
if (typeof document !== 'undefined') void signOfLife().then(Mirror.warm).then(Line.warm)

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
