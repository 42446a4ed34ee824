import type { AreaPath } from '../../foundation/area-path.ts'
import type { Text } from '../../foundation/text.ts'
import type { DocumentTypes } from '../../engine/document-numbers/index.ts'
import type { documentActions } from '../documents/index.ts'
import type { Commodity, producerActions } from '../producers/index.ts'
import type { Reader } from '../../platform/database/index.ts'

/** What the rows of a sheet describe, in the order in which they are stored: owners before what they own. */
export const kinds = ['sentra', 'producer', 'product', 'document'] as const
export type Kind = (typeof kinds)[number]

/** What the look at a row says. */
export const verdicts = ['wrong', 'new', 'changed', 'unchanged'] as const
export type Verdict = (typeof verdicts)[number]

/** What became of a row: `moved-on` where its record changed, or appeared, after the look. */
export const outcomes = ['done', 'moved-on', 'failed'] as const
export type RowOutcome = (typeof outcomes)[number]

/** `seen`: looked at, waits to be confirmed. `running`: its rows are being stored. */
export type ImportState = 'seen' | 'running' | 'done' | 'cancelled'

/** One thing that is wrong with a row; `cell` is its address where it is about one cell. */
export type RowProblem = Readonly<{ cell: string | null; message: Text }>
export type RowChange = Readonly<{ column: string; before: string; after: string }>

/** A row that was looked at. */
export type LookedRow = Readonly<{
  position: number
  kind: Kind
  sheet: string
  row: number
  label: string
  verdict: Verdict
  /** The texts of its cells by column. */
  cells: Readonly<Record<string, string>>
  input: Readonly<Record<string, string>>
  targetId: string | null
  targetVersion: number | null
  parent: number | null
  changes: readonly RowChange[]
  problems: readonly RowProblem[]
}>

export type StoredRow = LookedRow & Readonly<{ outcome: RowOutcome | null; resultId: string | null }>

export type NewImport = Readonly<{
  id: string
  name: string
  sha256: string
  bytes: number
  areaPath: AreaPath
  sentBy: string
  sentAt: Date
  notes: readonly Text[]
}>

export type Import = NewImport &
  Readonly<{
    state: ImportState
    confirmedBy: string | null
    confirmedGrant: string | null
    confirmedAt: Date | null
    endedAt: Date | null
    rowVersion: number
  }>

/** How many rows of each verdict and outcome; what is not there is none. */
export type RowCounts = Readonly<Partial<Record<Verdict | RowOutcome | 'waiting', number>>>

/** What the module is told from outside. */
export type ImportSettings = Readonly<{
  types: DocumentTypes
  /** The type of document whose number tells producers apart. */
  producerNumber: string
  commodities: (reader: Reader) => readonly Commodity[] | Promise<readonly Commodity[]>
  producerActs: ReturnType<typeof producerActions>
  documentActs: ReturnType<typeof documentActions>
}>
