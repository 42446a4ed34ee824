/** Editing a rules document place by place, led by its schema alone. Pure. */
export { arrange, type Arrangement } from './arrange.ts'
export { blankOf } from './blank.ts'
export { fillIn, inLanguage, isFilledIn, languagesOf, shown, unclearIn, type Filled } from './fill-in.ts'
export {
  isList,
  parsePath,
  pathText,
  placeAt,
  settled,
  valueAt,
  variantOf,
  withValue,
  type Path,
} from './place.ts'
export { isObject, type JsonObject } from '../rules/hash.ts'
export { shapesOf, type Field, type LeafKind, type Shape } from './shape.ts'
