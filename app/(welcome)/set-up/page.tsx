import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { connection } from 'next/server'
import { AccountForm } from '@/components/welcome/account-form'
import { Welcome } from '@/components/welcome/welcome'
import { somebodyExists } from '@/lib/auth'

export const metadata: Metadata = { title: 'Set up' }

export default async function SetUpPage() {
  await connection()
  if (await somebodyExists()) redirect('/sign-in')
  return (
    <Welcome
      title={
        <>
          A new studio, <em>yours</em>
        </>
      }
      lead="Whoever fills this in owns the studio and runs it. Nobody else gets in unless you let them."
      foot="This page appears once. What you type stays on this server."
    >
      <AccountForm action="/set-up" next="/studio" submit="Open the studio" />
    </Welcome>
  )
}
