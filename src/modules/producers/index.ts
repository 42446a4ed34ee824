import { addPhotos } from './add-photos.ts'
import { editPhoto } from './edit-photo.ts'
import { editProducer } from './edit-producer.ts'
import { editProduct } from './edit-product.ts'
import { editSentra } from './edit-sentra.ts'
import type { ProducerSettings } from './programme.ts'
import { recordFormerAward, takeFormerAwardBack } from './record-former-award.ts'
import { registerProducer } from './register-producer.ts'
import { registerProduct } from './register-product.ts'
import { registerSentra } from './register-sentra.ts'
import { removePhotoAction } from './remove-photo.ts'

export { photoPicture } from './photo-picture.ts'
export { producersInvariants } from './invariants.ts'

export { findProducer, listProducersByIds } from './producer-store.ts'

export {
  findProduct,
  findProductFile,
  getProductFile,
  listProductFiles,
  listProductsByIds,
  listProductsIn,
  listProductsOf,
  type ProductFile,
} from './product-store.ts'
export type { Photo, Product, ProductBrief } from './product.ts'
export type {
  Commodity,
  FormerAwardStep,
  MoveStep,
  OutcomeScale,
  OwnerPanel,
  ProducerSettings,
} from './programme.ts'
export type { FormerAward } from './former-award.ts'
export { listLastFormerAwards } from './former-award-store.ts'
export { sourceText } from './pages/former-award-page.ts'
export { producersRoutes } from './routes.ts'
export { findSentra, listSentraNames } from './sentra-store.ts'
export {
  listEveryProducer,
  listEveryProduct,
  listEverySentra,
  listProducersOfArea,
  listSentraOfArea,
} from './register-store.ts'
export { words as producerWords } from './messages.ts'
export type { Producer } from './producer.ts'
export type { Sentra } from './sentra.ts'
export { listPhotosOfFiles, listSameContacts, listSameNames } from './look-alike-store.ts'
export {
  listProductGrounds,
  listProductIdsAfter,
  listProductIdsAround,
  type ProductGround,
} from './ground-store.ts'

/** The module's acts, for those who run them without a page: the demo mode and imports. */
export const producerActions = (settings: Omit<ProducerSettings, 'files'>) => ({
  registerSentra: registerSentra(settings),
  editSentra: editSentra(settings),
  registerProducer,
  editProducer: editProducer(settings),
  registerProduct: registerProduct(settings),
  editProduct: editProduct(settings),
  addPhotos: addPhotos(settings),
  editPhoto,
  recordFormerAward: recordFormerAward(settings),
  takeFormerAwardBack: takeFormerAwardBack(settings),
  removePhoto: removePhotoAction,
})
