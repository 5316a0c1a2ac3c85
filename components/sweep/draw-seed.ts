import type { Source } from './axis-fields'

const MOST = 4_294_967_294

/** Draws seeds that the model takes. Browser only. */
export const drawSeedFor =
  ({ offer }: Source) =>
  () =>
    1 + Math.floor(Math.random() * Math.min(MOST, offer.capability.seed?.max ?? MOST))
