import type { StageName } from '../choose-stage'
import type { Kit } from '../kit'
import { abstract } from './abstract'
import { city } from './city'
import { coast } from './coast'
import { diorama } from './diorama'
import { interior } from './interior'
import { landscape } from './landscape'
import { portrait } from './portrait'
import { rooftop } from './rooftop'
import { shop } from './shop'
import { space } from './space'
import { tabletop } from './tabletop'
import { underwater } from './underwater'

/** Every stage: a kit in, the drawing out. */
export const STAGES: Record<StageName, (k: Kit) => string> = {
  landscape,
  coast,
  city,
  rooftop,
  shop,
  interior,
  tabletop,
  portrait,
  space,
  underwater,
  diorama,
  abstract,
}
