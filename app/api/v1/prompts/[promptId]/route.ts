import { route } from '@/lib/http'
import { changePrompt, trashPrompt } from '@/lib/prompts'
import { ChangePromptInput, SavedPromptParams } from '@/lib/prompts/schema'

export const PATCH = route(
  { permission: 'prompt:manage', params: SavedPromptParams, body: ChangePromptInput },
  (ctx, { params, body }) => changePrompt(ctx, params.promptId, body),
)

export const DELETE = route({ permission: 'prompt:manage', params: SavedPromptParams }, (ctx, { params }) =>
  trashPrompt(ctx, params.promptId),
)
