import type { Producer, Sentra } from '../producers/index.ts'
import type { Column } from './columns.ts'
import { fold } from './columns.ts'
import { dryRun } from './dry-run.ts'
import {
  claim,
  PLANNED,
  producerNumberOf,
  producerNumberProblems,
  type Ground,
  type Known,
} from './ground.ts'
import type { RowChange, RowProblem } from './import.ts'
import {
  belongsToWrong,
  besidePlace,
  cellProblems,
  changesBetween,
  given,
  manyThere,
  notThere,
  parentOf,
  problemOf,
  sameNumber,
  twice,
  type Judgement,
} from './judgement.ts'
import type { WrittenPlace } from './places.ts'
import type { GivenRow } from './read-book.ts'

const fields = [
  'name',
  'ownerName',
  'district',
  'village',
  'address',
  'phone',
  'email',
  'foundedYear',
  'workersMen',
  'workersWomen',
  'story',
] as const

const textsOf = (producer: Producer): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(fields.map(field => [field, String(producer[field] ?? '')])),
  sentra: producer.sentraId ?? '',
})

/** By the number of its paper; otherwise by its name in its village, or in its district where one has no village. */
function alikeOf(ground: Ground, row: GivenRow, place: WrittenPlace): readonly Known<Producer>[] {
  const number = producerNumberOf(ground, row.cells['producerNumber'] ?? '')
  const numbered = number === '' ? [] : (ground.producersByNumber.get(number) ?? [])
  if (numbered.length > 0) return numbered
  const named = (ground.producers.get(fold(row.cells['name'] ?? '')) ?? []).filter(
    one => one.record?.district === place.district,
  )
  const inVillage = named.filter(one => (one.record?.village ?? '') === place.village)
  if (inVillage.length > 0) return inVillage
  return named.filter(one => place.village === '' || (one.record?.village ?? '') === '')
}

/** Another row makes the same producer: by its number, which may be mistyped, or by its name. */
function twiceProblem(ground: Ground, row: GivenRow, known: Known<Producer>, first: number): RowProblem {
  const number = producerNumberOf(ground, row.cells['producerNumber'] ?? '')
  const isNumbered = number !== '' && ground.producersByNumber.get(number)?.includes(known) === true
  return isNumbered
    ? problemOf(row, 'producerNumber', sameNumber(first))
    : problemOf(row, 'name', twice(first))
}

const numberProblems = (ground: Ground, row: GivenRow): readonly RowProblem[] =>
  producerNumberProblems(ground, row.cells['producerNumber'] ?? '').map(message =>
    problemOf(row, 'producerNumber', message),
  )

type Found = Readonly<{ known: Known<Sentra> | null; problems: readonly RowProblem[] }>

function sentraOf(ground: Ground, row: GivenRow, areaPath: string | null): Found {
  const name = row.cells['sentra'] ?? ''
  // As long as the place is not known nothing can be said of its sentra.
  if (name === '' || areaPath === null) return { known: null, problems: [] }
  const all = ground.sentra.get(fold(name)) ?? []
  const wrong = all.find(one => one.record === null)
  const here = all.filter(one => one.record?.areaPath === areaPath)
  if (here.length === 1) return { known: here[0] ?? null, problems: [] }
  const message = here.length > 1 ? manyThere(name) : wrong ? belongsToWrong(wrong.row ?? 0) : notThere(name)
  return { known: null, problems: [problemOf(row, 'sentra', message)] }
}

const changeKinds: Readonly<Record<string, string>> = {
  'tempat produksi pindah': 'moved',
  'production moved': 'moved',
  moved: 'moved',
  'hanya penulisannya yang diperbaiki': 'corrected',
  'only its writing is corrected': 'corrected',
  corrected: 'corrected',
}

type Look = Readonly<{
  row: GivenRow
  columns: readonly Column[]
  place: WrittenPlace
  sentra: Known<Sentra> | null
}>

