import type { Metadata } from 'next'
import { Appearance } from '@/components/settings/appearance'
import { Notifications } from '@/components/settings/notifications'
import { PasswordForm } from '@/components/settings/password-form'
import { People } from '@/components/settings/people'
import { ProfileForm } from '@/components/settings/profile-form'
import { Section } from '@/components/settings/section'
import { SignOut } from '@/components/settings/sign-out'
import { Tokens } from '@/components/tokens/tokens'
import { getMe, listPeople, listTokens, requireUser } from '@/lib/auth'
import { readSettings } from '@/lib/inbox'
import { reachesByMail } from '@/lib/news'
import { readerCalendar } from '../reader'

export const metadata: Metadata = { title: 'Settings' }

export default async function SettingsPage() {
  const ctx = await requireUser()
  const [me, tokens, settings, mailing, people, calendar] = await Promise.all([
    getMe(ctx),
    listTokens(ctx, { limit: 50 }),
    readSettings(ctx),
    reachesByMail(ctx.actor.userId),
    ctx.actor.isOperator ? listPeople(ctx, { limit: 20 }) : null,
    readerCalendar(ctx.now),
  ])
  return (
    <div className="mx-auto max-w-4xl px-4 pt-8 pb-16 md:px-8">
      <h1 className="serif mb-6 text-title">Settings</h1>
      <Section id="profile" title="Profile" lead="How others see you.">
        <ProfileForm name={me.name} email={me.email} />
      </Section>
      {me.hasPassword ? (
        <Section id="password" title="Password" lead="Changing it signs you out everywhere else at once.">
          <PasswordForm email={me.email} />
        </Section>
      ) : null}
      <Section id="appearance" title="Appearance" lead="Kept on this device.">
        <Appearance />
      </Section>
      <Section id="notifications" title="Notifications" lead="What you are told of, in all your teams.">
        <Notifications first={{ settings, mailing }} />
      </Section>
      <Section
        id="tokens"
        title="API tokens"
        lead="Keys with which scripts do what you may, and no more. Each is told once."
      >
        <Tokens first={tokens} isOperator={ctx.actor.isOperator} calendar={calendar} />
      </Section>
      {people ? (
        <Section
          id="people"
          title="People"
          lead="Everybody in this studio. Suspending somebody signs them out at once; nothing of theirs is lost."
        >
          <People first={people} myId={me.id} calendar={calendar} />
        </Section>
      ) : null}
      <Section id="session" title="This browser" lead={`You are signed in as ${me.email}.`}>
        <SignOut />
      </Section>
    </div>
  )
}
