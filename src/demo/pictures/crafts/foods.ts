import { colour } from '../colour.ts'
import { ball, bean, biscuit, block, chilli, chip, nut, quill } from '../shapes/morsels.ts'
import { bananaLeaf, crumbed, fried, skin } from '../surfaces/food.ts'
import { stick } from '../surfaces/plain.ts'
import type { Food } from './tableware.ts'

/** Things to eat, as pieces with their surfaces. */
export const foods = {
  cassava: {
    piece: random => chip(random, random.between(2, 2.6)),
    surfaces: [fried(colour('c99c4e'), colour('8a4d1c')), fried(colour('cfa75e'), colour('95591f'))],
    count: 60,
    lean: 34,
  },
  banana: {
    piece: random => chip(random, random.between(1.3, 1.6), 1.9),
    surfaces: [fried(colour('bf8a2e'), colour('6f3a13')), fried(colour('b98432'), colour('613010'))],
    count: 72,
    lean: 32,
  },
  taro: {
    piece: random => chip(random, random.between(1.8, 2.3)),
    surfaces: [fried(colour('8a6580'), colour('573448')), fried(colour('96748a'), colour('60404e'))],
    count: 60,
    lean: 34,
  },
  peanut: {
    piece: random => nut(random.between(1.3, 1.6)),
    surfaces: [skin(colour('b06a3c'), colour('7c3f22'), 0.3), skin(colour('c98b55'), colour('8f5530'), 0.3)],
    count: 280,
    small: true,
    lean: 20,
  },
  coffee: {
    piece: random => bean(random.between(1, 1.15)),
    surfaces: [skin(colour('4a2b18'), colour('27150c'), 0.55), skin(colour('5a3620'), colour('2e190e'), 0.5)],
    count: 480,
    small: true,
    lean: 40,
  },
  biscuit: {
    piece: random => biscuit(random.between(1.9, 2.1)),
    surfaces: [
      fried(colour('c0894a'), colour('85491c'), 0.8),
      fried(colour('b87f40'), colour('7a4019'), 0.8),
    ],
    count: 34,
    lean: 16,
  },
  rice: {
    piece: random => ball(random.between(1.5, 1.65), 0.95),
    surfaces: [crumbed(colour('6f8f3e'), colour('dcd8c8'), 0.4)],
    count: 27,
    lean: 30,
  },
  sesame: {
    piece: random => ball(random.between(1.6, 1.8), 0.96),
    surfaces: [crumbed(colour('b87a3a'), colour('dcc38c'), 0.44)],
    count: 25,
    lean: 30,
  },
  fudge: {
    piece: random => block(random.between(2.6, 2.9), 1.5, 1.45),
    surfaces: [
      skin(colour('5d2f1a'), colour('35190d'), 0.7, 0.6),
      skin(colour('6b3a20'), colour('3f1f10'), 0.7, 0.6),
    ],
    count: 24,
    lean: 8,
  },
  layered: {
    piece: () => block(2.9, 2.2, 1.15, 'level'),
    surfaces: [layers()],
    count: 20,
    lean: 5,
  },
  egg: {
    piece: random => ball(random.between(2, 2.15), 1.3, 0.12, 1.5),
    surfaces: [
      skin(colour('93a39c'), colour('7c908b'), 0.35, 0.3),
      skin(colour('a2aca2'), colour('869890'), 0.35, 0.3),
    ],
    count: 11,
    lean: 75,
  },
  sugar: {
    piece: random => block(random.between(3.6, 3.9), 2, 1),
    surfaces: [
      skin(colour('7d4a24'), colour('512a12'), 0.3, 0.7),
      skin(colour('8a5429'), colour('5a3015'), 0.3, 0.7),
    ],
    count: 13,
    lean: 9,
  },
  chilli: {
    piece: random => chilli(random, random.between(5, 6.2)),
    surfaces: [
      skin(colour('86130f'), colour('5a0c0b'), 0.85, 0.4),
      skin(colour('962411'), colour('6d110c'), 0.85, 0.4),
    ],
    count: 26,
    lean: 14,
  },
  cinnamon: {
    piece: random => quill(random.between(6.5, 7.5), random.between(0.4, 0.55)),
    surfaces: [stick(colour('8a4f2c'), 3), stick(colour('7a4426'), 9)],
    count: 20,
    lean: 8,
  },
  nutmeg: {
    piece: random => ball(random.between(1, 1.15), 1.2, 0, 0.8),
    surfaces: [
      skin(colour('7a4f33'), colour('4f2f1d'), 0.3, 0.8),
      skin(colour('8b5c3c'), colour('5a3824'), 0.3, 0.8),
    ],
    count: 40,
    lean: 60,
  },
  parcel: {
    piece: random => quill(random.between(6, 6.6), 1.15),
    surfaces: [bananaLeaf(2), bananaLeaf(9)],
    count: 12,
    lean: 5,
  },
} as const satisfies Record<string, Food>

export type FoodName = keyof typeof foods

/** Steamed in thin sheets of two colours, as the cut side shows. */
function layers(): Food['surfaces'][number] {
  const pale = colour('d5bfa0')
  const green = colour('6f8a45')
  const red = colour('a2504c')
  return (_u, v, _pixel, out) => {
    const tone = [pale, green, pale, red][Math.floor(v * 2.2 + 40) & 3]!
    out.red = tone[0]
    out.green = tone[1]
    out.blue = tone[2]
    out.gloss = 0.55
    out.mirror = 0.12
  }
}
