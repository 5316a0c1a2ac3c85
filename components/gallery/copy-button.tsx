'use client'

import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { toast } from '@/components/ui/toast-store'

const SAID_MS = 1_500

/** Copies `text`; says so where the icon was, or why not. */
export function CopyButton({ text, label }: { text: string; label: string }) {
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
  return (
    <IconButton label={copied ? 'Copied' : label} size="s" tipAlign="end" onClick={copy}>
      <Icon strokeWidth={1.6} aria-hidden="true" />
      <span className="sr-only" role="status">
        {copied ? 'Copied' : ''}
      </span>
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
