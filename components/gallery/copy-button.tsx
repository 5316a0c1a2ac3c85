'use client'

import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { toast } from '@/components/ui/toast-store'

const SAID_MS = 1_500
const QUIET =
  'inline-flex h-7 items-center gap-1.5 rounded-s px-1.5 text-sm text-ink-2 transition-colors hover:text-ink touch:h-11'

type Props = { text: string; label: string /** Says the label beside the icon. */; spelled?: boolean }

/** Copies `text`; says so where the icon was, or why not. */
export function CopyButton({ text, label, spelled }: Props) {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), SAID_MS)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async () => {
    if (await write(text)) setCopied(true)
    else toast('This browser did not let the studio copy.', { tone: 'bad' })
  }
  const Icon = copied ? Check : Copy
  const said = (
    <span className="sr-only" role="status">
      {copied ? 'Copied' : ''}
    </span>
  )
  if (spelled)
    return (
      <button type="button" onClick={copy} className={QUIET}>
        <Icon className="size-3.5" strokeWidth={1.6} aria-hidden="true" /> {copied ? 'Copied' : label}
        {said}
      </button>
    )
  return (
    <IconButton label={copied ? 'Copied' : label} size="s" onClick={copy}>
      <Icon strokeWidth={1.6} aria-hidden="true" />
      {said}
    </IconButton>
  )
}

/** The clipboard exists only on https and localhost; elsewhere the old way still works. */
async function write(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return writeBySelection(text)
  }
}

function writeBySelection(text: string): boolean {
  const field = document.createElement('textarea')
  field.value = text
  field.style.cssText = 'position:fixed;opacity:0'
  document.body.append(field)
  field.select()
  const done = document.execCommand('copy')
  field.remove()
  return done
}
