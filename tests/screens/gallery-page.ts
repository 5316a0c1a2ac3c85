import type { Chapter, Shot } from './shots'

const file = ({ name }: Shot, look: string) => `${name}-${look}.webp`

/** The first look as a picture, the others as links beside the sentence. */
function entry(shot: Shot): string {
  const [first = 'light-1440', ...others] = shot.looks ?? []
  const links = others.map((look) => `[${look.replace('-', ' ')}](${file(shot, look)})`)
  const also = links.length > 0 ? ` Also ${links.join(', ')}.` : ''
  const width = first.endsWith('390') ? ' width="390"' : ''
  return `${shot.says}${also}\n\n<img src="${file(shot, first)}" alt="${shot.says}"${width}>\n`
}

/** docs/screens/README.md: every state in its chapter. */
export const galleryPage = (chapters: readonly Chapter[]): string =>
  [
    '# The screens',
    'Made by `npm run screens`, with the story of `npm run seed` and the sandbox’s pictures.',
    ...chapters.flatMap(({ title, shots }) => [`## ${title}`, ...shots.map(entry)]),
  ].join('\n\n')
