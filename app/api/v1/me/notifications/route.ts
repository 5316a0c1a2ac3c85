import { route } from '@/lib/http'
import { changeSettings, readSettings } from '@/lib/inbox'
import { ChangeNotificationSettings } from '@/lib/inbox/schema'
import { mailIsOn } from '@/lib/mail'

export const GET = route({ permission: 'inbox:manage' }, async (ctx) => ({
  settings: await readSettings(ctx),
  mailIsOn: mailIsOn(),
}))

export const PUT = route(
  { permission: 'inbox:manage', body: ChangeNotificationSettings },
  async (ctx, { body }) => ({ settings: await changeSettings(ctx, body), mailIsOn: mailIsOn() }),
)
