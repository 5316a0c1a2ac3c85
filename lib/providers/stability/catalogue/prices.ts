import type { ListPrice } from '../../schema'

const PRICE_PAGE = 'Stability AI, API Price Update, 9 July 2025'
const REFERENCE_PAGE = 'Stability AI, REST API v2beta reference, late 2025'
const OLDER_REFERENCE =
  'Stability AI, REST API v2beta reference, 2024; not in the API Price Update of 9 July 2025'

const price =
  (source: string) =>
  (centicredits: number): ListPrice => ({
    centicredits,
    validFrom: '2025-08-01',
    source,
  })

/** Per image, in centicredits, by who says so. */
export const priced = {
  byUpdate: price(PRICE_PAGE),
  byReference: price(REFERENCE_PAGE),
  byOlderReference: price(OLDER_REFERENCE),
}
