import { colour } from '../colour.ts'
import type { Vector } from '../geometry.ts'
import { type Band, bands } from '../motifs/bands.ts'
import type { Part, Scene, Surface } from '../render/scene.ts'
import { choiceOf, type Random, randomOf } from '../random.ts'
import { type Pose, posed } from '../shapes/pose.ts'
import { type VesselName, vesselGrids, vesselSizes, vessels } from '../shapes/vessels.ts'
import { cameraAt, closeCamera, studioOf } from '../studio.ts'
import { dryingParts, kilnParts, throwingParts } from './gerabah-making.ts'
import { type Clay, clay, clays, type Glaze, type Ring } from '../surfaces/clay.ts'

type Finish = (random: Random, name: VesselName, seed: number) => Surface

const ornaments: readonly Band[] = [
  bands.triangles,
  bands.diamonds,
  bands.waves,
  bands.petals,
  bands.zigzag,
  bands.hooks,
]

/** Rings of ornament on the wall of a vessel: a broad one between narrow ones. */
function rings(random: Random, name: VesselName, paints: readonly (Ring['paint'] | undefined)[]): Ring[] {
  const { round, length } = vesselSizes(name)
  const [low, high] = vessels[name].wall
  const from = low * length
  const height = (high - low) * length
  const broad = random.pick(ornaments)
  const narrow = random.pick([bands.dots, bands.lines, bands.zigzag])
  const ring = (band: Band, start: number, share: number, paint: Ring['paint']): Ring => {
    const own = height * share
    const place = { band, from: from + height * start, to: from + height * (start + share) }
    return { ...place, repeats: Math.max(4, Math.round(round / own)), ...(paint ? { paint } : {}) }
  }
  const start = random.between(0.1, 0.3)
  return [
    ring(narrow, start, 0.14, paints[1] ?? paints[0]),
    ring(broad, start + 0.18, 0.38, paints[0]),
    ring(narrow, start + 0.6, 0.14, paints[1] ?? paints[0]),
  ]
}

const glazeOf = (tone: string, thin: string, from: number, extra: Partial<Glaze> = {}): Glaze => ({
  tone: colour(tone),
  thin: colour(thin),
  from,
  drip: 2.4,
  speckle: 0.25,
  gloss: 0.9,
  ...extra,
})

function finish(
  look: (random: Random, name: VesselName, length: number) => Omit<Clay, 'round' | 'radiusAt' | 'seed'>,
): Finish {
  return (random, name, seed) => {
    const { round, length, radiusAt } = vesselSizes(name)
    return clay({ round, radiusAt, seed, ...look(random, name, length) })
  }
}

const ink = colour('3a2419')
const slip = colour('e2d5bd')

/** The finishes, from bare earth to glaze; a seed wears one of them. */
const finishes: readonly Finish[] = [
  finish((random, name) => ({ body: clays.red, smoke: 0.25, rings: rings(random, name, []) })),
  finish((_random, _name, length) => ({
    body: clays.buff,
    glaze: glazeOf('667f6c', '9a9f80', length * 0.16, { drip: 3 }),
  })),
  finish((random, name) => ({ body: clays.black, burnish: 0.85, rings: rings(random, name, []) })),
  finish((random, name) => ({
    body: slip,
    burnish: 0.35,
    rings: rings(random, name, [colour('8a3d22'), ink]),
  })),
  finish((_random, _name, length) => ({
    body: clays.brown,
    glaze: glazeOf('1b2c44', '56708a', length * 0.1, { drip: 2, speckle: 0.1 }),
  })),
  finish((random, name) => ({ body: clays.brown, burnish: 0.6, rings: rings(random, name, [slip, slip]) })),
  finish((_random, _name, length) => ({
    body: clays.red,
    glaze: glazeOf('ded6c4', 'c5a887', length * 0.24, { drip: 1.2, speckle: 0.5, gloss: 0.7 }),
  })),
  finish((_random, _name, length) => ({
    body: clays.buff,
    glaze: glazeOf('2c170d', '7a3f1a', length * 0.12, { drip: 3.4, gloss: 0.95 }),
  })),
  finish((random, name) => ({
    body: clays.red,
    burnish: 0.25,
    rings: rings(random, name, [ink, slip]),
  })),
]

/** What stands where: the first vessel is the product, the others keep it company. */
type Setting = readonly Readonly<{ name: VesselName; pose: Pose; other?: true }>[]

const at = (x: number, z: number, y = 0): Vector => [x, y, z]

