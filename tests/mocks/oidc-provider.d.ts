/** Of npm's oidc-provider, which brings no types, only what the tests' issuer uses. */
declare module 'oidc-provider' {
  import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'

  type Grant = { addOIDCScope(scope: string): void; save(): Promise<string> }
  type Context = {
    oidc: {
      client?: { clientId: string }
      session?: { accountId: string }
      provider: { Grant: new (of: { clientId?: string; accountId?: string }) => Grant }
    }
  }
  type Account = { accountId: string; claims: () => Record<string, unknown> }
  type Configuration = {
    interactions: { url: (ctx: Context, interaction: { uid: string }) => string }
    findAccount: (ctx: Context, sub: string) => Account
    loadExistingGrant: (ctx: Context) => Promise<Grant>
    [setting: string]: unknown
  }
  export default class Provider {
    constructor(issuer: string, configuration: Configuration)
    callback(): RequestListener
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: { login: { accountId: string } },
    ): Promise<void>
  }
}
