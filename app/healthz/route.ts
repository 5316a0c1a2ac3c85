export const dynamic = 'force-dynamic'

/** The process answers. Says nothing of what it depends on: that is /readyz. */
export const GET = () => Response.json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } })
