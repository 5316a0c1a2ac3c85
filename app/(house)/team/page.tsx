import type { Metadata } from 'next'
import { Section } from '@/components/settings/section'
import { InviteButton } from '@/components/teams/invite-button'
import { Invites } from '@/components/teams/invites'
import { Members } from '@/components/teams/members'
import { MyTeams } from '@/components/teams/my-teams'
import { NewTeam } from '@/components/teams/new-team'
import { TeamForm } from '@/components/teams/team-form'
import { WaysOut } from '@/components/teams/ways-out'
import { ButtonLink } from '@/components/ui/button'
import { getMe, requireUser } from '@/lib/auth'
import { holds } from '@/lib/auth/permissions'
import { mailIsOn } from '@/lib/mail'
import { listMembers } from '@/lib/membership'
import { listInvites, listTeams } from '@/lib/teams'
import { readerCalendar } from '../reader'

export const metadata: Metadata = { title: 'Team' }

export default async function TeamPage() {
  const ctx = await requireUser()
  const [me, teams, calendar] = await Promise.all([getMe(ctx), listTeams(ctx), readerCalendar(ctx.now)])
  const isShared = me.team.kind === 'shared'
  const mayInvite = isShared && holds(ctx.actor, 'member:invite')
  const [members, invites] = await Promise.all([
    isShared ? listMembers(ctx) : null,
    mayInvite ? listInvites(ctx) : null,
  ])
  const others = teams.items.filter(({ id }) => id !== me.team.id)
  return (
    <div className="mx-auto max-w-4xl px-4 pt-8 pb-16 md:px-8">
      <h1 className="serif text-title">{me.team.name}</h1>
      <p className="mt-1 mb-6 max-w-[60ch] text-pretty text-ink-2">
        {isShared
          ? 'What is shown to the team is seen by everybody here; all else stays its author’s.'
          : 'This studio is yours alone. To work with others, make a team: its members share a gallery, and you invite them with a link or by mail.'}
      </p>
      {isShared ? null : (
        <div className="mb-8">
          <NewTeam solid />
        </div>
      )}
      {members ? (
        <Section id="members" title="Members" lead={countOf(members.items.length)}>
          <Members members={members.items} calendar={calendar} />
        </Section>
      ) : null}
      {invites ? (
        <Section id="invites" title="Invites" lead="Links that still let somebody in.">
          <div className="grid gap-4">
            <InviteButton teamName={me.team.name} mailIsOn={mailIsOn()} />
            <Invites invites={invites.items} calendar={calendar} />
          </div>
        </Section>
      ) : null}
      {isShared && holds(ctx.actor, 'team:manage') ? (
        <Section id="name" title="Name" lead="What everybody here calls it.">
          <TeamForm />
        </Section>
      ) : null}
      {isShared || others.length > 0 ? (
        <Section id="teams" title="Other teams" lead="Where else you are.">
          <div className="grid gap-4">
            <MyTeams teams={teams.items} calendar={calendar} />
            {isShared ? <NewTeam /> : null}
          </div>
        </Section>
      ) : null}
      {holds(ctx.actor, 'audit:read') ? (
        <Section id="log" title="Audit log" lead="Who invited, shared, revoked and changed roles.">
          <ButtonLink href="/team/audit">Open the log</ButtonLink>
        </Section>
      ) : null}
      {members ? (
        <Section id="out" title="Ways out" lead="Your work stays with the team.">
          <WaysOut members={members.items} />
        </Section>
      ) : null}
    </div>
  )
}

const countOf = (count: number) => (count === 1 ? 'Only you so far.' : `${count} people.`)
