import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Unsubscribe } from '@/components/welcome/unsubscribe'
import { Welcome } from '@/components/welcome/welcome'
import { readUnsubscribeToken } from '@/lib/news'

export const metadata: Metadata = { title: 'No more letters', robots: { index: false } }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function UnsubscribePage({ searchParams }: Props) {
  const { token } = await searchParams
  if (typeof token !== 'string' || !readUnsubscribeToken(token)) notFound()
  return (
    <Welcome
      title="Too many letters?"
      lead="What you have not read in the studio comes to you by mail now and then. You can end that here."
    >
      <Unsubscribe token={token} />
    </Welcome>
  )
}
