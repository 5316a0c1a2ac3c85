import { readFile, writeFile } from 'node:fs/promises'
import { decode, derive } from '../../lib/gallery/picture'

/** Exactly the studio's small versions of one file, written beside it. */
export async function makeSmall(file: string): Promise<void> {
  const pixels = await decode(await readFile(file))
  if (!pixels) throw new Error(`${file} does not decode`)
  const { variants } = await derive(pixels)
  await Promise.all(variants.map(({ name, format, bytes }) => writeFile(`${file}.${name}.${format}`, bytes)))
}
