import { type NotificationSetting, NotificationSettings, TOLD_KINDS, type ToldKind } from './schema'

/** Of these a mail goes out anyway, or a digest would say nothing new. */
const NO_MAIL: readonly ToldKind[] = ['invited', 'joined', 'guest-voted']

const standard = (kind: ToldKind): NotificationSetting => ({
  inbox: true,
  mail: NO_MAIL.includes(kind) ? 'off' : 'digest',
})

/** What is kept of somebody's choices, with the standard for every kind they never chose for. */
export function settingsOf(kept: unknown): NotificationSettings {
  const chosen = typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {}
  const pairs = TOLD_KINDS.map((kind) => {
    const one = NotificationSettings.shape[kind].safeParse(chosen[kind])
    return [kind, one.success ? one.data : standard(kind)]
  })
  return Object.fromEntries(pairs) as NotificationSettings
}

/** The kinds that a digest tells of. */
export const mailedKinds = (settings: NotificationSettings): ToldKind[] =>
  TOLD_KINDS.filter((kind) => settings[kind].inbox && settings[kind].mail === 'digest')

/** Told also to who is not in the team. */
export const reachesOutsiders = (kind: ToldKind): boolean => kind === 'invited' || kind === 'removed'

/** The same choices, with no mail of any kind. */
export const withoutMail = (settings: NotificationSettings): NotificationSettings =>
  Object.fromEntries(
    TOLD_KINDS.map((kind) => [kind, { ...settings[kind], mail: 'off' }]),
  ) as NotificationSettings
