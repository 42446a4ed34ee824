import type { AreaPath } from '../../../foundation/area-path.ts'
import { isId } from '../../../foundation/ids.ts'
import { listAddress, partsOf, type ListKeys } from '../../../web/index.ts'
import type { Filler } from '../draft/filled-by.ts'
import type { WorkingFile } from '../draft/load-file.ts'
import type { PreCheckState } from '../draft/pre-check.ts'
import { blocks } from '../draft/readiness.ts'
import type { RemarkCounts } from '../help/remark-store.ts'

export const DESK = '/meja-provinsi'
export const DESK_FILE = '/meja-provinsi/unduh'

/** Who changed an answer of a file last. */
export type LastChange = Filler & Readonly<{ personId: string }>

/** A file that an office of the province works on, as the desk shows it. */
export type DeskFile = Readonly<{
  id: string
  areaPath: AreaPath
  file: WorkingFile
  /** How many things are missing. */
  missing: number
  /** Ids of what is missing: requirements, `photos`, `sentra`, and `answers` for any of the questions. */
  lacks: readonly string[]
  checkState: PreCheckState
  remarks: RemarkCounts
  last: LastChange | null
  /** Until when the office may send it; null where no closing is set. */
  closesAt: Date | null
}>

/** What is missing, by what a list can be narrowed to. */
export function lacksOf({ readiness, productFile }: WorkingFile): readonly string[] {
  const { photos, sections, documents } = readiness
  return [
    ...(productFile.sentra ? [] : ['sentra']),
    ...(sections.some(one => one.shortcomings.length > 0) ? ['answers'] : []),
    ...documents.filter(blocks).map(one => one.requirement.id),
    ...(photos.count < photos.min || photos.count > photos.max ? ['photos'] : []),
  ]
}

type Lens = Readonly<{ fits: (one: DeskFile) => boolean }>

/** The parts of the list that wait for somebody. */
export const lenses = {
  unchecked: { fits: one => one.checkState === 'none' },
  changed: { fits: one => one.checkState === 'changed' },
  answered: { fits: one => one.remarks.answered > 0 },
  open: { fits: one => one.remarks.open > 0 },
  ready: { fits: one => one.missing === 0 },
} as const satisfies Record<string, Lens>
export type LensName = keyof typeof lenses
export const lensNames = Object.keys(lenses) as LensName[]

/** The one thing that the province does next about a file. */
export type NextStep =
  | 'read-answers'
  | 'check-again'
  | 'check'
  | 'complete'
  | 'wait-office'
  | 'wait-head'
  | 'wait-sending'

export function nextStep({ checkState, remarks, missing, file }: DeskFile): NextStep {
  if (remarks.answered > 0) return 'read-answers'
  if (checkState === 'changed') return 'check-again'
  if (missing > 0 && remarks.open === 0) return 'complete'
  if (checkState === 'none') return 'check'
  if (remarks.open > 0 || file.nomination.state === 'returned') return 'wait-office'
  return file.nomination.state === 'approved' ? 'wait-sending' : 'wait-head'
}

/** The filters as they stand in the address. */
export type DeskQuery = Readonly<{ edition: string; area: string; lens: LensName | ''; lacks: string }>

export function deskQueryFrom(query: URLSearchParams): DeskQuery {
  const get = (name: string): string => (query.get(name) ?? '').slice(0, 100)
  return {
    edition: get('edisi'),
    area: get('wilayah'),
    lens: lensNames.find(one => one === get('keadaan')) ?? '',
    lacks: get('kurang'),
  }
}

export const deskAddress = (
  query: Partial<DeskQuery>,
  more: Readonly<Record<string, string>> = {},
  path: string = DESK,
): string =>
  listAddress(path, {
    edisi: query.edition,
    wilayah: query.area,
    keadaan: query.lens,
    kurang: query.lacks,
    ...more,
  })

/** The place of a row: by its area, then by its id. */
type DeskKey = Readonly<{ area: string; id: string }>

export const deskKeys: ListKeys<DeskFile, DeskKey> = {
  write: one => `${one.areaPath}_${one.id}`,
  read: written => {
    const { value, id } = partsOf(written)
    return /^[/.\d]{1,40}$/.test(value) && isId(id) ? { area: value, id } : null
  },
}

const compare = (one: DeskKey, other: DeskKey): number => {
  const [mine, theirs] = [`${one.area} ${one.id}`, `${other.area} ${other.id}`]
  return mine < theirs ? -1 : Number(mine > theirs)
}
const keyOf = ({ areaPath, id }: DeskFile): DeskKey => ({ area: areaPath, id })

export const inDeskOrder = (files: readonly DeskFile[]): readonly DeskFile[] =>
  files.toSorted((one, other) => compare(keyOf(one), keyOf(other)))

type Range = Readonly<{ limit?: number; after?: DeskKey | null; before?: DeskKey | null }>

/** A part of the files, which come in their order; those before a key come with the nearest first. */
export function cutDesk(files: readonly DeskFile[], { limit, after, before }: Range): readonly DeskFile[] {
  const part = after
    ? files.filter(one => compare(keyOf(one), after) > 0)
    : before
      ? files.filter(one => compare(keyOf(one), before) < 0).toReversed()
      : files
  return part.slice(0, limit)
}
