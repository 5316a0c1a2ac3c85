import { route } from '@/lib/http'
import { listPrompts, savePrompt } from '@/lib/prompts'
import { SavedPromptQuery, SavePromptInput } from '@/lib/prompts/schema'

export const GET = route({ permission: 'prompt:read', query: SavedPromptQuery }, (ctx, { query }) =>
  listPrompts(ctx, query),
)

export const POST = route(
  { permission: 'prompt:manage', body: SavePromptInput, status: 201 },
  (ctx, { body }) => savePrompt(ctx, body),
)
