import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import Provider from 'oidc-provider'
import { openOnLoopback } from './loopback'

export type Subject = { sub: string; name?: string; email?: string; email_verified?: boolean }

export const CLIENT = { id: 'triptych', secret: randomBytes(24).toString('hex') }

/**
 * A real OpenID provider (npm's oidc-provider) on loopback. It signs in `subject` without asking; everything
 * else, discovery, PKCE, state, nonce, signed id tokens and userinfo, is the real thing.
 */
export async function startIssuer() {
  let handle: RequestListener = (_request, response) => response.writeHead(503).end()
  const server = createServer((request, response) => handle(request, response))
  const { url, close } = await openOnLoopback(server)
  const issuer = {
    url,
    subject: { sub: 'nobody' } as Subject,
    /** Opens for one app, which has to be listening by now. */
    openFor(appUrl: string) {
      const provider = providerFor(url, appUrl, () => issuer.subject)
      const serve = provider.callback()
      handle = (request, response) =>
        request.url?.startsWith('/interaction/')
          ? void signInAs(provider, request, response, issuer.subject.sub)
          : void serve(request, response)
    },
    close,
  }
  return issuer
}

function providerFor(url: string, appUrl: string, subject: () => Subject): Provider {
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })
  return new Provider(url, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [`${appUrl}/api/auth/callback/oidc`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    jwks: { keys: [{ ...key, use: 'sig', alg: 'RS256', kid: 'one' }] },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      Grant: 600,
      IdToken: 600,
      Interaction: 600,
      Session: 600,
    },
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ ...subject(), sub }) }),
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client?.clientId,
        accountId: ctx.oidc.session?.accountId,
      })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  })
}

const signInAs = (provider: Provider, request: IncomingMessage, response: ServerResponse, sub: string) =>
  provider.interactionFinished(request, response, { login: { accountId: sub } })
