import { type NextRequest, NextResponse } from 'next/server'

const DEVELOPMENT = process.env.NODE_ENV === 'development'
const OPEN_TO_STRANGERS =
  /^\/(?:sign-in|sign-up|set-up|forgot-password|reset-password|join|s|unsubscribe)(?:\/|$)/

const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
}

/** What somebody was sent: its address is a secret, to be told nobody on the way out. */
const SHARED = /^\/(?:(?:s|join)\/|(?:reset-password|verify-email)$)/
const SHARED_HEADERS = { 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow, noimageindex' }
const SHARED_PAGE = /^\/s\/[\w-]{43}$/
const DAY_SECONDS = 86_400

/** Headers and a courtesy redirect. Never a permission: every page and route asks the database itself. */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl
  if (!OPEN_TO_STRANGERS.test(pathname) && !hasSessionCookie(request)) return toSignIn(request)
  const nonce = crypto.randomUUID().replaceAll('-', '')
  const policy = contentSecurityPolicy(nonce)
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('x-path', `${pathname}${search}`)
  headers.set('x-method', request.method)
  headers.set('content-security-policy', policy)
  const response = secured(NextResponse.next({ request: { headers } }))
  response.headers.set('content-security-policy', policy)
  if (SHARED.test(pathname)) asShared(request, response)
  return response
}

/** The cookie says no more than that this browser was counted among who looked today. */
function asShared({ nextUrl: { pathname }, cookies }: NextRequest, response: NextResponse): void {
  for (const [name, value] of Object.entries(SHARED_HEADERS)) response.headers.set(name, value)
  if (!SHARED_PAGE.test(pathname) || cookies.has('triptych-seen')) return
  const lasting = { path: pathname, maxAge: DAY_SECONDS, httpOnly: true, sameSite: 'lax' } as const
  response.cookies.set('triptych-seen', '1', lasting)
}

const hasSessionCookie = (request: NextRequest) =>
  request.cookies.has('next-auth.session-token') || request.cookies.has('__Secure-next-auth.session-token')

function toSignIn(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl
  const url = new URL('/sign-in', request.url)
  if (pathname !== '/') url.searchParams.set('next', `${pathname}${search}`)
  return secured(NextResponse.redirect(url))
}

function secured(response: NextResponse): NextResponse {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value)
  return response
}

function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    // `next dev` builds error stacks with eval and speaks to the page over a WebSocket.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${DEVELOPMENT ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    `connect-src 'self'${DEVELOPMENT ? ' ws:' : ''}`,
    "font-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Pages only: the API, its images and static files carry no script and pay nothing here. */
export const config = {
  matcher:
    '/((?!api/|v2beta/|openai/|_next/|healthz$|readyz$|metrics$|.*\\.(?:svg|png|ico|webmanifest|txt)$).*)',
}
