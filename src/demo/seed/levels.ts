import { randomOf } from '../pictures/random.ts'
import type { DemoProduct } from './content.ts'

/** Sides of a firm that its answers tell and the assessors look for: low, middling or high. */
export const topics = [
  'pasokan',
  'kapasitas',
  'proses',
  'limbah',
  'rancangan',
  'pembaruan',
  'pembelian',
  'peran',
  'pasar',
  'kanal',
  'layanan',
  'pembukuan',
  'regenerasi',
  'ketahanan',
  'higiene',
  'uji',
] as const
export type Topic = (typeof topics)[number]
export type Level = 0 | 1 | 2

export type Levels = Readonly<Record<Topic, Level>> &
  Readonly<{
    /** From no plan to repeated exports, 0 to 4. */
    ekspor: number
    /** From no brand to a registered one, 0 to 3. */
    merek: number
  }>

const between = (low: number, value: number, high: number): number => Math.min(high, Math.max(low, value))

/** How good a firm is on the whole, 0 to 1, by the points that it arrives at. */
export const goodness = ({ target }: DemoProduct): number => between(0, (target - 62) / 34, 1)

/** The levels of a firm: about as good as its points, uneven from topic to topic, always the same. */
export function levelsOf(product: DemoProduct): Levels {
  const random = randomOf(`levels ${product.id}`, 0)
  const drawn = (): number => between(0, goodness(product) + random.between(-0.32, 0.32), 0.999)
  const level = (): Level => (Math.floor(drawn() * 3 + 0.15) > 1 ? 2 : drawn() < 0.3 ? 0 : 1)
  const levels = Object.fromEntries(topics.map(topic => [topic, level()])) as Record<Topic, Level>
  return { ...levels, ekspor: Math.floor(drawn() * 5), merek: Math.floor(drawn() * 4) }
}
