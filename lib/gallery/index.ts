// Images a studio owns: rows over bytes in storage, their small versions, the trash. Bytes first, rows second.
// An image is its author's alone until they show it or put it in a collection that others see; a stranger's id is
// no id. Originals are served byte for byte. What does not decode is marked broken, is no image and is paid back.
// The trash keeps for 30 days, an upload that no run used as long; generation and ledger outlive the image.
// Uploads are judged by their bytes alone; what goes upstream of them is upright and without metadata.
import 'server-only'

export { grantCollection } from './collections/grants'
export {
  addToCollection,
  keptIn,
  moveInCollection,
  removeFromCollection,
  withdrawImages,
} from './collections/items'
export { getCollection, listCollections } from './collections/list'
export { type CollectionRow, collectionItems, findCollection, heldBy } from './collections/queries'
export { changeCollection, createCollection, discardCollection, restoreCollection } from './collections/write'
export { deliverImage } from './deliver'
export { favouriteImage, unfavouriteImage } from './favourite'
export { hiderOf } from './hide-inputs'
export { findInputs, readInput } from './inputs'
export { insertImage } from './insert'
export { readLineage } from './lineage'
export { makeLighter, makeVariants } from './make-variants'
export { drawPanels } from './panels'
export { purgeTrash, sweepBytes } from './purge'
export { findByHash, findImage, getImageDetail, isReadable, type Servable, servableTo } from './queries'
export { hangs, opensFor, visibleTo } from './reach'
export { serveBytes } from './serve'
export { setShowsNewWork, showImages, showImagesOfRuns, showsNewWork, tellShown } from './show'
export { deliverStripped } from './strip'
export { strippedBytes } from './stripped'
export { restoreImage, trashImage } from './trash'
export { listUploads } from './uploads/queries'
export { MAX_UPLOAD_BYTES } from './uploads/rules'
export { uploadImage } from './uploads/upload'
export { listImages } from './walls'