const settings: readonly Setting[] = [
  [
    { name: 'guci', pose: { at: at(-4, 0) } },
    { name: 'cup', pose: { at: at(15, 9), yaw: 40 } },
  ],
  [
    { name: 'teapot', pose: { at: at(-5, -2), yaw: 18, size: 1.1 } },
    { name: 'cup', pose: { at: at(14, 8) } },
    { name: 'cup', pose: { at: at(5, 14), yaw: 90 } },
  ],
  [
    { name: 'kendi', pose: { at: at(-5, 0), yaw: 14 } },
    { name: 'bowl', pose: { at: at(16, 8), size: 0.7 } },
  ],
  [
    { name: 'plate', pose: { at: at(-4, -8, 15), pitch: 76, yaw: 8 } },
    { name: 'bowl', pose: { at: at(13, 8), size: 0.8 } },
  ],
  [
    { name: 'slender', pose: { at: at(-6, -2) } },
    { name: 'moon', pose: { at: at(12, 6), size: 0.62, yaw: 70 } },
  ],
  [
    { name: 'bowl', pose: { at: at(-8, 2), size: 1.15 } },
    { name: 'bowl', pose: { at: at(12, -6), size: 0.95, yaw: 50 } },
    { name: 'cup', pose: { at: at(13, 11) } },
  ],
  [
    { name: 'moon', pose: { at: at(-3, 0), size: 1.12 } },
    { name: 'cup', pose: { at: at(16, 10), yaw: 120 }, other: true },
  ],
  [
    { name: 'lidded', pose: { at: at(-5, -2) } },
    { name: 'lidded', pose: { at: at(13, 7), size: 0.62, yaw: 200 } },
  ],
  [
    { name: 'planter', pose: { at: at(-6, -3), size: 1.15 } },
    { name: 'planter', pose: { at: at(14, 7), size: 0.66, yaw: 60 } },
  ],
  [
    { name: 'pitcher', pose: { at: at(-4, -1), yaw: -12 } },
    { name: 'cup', pose: { at: at(11, 9) } },
    { name: 'cup', pose: { at: at(17, 1), yaw: 40 } },
  ],
]

function settingParts(setting: Setting, seed: number): Part[] {
  const random = randomOf('gerabah', seed)
  const finishOf = choiceOf(finishes, seed, 'dye')
  const surfaces = new Map<VesselName, Surface>()
  const parts: Part[] = []
  for (const { name, pose } of setting) {
    const surface = surfaces.get(name) ?? finishOf(random, name, seed)
    surfaces.set(name, surface)
    vesselGrids(name).forEach((grid, index) => {
      parts.push({ grid: posed(grid, pose), surface, casts: index === 0 ? 5 : 3 })
    })
  }
  return parts
}

export function gerabahHero(seed: number): Scene {
  const setting = choiceOf(settings, seed, 'form')
  const studio = studioOf(seed)
  const rise = randomOf('gerabah camera', seed).between(12, 20)
  const high = Math.max(...setting.map(({ name, pose }) => topOf(name) * (pose.size ?? 1)))
  return {
    parts: [...studio.parts, ...settingParts(setting, seed)],
    camera: cameraAt(
      [3, high * 0.44, 0],
      Math.max(setting[0]?.name === 'bowl' ? 98 : 80, 62 + high * 1.15),
      0,
      rise,
    ),
    mood: studio.mood,
  }
}

/** Height of a vessel with what stands on it. */
const topOf = (name: VesselName): number =>
  Math.max(...vesselGrids(name).map(highest), name === 'plate' ? 31 : 0)

const highest = (grid: Part['grid']): number =>
  grid.positions.reduce((top, value, index) => (index % 3 === 1 ? Math.max(top, value) : top), 0)

/** The wall of the first vessel from near by. */
export function gerabahDetail(seed: number): Scene {
  const setting = choiceOf(settings, seed, 'form')
  const studio = studioOf(seed)
  const { name, pose } = setting[0]!
  const [x, y, z] = pose.at
  const size = pose.size ?? 1
  const { round } = vesselSizes(name)
  const front = (round / (2 * Math.PI)) * size * 0.8
  const target: Vector =
    name === 'plate' ? [x + 2, y + 2, z + 2] : [x - 1, y + topOf(name) * size * 0.62, z + front]
  return {
    parts: [...studio.parts, ...settingParts(setting, seed)],
    camera: closeCamera(target, 52, randomOf('gerabah detail', seed).between(16, 28)),
    mood: studio.mood,
  }
}

export function gerabahProcess(seed: number): Scene {
  const { parts, camera } = choiceOf([throwingParts, dryingParts, kilnParts], seed, 'form')(seed)
  const studio = studioOf(seed, 80)
  return { parts: [...studio.parts, ...parts], camera, mood: studio.mood }
}
