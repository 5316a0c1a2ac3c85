import { route } from '@/lib/http'
import { listAskedPrompts } from '@/lib/prompts'
import { AskedPromptQuery } from '@/lib/prompts/schema'

export const GET = route({ permission: 'run:read', query: AskedPromptQuery }, (ctx, { query }) =>
  listAskedPrompts(ctx, query),
)
