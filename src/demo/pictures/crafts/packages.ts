import { type Colour, colour } from '../colour.ts'
import { bands } from '../motifs/bands.ts'
import { choiceOf, type Random, randomOf } from '../random.ts'
import type { Grid } from '../render/grid.ts'
import type { Part, Surface } from '../render/scene.ts'
import { box } from '../shapes/box.ts'
import { bottle, clothCap, girths, jar, pouch, tin } from '../shapes/packs.ts'
import { type Pose, posed } from '../shapes/pose.ts'
import { type Filling, glass, packed } from '../surfaces/food.ts'
import { type Label, papers } from '../surfaces/label.ts'
import { card, foil, metal, wrapped } from '../surfaces/pack.ts'
import { cord, stick } from '../surfaces/plain.ts'
import { batikCloth } from './batik-cloths.ts'

/** The maker's colours, the same on every pack of a seed. */
export type Brand = Readonly<{
  ground: Colour
  accent: Colour
  paper: Colour
  ink: Colour
  style: Label['style']
  band: Label['band']
  seed: number
}>

const schemes = [
  ['2f4a3a', '9a5a26', 'kraft'],
  ['6d2320', '6d2320', 'ivory'],
  ['1f2f4a', '1f2f4a', 'white'],
  ['7a4a1f', '5a3416', 'ivory'],
  ['232120', '8a6a2c', 'ivory'],
  ['9a6a2a', '3a4a2a', 'white'],
  ['4a5a38', '4a5a38', 'kraft'],
  ['6a3022', '2c3a4a', 'ivory'],
] as const

export function brandOf(seed: number): Brand {
  const random = randomOf('brand', seed)
  const [ground, accent, paper] = choiceOf(schemes, seed, 'dye')
  return {
    ground: colour(ground),
    accent: colour(accent),
    paper: paper === 'kraft' ? papers.ivory : papers[paper],
    ink: papers.ink,
    style: random.pick(['plate', 'seal', 'bar']),
    band: random.pick([bands.triangles, bands.diamonds, bands.petals, bands.waves, bands.zigzag]),
    seed,
  }
}

const labelOf = (brand: Brand, width: number, height: number): Label => ({ ...brand, width, height })

const part = (grid: Grid, surface: Surface, casts = 5): Part => ({ grid, surface, casts })

export function pouchParts(brand: Brand, pose: Pose, random: Random): Part[] {
  const height = 23
  const kraft = random.chance(0.4)
  const tone = kraft ? papers.kraft : brand.ground
  const print = { band: brand.band, tone: kraft ? brand.accent : brand.paper, from: -9.4, to: -7.2 }
  const look = { tone, gloss: kraft ? 0.25 : random.between(0.4, 0.62), height, print }
  const front = foil({ ...look, label: labelOf(brand, 10.4, 8.4), lift: 0.6 })
  const grids = pouch({ width: 15.5, height, depth: 3.5, seed: brand.seed })
  return grids.map((grid, index) => part(posed(grid, pose), index === 0 ? front : foil(look)))
}

/** What may be in a glass. */
export const fillings = {
  sambal: {
    base: colour('74180f'),
    bits: colour('c8862e'),
    bitSize: 0.28,
    share: 0.3,
    level: 14.6,
    clear: 0,
  },
  honey: { base: colour('6a3607'), bits: colour('b87a1c'), bitSize: 1, share: 0, level: 14.4, clear: 0.5 },
  pickle: {
    base: colour('a8963c'),
    bits: colour('b5532a'),
    bitSize: 0.8,
    share: 0.4,
    level: 14.2,
    clear: 0.3,
  },
  jam: { base: colour('5a1420'), bits: colour('7a2a30'), bitSize: 0.7, share: 0.35, level: 14.5, clear: 0.3 },
  palm: { base: colour('4a220c'), bits: colour('6a3812'), bitSize: 1, share: 0, level: 22.6, clear: 0.4 },
  rosella: { base: colour('6a0f1c'), bits: colour('8a2030'), bitSize: 1, share: 0, level: 22.9, clear: 0.4 },
  ginger: {
    base: colour('a8742a'),
    bits: colour('c59a4c'),
    bitSize: 0.7,
    share: 0.25,
    level: 22.4,
    clear: 0.3,
  },
} as const satisfies Record<string, Filling>

export type FillingName = keyof typeof fillings

const air = colour('aaa79d')

export function jarParts(
  brand: Brand,
  filling: FillingName | 'biscuit' | 'nuts',
  pose: Pose,
  random: Random,
): Part[] {
  const [glassGrid, lidGrid] = jar()
  const inner =
    filling === 'biscuit'
      ? packed(colour('c99a58'), colour('7a4a1e'), 2.2, 14.4, air)
      : filling === 'nuts'
        ? packed(colour('b5753f'), colour('5a2f17'), 0.8, 14.6, air)
        : glass(fillings[filling], air)
  const wall = wrapped(inner, labelOf(brand, 7.6, 4.8), girths.jar, 9.6)
  const parts = [part(posed(glassGrid, pose), wall)]
  if (random.chance(0.45)) {
    const [cloth, tie] = clothCap()
    parts.push(
      part(posed(cloth, pose), batikCloth(brand.seed, 3)),
      part(posed(tie, pose), cord(papers.ivory), 3),
    )
  } else {
    parts.push(
      part(
        posed(lidGrid, pose),
        metal(random.pick([colour('c2a05a'), colour('2a2a2c'), colour('b9b9b4')]), 0.7),
      ),
    )
  }
  return parts
}

export function bottleParts(brand: Brand, filling: FillingName, pose: Pose): Part[] {
  const [glassGrid, corkGrid] = bottle()
  const wall = wrapped(glass(fillings[filling], air), labelOf(brand, 7, 6), girths.bottle, 10.4)
  return [part(posed(glassGrid, pose), wall), part(posed(corkGrid, pose), stick(colour('a9825a'), 3), 3)]
}

export function tinParts(brand: Brand, pose: Pose): Part[] {
  const [body, lid] = tin()
  const lacquer = metal(brand.ground, 0.6)
  return [
    part(posed(body, pose), wrapped(lacquer, labelOf(brand, 8.4, 6.6), girths.tin, 10.6)),
    part(posed(lid, pose), lacquer, 4),
  ]
}

export function boxParts(brand: Brand, pose: Pose, random: Random): Part[] {
  const height = random.pick([10, 15])
  const faces = box({ width: 17, height, depth: 8, edge: 0.12 }, pose)
  const plain = card(brand.ground, brand.paper, height)
  const front = card(brand.ground, brand.paper, height, labelOf(brand, 10.6, height * 0.62))
  return Object.entries(faces).map(([name, grid]) => part(grid, name === 'front' ? front : plain, 2))
}
