import type { Facts } from '../../../access/index.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { getRules, type LoadedRules } from '../../editions/index.ts'
import { findNomination, nominationFacts, type Nomination } from '../../nominations/index.ts'
import { agreedTo, wantsAgreement, type AgreedSheet } from '../agreed/agreed-sheet.ts'
import { listAgreedSheets, listVoices } from '../agreed/agreed-store.ts'
import { listAgreedVersions, type AgreedVersion } from '../agreed/agreed-version-store.ts'
import type { Mark, Scoresheet } from '../assessment.ts'
import { listAssignmentsOf } from '../planning/assignment-store.ts'
import { interestedIn, type InterestGround } from '../interests/interested-people.ts'
import { listMarks, listSheetsOf, takeTurn } from './scoresheet-store.ts'
import { listVersions, type SheetVersion } from './version-store.ts'

/** One sheet of a product as the chair knows it: by a short mark, never by a name. */
export type DeskSheet = Readonly<{
  sheet: Scoresheet
  /** Told to the assessor on the locked sheet, so that both can speak of the same one. */
  mark: string
  /** The body that its assessor stood for when assigned; empty for none. */
  body: string
  marks: readonly Mark[]
  versions: readonly SheetVersion[]
  /** What ties its assessor to the product: such a sheet is never opened again, and can be set aside. */
  interest: InterestGround | null
}>

export type LockedDesk = Readonly<{
  nomination: Nomination
  rules: LoadedRules
  facts: Facts
  /** Of assessors who are still assigned. */
  sheets: readonly DeskSheet[]
  /** The one on which the panel agrees, where the rules want it and somebody wrote it. */
  agreed: AgreedSheet | null
  /** Who agreed to it as it was locked. */
  agreedBy: ReadonlySet<string>
  /** Of the second jury after an objection, and of a further one: in the order in which they were called. */
  juries: readonly Readonly<{ round: number; sheets: readonly DeskSheet[] }>[]
  /** What it was when it was locked before. */
  agreedVersions: readonly AgreedVersion[]
}>

const MARK_LENGTH = 5
/** The end of an id is drawn by chance: within one panel two never agree in practice, and it says nothing of a person. */
export const sheetMark = (sheetId: string): string => sheetId.slice(-MARK_LENGTH).toUpperCase()

/** The sheets of one product, the panel's and those of its juries, with what they were when they were locked before. */
export async function loadLockedDesk(reader: Reader, nominationId: string): Promise<LockedDesk | null> {
  const nomination = await findNomination(reader, nominationId)
  if (!nomination) return null
  const byRound = await sheetsByRound(reader, nomination)
  const rules = await getRules(reader, nomination.rulesId)
  const agreedOf = wantsAgreement(rules.rules) ? [nominationId] : []
  const agreed = (await listAgreedSheets(reader, agreedOf)).find(one => one.round === 1) ?? null
  const voices = [...(await listVoices(reader, agreed ? [agreed.id] : [])).values()].flat()
  const people = voices.map(one => one.personId)
  return {
    nomination,
    rules,
    agreed,
    agreedBy: new Set(people.filter(id => agreed !== null && agreedTo(agreed, voices, id))),
    agreedVersions: (await listAgreedVersions(reader, agreedOf)).filter(one => one.sheetId === agreed?.id),
    facts: nominationFacts(nomination),
    sheets: byRound.get(1) ?? [],
    juries: [...byRound]
      .flatMap(([round, sheets]) => (round === 1 ? [] : [{ round, sheets }]))
      .toSorted((one, other) => one.round - other.round),
  }
}

/** The sheets of those who are still assigned, by their round. */
async function sheetsByRound(
  reader: Reader,
  nomination: Nomination,
): Promise<ReadonlyMap<number, readonly DeskSheet[]>> {
  const nominationId = nomination.id
  const live = new Map(
    (await listAssignmentsOf(reader, [nominationId]))
      .filter(one => one.state === 'assigned')
      .map(one => [one.id, one]),
  )
  const sheets = (await listSheetsOf(reader, [nominationId])).filter(one => live.has(one.assignmentId))
  const marks = await listMarks(
    reader,
    sheets.map(one => one.id),
  )
  const versions = await listVersions(reader, [nominationId])
  const people = sheets.map(one => one.personId)
  const interests = await interestedIn(reader, nomination, people)
  const desk = sheets.map(sheet => ({
    sheet,
    mark: sheetMark(sheet.id),
    body: live.get(sheet.assignmentId)?.body ?? '',
    marks: marks.get(sheet.id) ?? [],
    versions: versions.filter(one => one.sheetId === sheet.id),
    interest: interests.get(sheet.personId) ?? null,
  }))
  return Map.groupBy(desk, one => live.get(one.sheet.assignmentId)?.round ?? 1)
}

/** The same for an act: locks and unlocks of one product come one after the other. */
export async function loadLockedDeskInTurn(reader: Reader, nominationId: string): Promise<LockedDesk | null> {
  await takeTurn(reader, nominationId)
  return loadLockedDesk(reader, nominationId)
}
