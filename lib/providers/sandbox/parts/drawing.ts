import type { Kit } from '../kit'
import type { Random } from '../random'

/** Where a thing may stand. `room` also fits a table's foot; `table` things are small enough to lie on one. */
type Habitat = 'ground' | 'room' | 'table' | 'water' | 'air' | 'deep'

/** A drawing stands on (0, 0), is a hundred units tall, and `main` and `other` are its two inks. */
export type Draw = (k: Kit, main: string, other: string, rng: Random) => string

export type Drawing = {
  draw: Draw
  /** Width for a height of a hundred. */
  width: number
  /** Height beside a hero of 1: a lighthouse is 1.5, a cup 0.3. */
  tall: number
  habitat: Habitat
  /** Which of the palette's inks it wears when the prompt names none. */
  inks: readonly [main: InkRole, other: InkRole]
}

export type InkRole =
  | 'accent'
  | 'second'
  | 'paper'
  | 'ink'
  | 'near'
  | 'mid'
  | 'far'
  | 'glow'
  | 'leaf'
  | 'blossom'

export const drawing = (
  draw: Draw,
  width: number,
  tall: number,
  habitat: Habitat,
  main: InkRole = 'accent',
  other: InkRole = 'paper',
): Drawing => ({ draw, width, tall, habitat, inks: [main, other] })
