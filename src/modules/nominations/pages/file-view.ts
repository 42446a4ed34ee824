import type { LedgerRow } from '../../../audit/index.ts'
import type { Html } from '../../../platform/html.ts'
import type { Picture } from '../../../ui/index.ts'
import type { StageKind } from '../../editions/index.ts'
import type { WorkingFile } from '../load-file.ts'

/** All that the page of one nomination shows. */
export type FileView = Readonly<{
  file: WorkingFile
  /** What the reader may do about it. */
  able: ReadonlySet<string>
  windowOpen: boolean
  /** The stage whose closing the reader should mind. */
  deadlineOf: StageKind | null
  history: readonly LedgerRow[] | null
  /** Names of those who acted, where the reader may know them. */
  names: ReadonlyMap<string, string>
  photos: readonly Picture[]
  /** What later modules add: the sample, for one. */
  panels: readonly Html[]
}>
