import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Provider } from '@/components/admin/provider'
import { requireUser } from '@/lib/auth'
import { holds } from '@/lib/auth/permissions'
import { listProviders } from '@/lib/runs'
import { readerCalendar } from '../reader'

export const metadata: Metadata = { title: 'Admin' }

export default async function AdminPage() {
  const ctx = await requireUser()
  if (!holds(ctx.actor, 'providers:read')) notFound()
  const [providers, calendar] = await Promise.all([listProviders(ctx), readerCalendar(ctx.now)])
  return (
    <div className="mx-auto max-w-5xl px-4 pt-8 pb-16 md:px-8">
      <h1 className="serif text-title">Providers</h1>
      <p className="mt-1 max-w-[60ch] text-ink-2">
        Who makes the pictures, how they have been doing here in the last 30 days, and what their accounts
        have left. A provider is switched on by its own environment variables.
      </p>
      {providers.length === 0 ? (
        <p className="mt-8 border-t border-line pt-5">
          No provider is switched on, and the sandbox is off: nothing can be made. Set a provider’s variables,
          or SANDBOX=auto, and start again.
        </p>
      ) : null}
      {providers.map((provider) => (
        <Provider key={provider.id} provider={provider} calendar={calendar} />
      ))}
    </div>
  )
}
