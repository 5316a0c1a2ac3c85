import path from 'node:path'
import { assertClaimId, assertSha256 } from '../storage'

/** A path below `folder`. The bundler must not take a path made at run time for files of this project. */
export const inside = (folder: string, ...names: string[]): string =>
  path.join(/* turbopackIgnore: true */ folder, ...names)

/** Where things lie under the root. All of it is one filesystem, so that a rename is atomic. */
export type Layout = ReturnType<typeof layoutOf>

export function layoutOf(root: string) {
  const folder = (name: string) => inside(root, name)
  const [blobs, claims, unfinished, leaving] = ['blobs', 'claims', 'unfinished', 'leaving'].map(folder) as [
    string,
    string,
    string,
    string,
  ]
  return {
    root,
    blobs,
    claims,
    /** Writes that have not come to their end. */
    unfinished,
    /** Blobs on their way out, from where they may still come back. */
    leaving,
    /** Where a blob is put. */
    blob(sha256: string) {
      assertSha256(sha256)
      return inside(blobs, sha256.slice(0, 2), sha256)
    },
    /** Where a blob may be: an earlier version had two levels of folders, and what it put there stays there. */
    places(sha256: string) {
      assertSha256(sha256)
      const [outer, inner] = [sha256.slice(0, 2), sha256.slice(2, 4)]
      return [inside(blobs, outer, sha256), inside(blobs, outer, inner, sha256)]
    },
    claim(id: string) {
      assertClaimId(id)
      return inside(claims, `${id}.json`)
    },
  }
}
