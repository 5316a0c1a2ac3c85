import { route } from '@/lib/http'
import { restorePrompt } from '@/lib/prompts'
import { SavedPromptParams } from '@/lib/prompts/schema'

export const POST = route({ permission: 'prompt:manage', params: SavedPromptParams }, (ctx, { params }) =>
  restorePrompt(ctx, params.promptId),
)
