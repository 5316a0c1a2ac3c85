import { route } from '@/lib/http'
import { zipShared } from '@/lib/share'
import { SharedParams } from '@/lib/share/schema'

export const GET = route({ permission: 'link:download', params: SharedParams }, (ctx, _input, request) =>
  zipShared(ctx, request),
)
