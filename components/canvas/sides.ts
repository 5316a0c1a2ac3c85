export const SIDES = ['left', 'right', 'up', 'down'] as const
export type Side = (typeof SIDES)[number]

/** Something for each side. */
export const eachSide = <T>(of: (side: Side) => T): { readonly [S in Side]: T } => ({
  ...{ left: of('left'), right: of('right'), up: of('up'), down: of('down') },
})
