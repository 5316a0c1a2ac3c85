import type { Look, Shot } from './shots'

const DEFAULT: readonly Look[] = ['light-1440']
const THEMES = ['light', 'dark'] as const
const WIDTHS = ['390', '834', '1440', '2200'] as const

/** What the arguments ask for. A theme or a width named puts those in the place of a shot's own looks. */
export function readAsked(args: readonly string[]) {
  const themes = THEMES.filter((theme) => args.includes(theme))
  const widths = WIDTHS.filter((width) => args.includes(width))
  const into = args.find((each) => each.startsWith('into='))?.slice('into='.length)
  const names = args.filter((each) => !/^(light|dark|\d+|into=.*)$/.test(each))
  const named = (themes.length > 0 ? themes : THEMES).flatMap((theme) =>
    (widths.length > 0 ? widths : WIDTHS).map((width): Look => `${theme}-${width}`),
  )
  return {
    into,
    wants: ({ name }: Shot) => names.length === 0 || names.includes(name),
    looksOf: ({ looks = DEFAULT }: Shot) => {
      if (themes.length + widths.length === 0) return looks
      return into ? named : looks.filter((look) => named.includes(look))
    },
  }
}
