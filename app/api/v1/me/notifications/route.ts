import { route } from '@/lib/http'
import { changeSettings, readSettings } from '@/lib/inbox'
import { ChangeNotificationSettings } from '@/lib/inbox/schema'
import { reachesByMail } from '@/lib/news'

export const GET = route({ permission: 'inbox:manage' }, async (ctx) => ({
  settings: await readSettings(ctx),
  mailing: await reachesByMail(ctx.actor.userId),
}))

export const PUT = route(
  { permission: 'inbox:manage', body: ChangeNotificationSettings },
  async (ctx, { body }) => ({
    settings: await changeSettings(ctx, body),
    mailing: await reachesByMail(ctx.actor.userId),
  }),
)
