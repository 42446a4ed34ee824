import type { LedgerRow } from '../../../../audit/index.ts'
import type { Text } from '../../../../foundation/text.ts'
import type { Html } from '../../../../platform/html.ts'
import type { Picture } from '../../../../ui/index.ts'
import type { StageKind } from '../../../editions/index.ts'
import type { DrawnAnswers } from '../drawn-answers.ts'
import type { Bringers, Filler } from '../filled-by.ts'
import type { HelpView } from '../../help/help-view.ts'
import type { WorkingFile } from '../load-file.ts'

/** All that the page of one nomination shows. */
export type FileView = Readonly<{
  file: WorkingFile
  /** What the reader may do about it. */
  able: ReadonlySet<string>
  /** Who saved which answer, for those who may change them. */
  drawn: DrawnAnswers | null
  /** Who gave the answers as they stand, by question, for everyone who may read them. */
  fillers: ReadonlyMap<string, Filler>
  windowOpen: boolean
  /** The stage whose closing the reader should mind. */
  deadlineOf: StageKind | null
  history: readonly LedgerRow[] | null
  /** Names of those who acted, where the reader may know them. */
  names: ReadonlyMap<string, string>
  photos: readonly (Picture & Readonly<{ caption?: string }>)[]
  /** The other editions in which a document is used, by document. */
  uses: ReadonlyMap<string, readonly Text[]>
  /** Who brought its papers and photos. */
  bringers: Bringers
  /** How the head approves it; null for everybody else, and once it is approved. */
  approval: Html | null
  /** What others did for the file. */
  help: HelpView
  /** What later modules add: the sample, for one. */
  panels: readonly Html[]
}>
