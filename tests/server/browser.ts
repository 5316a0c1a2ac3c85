type Jar = Map<string, string>
export type Visit = { url: URL; status: number; text: string }

/** A browser without a screen: keeps cookies per origin and follows redirects from one site to the other. */
export class Browser {
  private readonly jars = new Map<string, Jar>()

  cookies = (origin: string): Jar => {
    const jar = this.jars.get(origin) ?? new Map<string, string>()
    this.jars.set(origin, jar)
    return jar
  }

  /** One request, no redirect followed. */
  async fetch(url: URL | string, init: RequestInit = {}): Promise<Response> {
    const { origin } = new URL(url)
    const jar = this.cookies(origin)
    const headers = new Headers(init.headers)
    headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) keep(jar, line)
    return response
  }

  /** Goes there and on to wherever it leads; throws after twenty hops. */
  async visit(start: URL | string): Promise<Visit> {
    let url = new URL(start)
    for (let hop = 0; hop < 20; hop++) {
      const response = await this.fetch(url)
      const location = response.headers.get('location')
      if (!location || response.status < 300 || response.status > 399)
        return { url, status: response.status, text: await response.text() }
      url = new URL(location, url)
    }
    throw new Error(`redirected without end, last to ${url}`)
  }

  /** Posts a form to next-auth as its own client does. Answers the status and the URL it names. */
  async postAuth(site: string, path: string, fields: Record<string, string> = {}) {
    const { csrfToken } = await (await this.fetch(`${site}/api/auth/csrf`)).json()
    const body = new URLSearchParams({ ...fields, csrfToken, json: 'true' })
    const answer = await this.fetch(`${site}/api/auth/${path}`, { method: 'POST', body })
    const { url } = await answer.json()
    return { status: answer.status, url: new URL(url, site) }
  }
}

function keep(jar: Jar, line: string) {
  const [pair = '', ...attributes] = line.split('; ')
  const name = pair.slice(0, pair.indexOf('='))
  const value = pair.slice(pair.indexOf('=') + 1)
  const expired = attributes.some((one) => /^max-age=0$/i.test(one) || /^expires=Thu, 01 Jan 1970/i.test(one))
  if (expired || value === '') jar.delete(name)
  else jar.set(name, value)
}
