import type { Problem } from '../../../foundation/problem.ts'
import { text, type Text } from '../../../foundation/text.ts'
import type { NominationBrief } from '../../nominations/index.ts'
import { judgeFact, type EnteredFact, type FactChange } from './judge-outside.ts'
import { FACT_COLUMN } from './outside-columns.ts'
import type { OutsideGround } from './outside-ground.ts'
import type { OutsideList } from './outside-list.ts'
import { ownInterest } from './outside-problems.ts'
import type { CellProblem, OutsideRow } from './read-outside-file.ts'

/** What a file's rows are judged by: the nominations that they name, of whichever edition. */
export type ListGround = Readonly<{
  list: OutsideList
  /** By number, as the receipt has it. */
  named: ReadonlyMap<string, Pick<NominationBrief, 'id' | 'editionId'>>
  grounds: ReadonlyMap<string, OutsideGround>
  today: string
}>

/** A row with what storing it would do. `unchanged`: facts that are there already, as they stand in the row. */
export type JudgedRow = Readonly<{
  row: OutsideRow
  ground: OutsideGround | null
  changes: readonly FactChange[]
  unchanged: number
  problems: readonly CellProblem[]
}>

/** A number as it was written, and as receipts have their letters. */
export const numbersLike = (written: string): readonly string[] => [
  written.trim(),
  written.trim().toUpperCase(),
]

const said = {
  noNumber: text('Nomor usulan belum diisi.', 'The number of the nomination is missing.'),
  unknown: text(
    'Tidak ada usulan dengan nomor ini. Salin nomornya dari templat.',
    'There is no nomination with this number. Copy it from the template.',
  ),
  otherEdition: text(
    'Usulan ini milik edisi lain. Kirim lewat halaman edisinya.',
    'This nomination belongs to another edition. Send it on the page of that edition.',
  ),
  notAsked: text(
    'Aturan usulan ini tidak menunggu fakta itu dari luar. Kosongkan selnya.',
    'The rules of this nomination await no such fact from outside. Leave the cell empty.',
  ),
} as const

const twice = (row: number): Text =>
  text(
    `Fakta ini sudah diisi untuk usulan yang sama pada baris ${row}. Sisakan satu.`,
    `This fact of the same nomination stands in row ${row} already. Keep one.`,
  )

const enteredIn = ({ cells }: OutsideRow, value: string): EnteredFact => ({
  value,
  issuer: cells['issuer'] ?? '',
  paper: cells['paper'] ?? '',
  paperDate: cells['paperDate'] ?? '',
  reason: cells['reason'] ?? '',
})

/** A problem of an act's field beside the cell that the field came from. */
function besideCell({ addresses }: OutsideRow, column: string, { path, message }: Problem): CellProblem {
  const id = path === 'value' || path === '' ? column : path
  return { cell: addresses[id] ?? addresses[column] ?? null, message }
}

function findGround({ list, named, grounds }: ListGround, { cells, addresses }: OutsideRow) {
  const told = (message: Text) => ({ problem: { cell: addresses['number'] ?? null, message } })
  const number = cells['number'] ?? ''
  if (number === '') return told(said.noNumber)
  const brief = numbersLike(number).flatMap(one => named.get(one) ?? [])[0]
  if (!brief) return told(said.unknown)
  if (brief.editionId !== list.editionId) return told(said.otherEdition)
  const ground = grounds.get(brief.id)
  if (!ground) return told(said.unknown)
  return ground.isBarred ? told(ownInterest.message) : { ground }
}

type Told = Readonly<{ changes: readonly FactChange[]; unchanged: number; problems: readonly CellProblem[] }>

function judgeCells(
  { list, today }: ListGround,
  row: OutsideRow,
  ground: OutsideGround,
  earlier: Map<string, number>,
): Told {
  const changes: FactChange[] = []
  const problems: CellProblem[] = []
  let unchanged = 0
  for (const [column, value] of Object.entries(row.cells)) {
    if (!column.startsWith(FACT_COLUMN)) continue
    const name = column.slice(FACT_COLUMN.length)
    const cell = row.addresses[column] ?? null
    const key = `${ground.nomination.id} ${name}`
    const first = earlier.get(key)
    if (first !== undefined) problems.push({ cell, message: twice(first) })
    else earlier.set(key, row.row)
    const outside = ground.wanted.find(one => one.fact.name === name)
    if (!outside) {
      problems.push({ cell, message: said.notAsked })
      continue
    }
    const judged = judgeFact(ground, outside, enteredIn(row, value), { locale: list.locale, today })
    if (!judged.ok) problems.push(...judged.problems.map(one => besideCell(row, column, one)))
    else if (judged.value === null) unchanged++
    else changes.push(judged.value)
  }
  return { changes, unchanged, problems }
}

/** The same said once, though it came with several cells of the row. */
const once = (problems: readonly CellProblem[]): readonly CellProblem[] => [
  ...new Map(problems.map(one => [`${one.cell} ${one.message.en}`, one])).values(),
]

/** Every row with what it would store and everything that is wrong with it. */
export function judgeList(on: ListGround): readonly JudgedRow[] {
  const earlier = new Map<string, number>()
  return on.list.rows.map((row): JudgedRow => {
    const found = findGround(on, row)
    if (!('ground' in found) || found.ground === undefined) {
      const problems = once([...row.problems, ...('problem' in found ? [found.problem] : [])])
      return { row, ground: null, changes: [], unchanged: 0, problems }
    }
    const told = judgeCells(on, row, found.ground, earlier)
    return { row, ground: found.ground, ...told, problems: once([...row.problems, ...told.problems]) }
  })
}
