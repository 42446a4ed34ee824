import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { AwardSettings } from '../modules/awards/index.ts'

const text = z.strictObject({ id: z.string().min(1), en: z.string().min(1) })

const scalesSchema = z.array(
  z.strictObject({
    id: z.string().min(1),
    most: z.int().min(1).max(9),
    title: text,
    scheme: z.string().min(1),
  }),
)
/** Only what is needed of a rules file here; its own lint checks it whole. */
const rulesSchema = z.object({ commodities: z.array(z.object({ id: z.string(), title: text })) })

/** The claims about past awards that a programme ships in `history/`, with its scales and commodities; none without that folder. */
export function readAwardHistory(
  programmeFolder: string,
  editions: readonly Readonly<{ rules: string }>[],
): AwardSettings {
  const folder = join(programmeFolder, 'history')
  const named = new Map(
    editions.flatMap(one =>
      rulesSchema
        .parse(JSON.parse(one.rules))
        .commodities.map(({ id, title }) => [id, { id, title }] as const),
    ),
  )
  const commodities = [...named.values()]
  if (!existsSync(folder)) return { scales: [], commodities, shipped: [] }
  const names = readdirSync(folder).filter(name => name.endsWith('.csv'))
  return {
    scales: scalesSchema.parse(JSON.parse(readFileSync(join(folder, 'scales.json'), 'utf8'))),
    commodities,
    shipped: names.toSorted().map(name => ({ name, content: readFileSync(join(folder, name), 'utf8') })),
  }
}
