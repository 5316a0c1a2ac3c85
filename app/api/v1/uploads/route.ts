import { PageQuery } from '@/lib/core/page'
import { listUploads, MAX_UPLOAD_BYTES, uploadImage } from '@/lib/gallery'
import { UploadQuery } from '@/lib/gallery/schema'
import { readFile, route } from '@/lib/http'

export const POST = route(
  { permission: 'image:upload', query: UploadQuery, status: 201 },
  async (ctx, { query }, request) => {
    const { upload, isNew } = await uploadImage(ctx, async () => ({
      ...(await readFile(request, MAX_UPLOAD_BYTES)),
      ...query,
    }))
    return Response.json(upload, {
      status: isNew ? 201 : 200,
      headers: {
        'cache-control': 'no-store',
        location: `/api/v1/images/${upload.id}`,
        'x-request-id': ctx.requestId,
      },
    })
  },
)

export const GET = route({ permission: 'image:read', query: PageQuery }, (ctx, { query }) =>
  listUploads(ctx, query),
)
