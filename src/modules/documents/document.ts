import {
  documentState,
  type DocumentState,
  type DocumentType,
  type Validity,
} from '../../engine/document-numbers/index.ts'
import type { AreaPath } from '../../foundation/area-path.ts'
import type { Problem } from '../../foundation/problem.ts'

export const ownerKinds = ['producer', 'product', 'sentra'] as const
export type OwnerKind = (typeof ownerKinds)[number]

/** Whose paper it is. */
export type Owner = Readonly<{ kind: OwnerKind; id: string }>

export type CheckOutcome = 'verified' | 'refused' | 'revoked'

/** What an official found when looking a document up, and how. */
export type DocumentCheck = Readonly<{
  outcome: CheckOutcome
  how: string
  note: string
  checkedBy: string
  checkedAt: Date
}>

/** How a paper that was made here ends: its approval was taken back, its nomination withdrawn, or a newer one made. */
export type EndOfMade = 'reopened' | 'withdrawn' | 'renewed'

export type ValidityKind = 'until-date' | 'unlimited' | 'until-change'

/** What a document says; days are `YYYY-MM-DD`. */
export type DocumentContent = Readonly<{
  type: string
  /** The edition of a classification, for types that have editions. */
  edition: string | null
  /** In the form in which numbers are compared; shown by `formatNumber`. */
  number: string
  warnings: readonly Problem[]
  issuer: string
  issuedOn: string | null
  validity: ValidityKind
  validUntil: string | null
}>

/** One version of a paper, with the latest check of it. */
export type StoredDocument = Readonly<
  DocumentContent & {
    id: string
    owner: Owner
    /** The firm that the owner is or belongs to; null for a sentra's. */
    producerId: string | null
    areaPath: AreaPath
    fileId: string | null
    /** A scanner found something in its file: nobody can open it, and it proves nothing. */
    isQuarantined: boolean
    /** `YYYY-MM-DD` since when it no longer describes what it was issued for; null while nothing changed. */
    changedOn: string | null
    replacedBy: string | null
    removedAt: Date | null
    /** The nomination for which it was made here; null for a paper that was brought. */
    madeFor: string | null
    /** The fingerprint of what it names; null for a paper that was brought. */
    madeOf: string | null
    /** Why a paper that was made here ended. */
    endedBecause: EndOfMade | null
    rowVersion: number
    createdBy: string
    createdAt: Date
    lastCheck: DocumentCheck | null
  }
>

/** `no-file`: its number came without the file that its type asks for. `quarantined`: a scanner found something in its file. `refused`: an official looked and did not accept it. `replaced` and `removed` are kept for the record only. */
export type ShownState = DocumentState | 'no-file' | 'quarantined' | 'refused' | 'replaced' | 'removed'

export type StatedDocument = StoredDocument & Readonly<{ state: ShownState }>

/** On which day, and how many days before its end a document counts as expiring. */
export type Moment = Readonly<{ day: string; warnDays: number }>

/** The code of the note on a document whose file is still to come. */
export const NO_FILE = 'no-file'

const lacksFile = ({ fileId, warnings }: StoredDocument): boolean =>
  fileId === null && warnings.some(one => one.code === NO_FILE)

const validityOf = (document: StoredDocument): Validity => {
  if (document.validity === 'until-change') return { kind: 'until-change', changedOn: document.changedOn }
  if (document.validity === 'unlimited') return { kind: 'unlimited' }
  return document.validUntil === null ? null : { kind: 'until-date', until: document.validUntil }
}

/**
 * The state of a document on a day: today's, or that of the day on which a requirement wants it valid.
 * Its number has passed the checks when it was stored, so the state is never `format-wrong` here.
 */
export function stateOn(document: StoredDocument, { day, warnDays }: Moment): ShownState {
  if (document.removedAt !== null) return 'removed'
  if (document.replacedBy !== null) return 'replaced'
  const outcome = document.lastCheck?.outcome
  const state = documentState({
    problems: [],
    verification: outcome === 'verified' || outcome === 'revoked' ? outcome : 'none',
    validity: validityOf(document),
    today: day,
    warnDays,
  })
  if (outcome === 'refused' && state !== 'expired') return 'refused'
  if (!isUsable(state)) return state
  if (document.isQuarantined) return 'quarantined'
  return lacksFile(document) ? 'no-file' : state
}

/** True when the document can stand for itself: nothing about it has to be put right first. */
export const isUsable = (state: ShownState): boolean =>
  state === 'verified' || state === 'unverified' || state === 'expiring'

/** True where the last check is older than the kind of document allows: it still counts, and should be made again. */
export function isRecheckDue(
  { recheckMonths }: Pick<DocumentType, 'recheckMonths'>,
  { lastCheck }: Pick<StoredDocument, 'lastCheck'>,
  today: string,
): boolean {
  if (recheckMonths === undefined || lastCheck?.outcome !== 'verified') return false
  const due = new Date(lastCheck.checkedAt)
  due.setUTCMonth(due.getUTCMonth() + recheckMonths)
  return due.toISOString().slice(0, 10) < today
}

export const isVerified = (document: StoredDocument, state: ShownState): boolean =>
  document.lastCheck?.outcome === 'verified' && isUsable(state)

/**
 * The facts that conditions of the rules may name: `document.<requirement>.verified`, true where the document
 * that was chosen for the requirement is verified and in force.
 */
export const documentFacts = (
  chosen: ReadonlyMap<string, StatedDocument | null>,
): Readonly<Record<string, boolean>> =>
  Object.fromEntries(
    [...chosen].map(([requirementId, document]) => [
      `document.${requirementId}.verified`,
      document !== null && isVerified(document, document.state),
    ]),
  )
