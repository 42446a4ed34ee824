import type { Sentra } from '../producers/index.ts'
import type { Column } from './columns.ts'
import { fold } from './columns.ts'
import { dryRun } from './dry-run.ts'
import { claim, PLANNED, type Ground } from './ground.ts'
import {
  besidePlace,
  cellProblems,
  changesBetween,
  given,
  optionOf,
  problemOf,
  twice,
  type Judgement,
} from './judgement.ts'
import type { WrittenPlace } from './places.ts'
import type { GivenRow } from './read-book.ts'

const fields = [
  'name',
  'commodity',
  'district',
  'village',
  'units',
  'workers',
  'decreeNumber',
  'decreeDate',
  'decreeSignatory',
  'about',
] as const

const textsOf = (sentra: Sentra): Readonly<Record<string, string>> =>
  Object.fromEntries(fields.map(field => [field, String(sentra[field] ?? '')]))

type Texts = Readonly<Record<string, string>>

const inputOf = (
  { commodities }: Ground,
  cells: Texts,
  before: Sentra | null,
  { district, village }: WrittenPlace,
): Texts => ({
  ...(before ? textsOf(before) : {}),
  ...cells,
  ...(cells['commodity'] ? { commodity: optionOf(commodities, cells['commodity']) } : {}),
  district,
  ...(village === '' ? {} : { village }),
})

function tryOut(
  { settings, context, commodities }: Ground,
  before: Sentra | null,
  input: Texts,
  { areaPath }: WrittenPlace,
) {
  const { registerSentra, editSentra } = settings.producerActs
  const at = { place: { areaPath, problems: [] }, commodities }
  return before
    ? dryRun(editSentra, { ...at, sentra: before }, { ...input, id: before.id }, context)
    : dryRun(registerSentra, at, input, context)
}

/** A sentra is known by its name in its district. */
export async function judgeSentra(
  ground: Ground,
  row: GivenRow,
  columns: readonly Column[],
): Promise<Judgement> {
  const place = await ground.places.find(row.cells)
  const name = row.cells['name'] ?? ''
  const alike = (ground.sentra.get(fold(name)) ?? []).filter(one => one.record?.district === place.district)
  const known = alike[0] ?? null
  const before = known?.record && known.record.id !== PLANNED ? known.record : null
  const input = inputOf(ground, given(row, columns), before, place)
  const found = tryOut(ground, before, input, place)
  const placed = place.problems.map(one => problemOf(row, one.column, one.message))
  const isTwice = known?.row !== null && known?.row !== undefined
  const problems = [
    ...placed,
    ...(isTwice ? [problemOf(row, 'name', twice(known.row))] : []),
    ...cellProblems(row, columns, besidePlace(place, found.problems)),
  ]
  const isGood = problems.length === 0 && row.problems.length === 0
  const record: Sentra | null =
    isGood && found.data && place.areaPath !== null
      ? { rowVersion: 0, ...found.data, id: before?.id ?? PLANNED, areaPath: place.areaPath }
      : null
  if (!isTwice && name !== '')
    claim(ground.sentra, fold(name), known, { record, position: row.position, row: row.row })
  return {
    label: name,
    input,
    target: before,
    parent: null,
    changes: before && found.data ? changesBetween(before, found.data, fields) : [],
    problems,
  }
}
