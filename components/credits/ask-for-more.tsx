'use client'

import { Mail } from 'lucide-react'
import { CopyButton } from '@/components/gallery/copy-button'
import { useHydrated } from '@/components/gallery/use-hydrated'
import { buttonClass } from '@/components/ui/button-class'
import { requestFor } from './request'

/** For everybody who cannot add credits: whom to ask, and the words to ask with. */
export function AskForMore({ ownEmail }: { ownEmail: string }) {
  const isHydrated = useHydrated()
  const { subject, body } = requestFor(ownEmail, isHydrated ? window.location.origin : '')
  return (
    <section
      id="more"
      aria-label="More credits"
      className="grid max-w-[30rem] scroll-mt-20 gap-3 border-t border-line pt-4"
    >
      <p className="text-ink-2">
        Need more? Whoever runs this studio can add credits to your account. Send them this:
      </p>
      <blockquote className="num rounded-s bg-sunk px-3 py-2 wrap-anywhere">{body}</blockquote>
      <div className="flex flex-wrap items-center gap-2">
        <a
          href={`mailto:?${new URLSearchParams({ subject, body }).toString().replaceAll('+', '%20')}`}
          className={buttonClass()}
        >
          <Mail className="size-4" strokeWidth={1.6} aria-hidden="true" />
          Write a mail
        </a>
        <CopyButton text={body} label="Copy the words" spelled />
      </div>
    </section>
  )
}
