import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { authOptions } from './options'

type Args = { params: Promise<{ nextauth: string[] }> }

/** next-auth's routes: sign-in, callbacks, sign-out, csrf, session. */
export async function authHandler(request: NextRequest, args: Args): Promise<Response> {
  const { nextauth } = await args.params
  // next-auth would let any stranger write lines of their choosing into our log.
  if (nextauth[0] === '_log') return new Response(null, { status: 404 })
  return NextAuth(request, args, authOptions())
}