function inputOf(before: Producer | null, { row, columns, place, sentra }: Look): Record<string, string> {
  const { placeChange, sentra: _sentra, ...cells } = given(row, columns)
  return {
    ...(before ? textsOf(before) : {}),
    ...cells,
    ...(placeChange === undefined ? {} : { placeChange: changeKinds[fold(placeChange)] ?? placeChange }),
    ...(sentra?.record ? { sentra: sentra.record.id } : {}),
    ...(place.district === '' ? {} : { district: place.district }),
    ...(place.village === '' ? {} : { village: place.village }),
  }
}

function tryOut(
  ground: Ground,
  before: Producer | null,
  input: Readonly<Record<string, string>>,
  look: Look,
) {
  const { registerProducer, editProducer } = ground.settings.producerActs
  const areaPath = look.place.areaPath ?? before?.areaPath ?? null
  const stored = [...ground.sentra.values()].flat().find(one => one.record?.id === input['sentra'])
  const at = {
    place: { areaPath, problems: [] },
    sentra: look.sentra?.record ?? stored?.record ?? null,
  }
  return before
    ? dryRun(editProducer, { ...at, producer: before }, { ...input, id: before.id }, ground.context)
    : dryRun(registerProducer, at, input, ground.context)
}

function changesOf(
  ground: Ground,
  row: GivenRow,
  before: Producer,
  data: Readonly<Record<string, unknown>> & Readonly<{ sentra: string | null }>,
): readonly RowChange[] {
  const moved = changesBetween(before, { sentraId: data.sentra }, ['sentraId'])
  return [
    ...changesBetween(before, data, fields),
    ...moved.map(one => ({
      column: 'sentra',
      before: sentraName(ground, one.before),
      after: row.cells['sentra'] ?? '',
    })),
  ]
}

/** A producer is known by the number of its paper, or by its name and village. */
export async function judgeProducer(
  ground: Ground,
  row: GivenRow,
  columns: readonly Column[],
): Promise<Judgement> {
  const place = await ground.places.find(row.cells)
  const name = row.cells['name'] ?? ''
  const alike = alikeOf(ground, row, place)
  const known = alike[0] ?? null
  const before = known?.record && known.record.id !== PLANNED ? known.record : null
  const areaPath = place.areaPath ?? before?.areaPath ?? null
  const sentra = sentraOf(ground, row, areaPath)
  const look = { row, columns, place, sentra: sentra.known }
  const input = inputOf(before, look)
  const found = tryOut(ground, before, input, look)
  const isTwice = known?.row !== null && known?.row !== undefined
  const problems = [
    ...place.problems.map(one => problemOf(row, one.column, one.message)),
    ...sentra.problems,
    ...(alike.length > 1 ? [problemOf(row, 'name', manyThere(name))] : []),
    ...(isTwice ? [twiceProblem(ground, row, known, known.row)] : []),
    ...numberProblems(ground, row),
    ...cellProblems(row, columns, besidePlace(place, found.problems)),
  ]
  const isGood = problems.length === 0 && row.problems.length === 0
  const record: Producer | null =
    isGood && found.data && areaPath !== null
      ? { rowVersion: 0, ...found.data, sentraId: found.data.sentra, id: before?.id ?? PLANNED, areaPath }
      : null
  if (!isTwice) note(ground, row, known, { record, position: row.position, row: row.row })
  return {
    label: name,
    input,
    target: before,
    parent: sentra.known ? parentOf(sentra.known, PLANNED) : null,
    changes: before && found.data ? changesOf(ground, row, before, found.data) : [],
    problems,
  }
}

const sentraName = (ground: Ground, id: string): string =>
  [...ground.sentra.values()].flat().find(one => one.record?.id === id)?.record?.name ?? ''

function note(ground: Ground, row: GivenRow, before: Known<Producer> | null, known: Known<Producer>): void {
  const number = producerNumberOf(ground, row.cells['producerNumber'] ?? '')
  const name = fold(row.cells['name'] ?? '')
  if (before?.record && fold(before.record.name) !== name)
    claim(ground.producers, fold(before.record.name), before, known)
  else if (name !== '') claim(ground.producers, name, before, known)
  if (number !== '') claim(ground.producersByNumber, number, before, known)
}
