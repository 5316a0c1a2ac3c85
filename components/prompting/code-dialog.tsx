'use client'

import { useEffect, useState } from 'react'
import { CopyButton } from '@/components/gallery/copy-button'
import { Dialog } from '@/components/ui/dialog'
import { Segmented } from '@/components/ui/segmented'
import type { CodeLanguage } from '@/lib/interop/code/schema'
import { readCode } from './use-has-code'

const LANGUAGES = [
  { value: 'curl', label: 'curl' },
  { value: 'python', label: 'Python' },
  { value: 'javascript', label: 'JavaScript' },
] as const

type Props = { generationId: string; open: boolean; onOpenChange: (open: boolean) => void }
type Read = { language: CodeLanguage; code: string | null; problem: string | null }

/** The call that made an image, as a program to copy. */
export default function CodeDialog({ generationId, open, onOpenChange }: Props) {
  const [language, setLanguage] = useState<CodeLanguage>('curl')
  const [read, setRead] = useState<Read | null>(null)
  useEffect(() => {
    let isOver = false
    void readCode(generationId, language).then((answer) => {
      if (isOver) return
      setRead(
        answer.ok
          ? { language, code: answer.value.code, problem: null }
          : { language, code: null, problem: answer.message },
      )
    })
    return () => {
      isOver = true
    }
  }, [generationId, language])
  const shown = read?.language === language ? read : null
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Copy as code"
      wide
      description="The call that made this picture. It reads the provider’s key from the environment; no key is in it."
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Segmented label="Language" value={language} options={LANGUAGES} onChange={setLanguage} />
        {shown?.code ? <CopyButton text={shown.code} label="Copy" spelled /> : null}
      </div>
      {shown?.problem ? (
        <p role="alert" className="text-bad">
          {shown.problem}
        </p>
      ) : (
        <section
          aria-label="Code"
          aria-busy={shown === null}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
          tabIndex={0}
          className="h-72 max-h-[50dvh] overflow-auto rounded-s border border-line bg-sunk p-3"
        >
          <pre className="mono">{(shown ?? read)?.code}</pre>
        </section>
      )}
    </Dialog>
  )
}
