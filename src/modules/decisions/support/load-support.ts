import { fitSeverity, usableModel, type Fitted, type SheetTotal } from '../../../engine/severity/index.ts'
import { digestOf } from '../../../platform/digest.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { individualOf, lockedTotalsOf } from '../../assessment/index.ts'
import { listNominations, type NominationState } from '../../nominations/index.ts'
import { doubtsOf } from './borderline.ts'
import type { PlenaryCase } from '../cases/plenary-case.ts'
import { probabilityOf, supportFor } from './support.ts'

/** A sheet tells of its assessor as soon as it is locked, also while others are still awaited. */
const scored: readonly NominationState[] = [
  'in-assessment',
  'assessed',
  'recommended',
  'decided',
  'published',
]
const KEPT_FITS = 8

/** The model of the last editions looked at, by a digest of their sheets: the same sheets give the same model. */
const fits = new Map<string, Fitted>()

function fitOnce(sheets: readonly SheetTotal[]): Fitted {
  const key = digestOf(sheets.map(one => [one.nomination, one.assessor, one.total]))
  const fitted = fits.get(key) ?? usableModel(fitSeverity(sheets))
  fits.delete(key)
  fits.set(key, fitted)
  const oldest = fits.keys().next().value
  if (fits.size > KEPT_FITS && oldest !== undefined) fits.delete(oldest)
  return fitted
}

const none: ReadonlySet<string> = new Set()

/** The model over every locked sheet of an edition that counts, but those of `without`. Three queries. */
export async function loadModel(reader: Reader, editionId: string, without = none): Promise<Fitted> {
  const briefs = await listNominations(reader, { editionId, states: scored })
  const ids = briefs.map(one => one.id).filter(id => !without.has(id))
  const totals = await lockedTotalsOf(reader, ids)
  return fitOnce(
    totals.map(one => ({
      nomination: one.nominationId,
      assessor: one.personId,
      total: one.total / 100,
    })),
  )
}

/** Cases with what the model says of each, and the doubts that follow from the rules' limits. */
export const supportedBy = (fitted: Fitted, cases: readonly PlenaryCase[]): readonly PlenaryCase[] =>
  cases.map(one => {
    const support = supportFor(fitted, one.rules.rules, {
      nominationId: one.nomination.id,
      people: individualOf(one.sheets).map(sheet => sheet.personId),
    })
    const { state, borderline } = one.computed.proposal
    const probability = state === 'ranked' ? probabilityOf(support) : null
    return { ...one, support, doubts: doubtsOf(one.rules.rules, borderline, probability) }
  })

/** The same for cases of one edition, with its model as it is now. */
export const withSupport = async (
  reader: Reader,
  editionId: string,
  cases: readonly PlenaryCase[],
  without = none,
): Promise<readonly PlenaryCase[]> =>
  cases.length === 0 ? cases : supportedBy(await loadModel(reader, editionId, without), cases)
