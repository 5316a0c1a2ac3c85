const QUOTED =
  /"([^"\n]{1,80})"|“([^”\n]{1,80})[”"]|„([^“”\n]{1,80})[“”]|«\s?([^»\n]{1,80})»|(?<=^|[\s(,:])['‘]([^'’\n]{2,80})['’](?=$|[\s),.;:!?])/gu
const SPOKEN =
  /\b(?:sign|signs|poster|banner|graffiti|wall|neon|letters|lettering|text|billboard|title|words?|signboard|board|storefront)\s+(?:that\s+|which\s+)?(?:reading|reads?|saying|says?|spelling|spells)\s+([^\n,.;:]{1,40})/giu
const ARTICLE = /^(?:a|an|the|in|on|by|her|his|their)\b/i

/**
 * Takes the words a prompt wants to see written out of it: quoted ones, or those after "a sign reading".
 * `rest` is the prompt without them.
 */
export function takeLettering(prompt: string): { lettering: string[]; rest: string } {
  const lettering: string[] = []
  const keep = (words: string | undefined) => {
    const text = (words ?? '').trim().replace(/[,.]+$/, '')
    if (text) lettering.push(text)
  }
  let rest = prompt.replace(QUOTED, (_whole, ...groups: (string | undefined)[]) => {
    keep(groups.slice(0, 5).find((words) => typeof words === 'string'))
    return ' , '
  })
  rest = rest.replace(SPOKEN, (whole: string, words: string) => {
    if (words.trim() === '' || ARTICLE.test(words)) return whole
    keep(words)
    return whole.slice(0, whole.length - words.length)
  })
  return { lettering: lettering.slice(0, 3), rest }
}
