import { readiness } from '@/lib/health'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  const { ready, checks } = await readiness()
  return Response.json(
    { ready, checks },
    { status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  )
}
