import { DAY_MS } from './days'

/** How long the trash keeps what was thrown away: a picture, a collection, a saved prompt, a team. */
const TRASH_DAYS = 30

/** When what was thrown away then is gone for good. */
export const purgeTime = (deletedAt: Date): Date => new Date(deletedAt.getTime() + TRASH_DAYS * DAY_MS)
/** What was thrown away before this instant is to be purged at `now`. */
export const purgeBefore = (now: Date): Date => new Date(now.getTime() - TRASH_DAYS * DAY_MS)
