import { gzipSync } from 'node:zlib'
import type { Stage } from './stage'
import { signUp } from './studio'

export type PageBytes = { scripts: number; scriptBytes: number; styleBytes: number; documentBytes: number }

/** What a browser without a cache loads for `/studio`, gzipped: all scripts and styles its HTML names. */
export async function measurePage(stage: Stage): Promise<PageBytes> {
  const { url } = await stage.upstream(0)
  const studio = await stage.studio(url, 4)
  const [cookie = ''] = await signUp(studio.url, 0)
  const answer = await fetch(`${studio.url}/studio`, { headers: { cookie } })
  const html = await answer.text()
  if (!answer.ok || !html.includes('</html>')) throw new Error(`/studio answered ${answer.status}`)
  const scripts = new Set([...html.matchAll(/<(?:script|link)\b[^>]*>/g)].flatMap(([tag]) => scriptOf(tag)))
  const styles = new Set([...html.matchAll(/href="([^"]+\.css[^"]*)"/g)].map((match) => match[1] ?? ''))
  const figures = {
    scripts: scripts.size,
    scriptBytes: await gzippedBytes(studio.url, scripts),
    styleBytes: await gzippedBytes(studio.url, styles),
    documentBytes: gzipSync(html).length,
  }
  await studio.stop()
  return figures
}

/** Browsers of today leave out what is marked `nomodule`. */
function scriptOf(tag: string): string[] {
  if (/\bnomodule\b/i.test(tag)) return []
  const address = /\b(?:src|href)="([^"]+\.js[^"]*)"/.exec(tag)?.[1]
  return address ? [address] : []
}

async function gzippedBytes(url: string, addresses: Iterable<string>): Promise<number> {
  let sum = 0
  for (const address of addresses) {
    const answer = await fetch(new URL(address.replaceAll('&amp;', '&'), url))
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
    sum += gzipSync(Buffer.from(await answer.arrayBuffer())).length
  }
  return sum
}
