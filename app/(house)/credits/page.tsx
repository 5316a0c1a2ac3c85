import type { Metadata } from 'next'
import { AddCredits } from '@/components/credits/add-credits'
import { AskForMore } from '@/components/credits/ask-for-more'
import { Balance } from '@/components/credits/balance'
import { CreditsLayout } from '@/components/credits/credits-layout'
import { Ledger } from '@/components/credits/ledger'
import { getMe, requireUser } from '@/lib/auth'
import type { MeView } from '@/lib/auth/schema'
import { listLedger } from '@/lib/credits'
import { listModels } from '@/lib/runs'
import { readerCalendar } from '../reader'

export const metadata: Metadata = { title: 'Credits' }

const FIRST_PAGE = 50

export default async function CreditsPage() {
  const ctx = await requireUser()
  const [me, models, firstPage, calendar] = await Promise.all([
    getMe(ctx),
    listModels(ctx),
    listLedger(ctx, { limit: FIRST_PAGE }),
    readerCalendar(ctx.now),
  ])
  return (
    <CreditsLayout
      balance={<Balance models={models} locale={calendar.locale} />}
      more={
        me.isOperator ? (
          <AddCredits ownEmail={me.email} teams={sharedOf(me)} />
        ) : (
          <AskForMore ownEmail={me.email} />
        )
      }
      ledger={<Ledger firstPage={firstPage} calendar={calendar} />}
    />
  )
}

/** An operator grants to the teams they are in; to others by the API. */
const sharedOf = ({ teams }: MeView) => teams.filter(({ kind }) => kind === 'shared')
