import type { Vector } from '../geometry.ts'
import { choiceOf, type Random, randomOf } from '../random.ts'
import type { Part, Scene } from '../render/scene.ts'
import { cameraAt, closeCamera, studioOf } from '../studio.ts'
import { mortarParts, trayParts } from './food-making.ts'
import { type FoodName, foods } from './foods.ts'
import {
  bottleParts,
  type Brand,
  boxParts,
  brandOf,
  type FillingName,
  jarParts,
  pouchParts,
  tinParts,
} from './packages.ts'
import { type DishName, dishes, served, strewn } from './tableware.ts'

type Pack = 'pouch' | 'jar' | 'bottle' | 'tin' | 'box'

/** A product: what is in the pack, and how it is served beside it. */
export type Product = Readonly<{
  pack: Pack
  filling?: FillingName | 'biscuit' | 'nuts'
  food: FoodName
  dish: DishName
  /** Pieces left lying on the table. */
  loose: number
}>

const products: readonly Product[] = [
  { pack: 'pouch', food: 'cassava', dish: 'bowl', loose: 3 },
  { pack: 'jar', filling: 'sambal', food: 'chilli', dish: 'platter', loose: 2 },
  { pack: 'pouch', food: 'coffee', dish: 'bowl', loose: 26 },
  { pack: 'box', food: 'rice', dish: 'leaf', loose: 0 },
  { pack: 'bottle', filling: 'palm', food: 'sugar', dish: 'board', loose: 0 },
  { pack: 'jar', filling: 'biscuit', food: 'biscuit', dish: 'platter', loose: 1 },
  { pack: 'pouch', food: 'banana', dish: 'basket', loose: 3 },
  { pack: 'jar', filling: 'honey', food: 'nutmeg', dish: 'board', loose: 3 },
  { pack: 'box', food: 'fudge', dish: 'platter', loose: 0 },
  { pack: 'tin', food: 'cinnamon', dish: 'board', loose: 2 },
  { pack: 'pouch', food: 'peanut', dish: 'bowl', loose: 12 },
  { pack: 'box', food: 'egg', dish: 'basket', loose: 0 },
  { pack: 'bottle', filling: 'rosella', food: 'layered', dish: 'leaf', loose: 0 },
  { pack: 'jar', filling: 'nuts', food: 'peanut', dish: 'leaf', loose: 8 },
  { pack: 'box', food: 'parcel', dish: 'basket', loose: 0 },
  { pack: 'pouch', food: 'taro', dish: 'platter', loose: 3 },
  { pack: 'bottle', filling: 'ginger', food: 'nutmeg', dish: 'bowl', loose: 3 },
  { pack: 'box', food: 'sesame', dish: 'platter', loose: 0 },
]

const productOf = (seed: number): Product => choiceOf(products, seed, 'form')

function packParts(product: Product, brand: Brand, at: Vector, random: Random): Part[] {
  const pose = { at, yaw: random.between(8, 20) }
  const liquid =
    product.filling === undefined || product.filling === 'biscuit' || product.filling === 'nuts'
      ? 'palm'
      : product.filling
  switch (product.pack) {
    case 'pouch':
      return pouchParts(brand, pose, random)
    case 'jar':
      return jarParts(brand, product.filling ?? 'honey', { ...pose, size: 1.2 }, random)
    case 'bottle':
      return bottleParts(brand, liquid, { ...pose, size: 1 })
    case 'tin':
      return tinParts(brand, { ...pose, size: 1.1 })
    case 'box':
      return boxParts(brand, pose, random)
  }
}

type Table = Readonly<{ parts: Part[]; dish: Vector }>

/** The packs at the back, the food served before them. */
function laidTable(product: Product, seed: number): Table {
  const random = randomOf('makanan-minuman', seed)
  const brand = brandOf(seed)
  const food = foods[product.food]
  const wide = product.pack === 'pouch' || product.pack === 'box'
  const dish: Vector = [10, 0, 6]
  return {
    dish,
    parts: [
      ...packParts(product, brand, wide ? [-11, 0, -2] : [-7, 0, -1], random),
      ...packParts(product, wide ? brandOf(seed + 3) : brand, wide ? [6, 0, -16] : [-17.5, 0, -10], random),
      ...served(dishes[product.dish](random, seed), food, { at: dish, yaw: random.between(0, 360) }, random),
      ...(product.loose > 0 ? strewn(food, product.loose, 5, [-7, 0, 13], random) : []),
    ],
  }
}

/** Where to look and from how far, by the height of the pack. */
const views = { pouch: [9, 82], jar: [7, 74], bottle: [9.5, 84], tin: [7, 76], box: [6, 74] } as const

export function makananMinumanHero(seed: number): Scene {
  const product = productOf(seed)
  const studio = studioOf(seed)
  const [height, distance] = views[product.pack]
  const rise = randomOf('makanan-minuman camera', seed).between(19, 27)
  return {
    parts: [...studio.parts, ...laidTable(product, seed).parts],
    camera: cameraAt([0, height, 0], distance, 0, rise),
    mood: studio.mood,
  }
}

/** The food itself from near by. */
export function makananMinumanDetail(seed: number): Scene {
  const studio = studioOf(seed)
  const { parts, dish } = laidTable(productOf(seed), seed)
  const rise = randomOf('makanan-minuman detail', seed).between(26, 38)
  return {
    parts: [...studio.parts, ...parts],
    camera: closeCamera([dish[0] - 1, 2.5, dish[2]], 46, rise),
    mood: studio.mood,
  }
}

export function makananMinumanProcess(seed: number): Scene {
  const spiced =
    productOf(seed).food === 'chilli' ||
    productOf(seed).food === 'nutmeg' ||
    productOf(seed).food === 'cinnamon'
  const { parts, camera } = spiced ? mortarParts(seed) : trayParts(foods[productOf(seed).food], seed)
  const studio = studioOf(seed, 80)
  return { parts: [...studio.parts, ...parts], camera, mood: studio.mood }
}
