import { text } from '../../../foundation/text.ts'
import type { Reader } from '../../../platform/database/index.ts'
import type { Invariant } from '../../../platform/invariant.ts'
import { getRules, listRulesWithAgreement } from '../../editions/index.ts'
import { listNominations, listNominationsByIds, type NominationState } from '../../nominations/index.ts'
import { besideOf, voiceOf, wantsAgreement, type AgreedSheet } from './agreed-sheet.ts'
import { listAgreedMarks, listAgreedSheets, listAgreedSubjects, listVoices } from './agreed-store.ts'
import { listAgreedVersions } from './agreed-version-store.ts'
import { listAssignmentsOf, listInterestsOf } from '../planning/assignment-store.ts'
import { carriedOf } from '../levels/carried-answers.ts'
import { factsOfFile } from '../planning/file-facts.ts'
import { outsideOf } from '../outside/outside-facts.ts'
import { problemsBeforeLock, totalHundredths, type ScoringGround } from '../sheets/score-marks.ts'
import { listLockedSheets } from '../sheets/scoresheet-store.ts'

const assessedAndLater: readonly NominationState[] = ['assessed', 'recommended', 'decided', 'published']

/** Nominations that came through the assessment without the agreed sheet that their rules want. */
async function withoutAgreement(reader: Reader): Promise<readonly string[]> {
  const rules = new Set(await listRulesWithAgreement(reader))
  if (rules.size === 0) return []
  const done = await listNominations(reader, { states: assessedAndLater })
  const ids = done.filter(one => rules.has(one.rulesId)).map(one => one.id)
  const locked = (await listAgreedSheets(reader, ids)).filter(
    one => one.round === 1 && one.state === 'locked',
  )
  const agreed = new Set(locked.map(one => one.nominationId))
  return ids.filter(id => !agreed.has(id))
}

/** Whether everybody of the round said yes to the sheet as it is; who had an interest when it was locked has no voice. */
async function isAgreedByAll(reader: Reader, sheet: AgreedSheet): Promise<boolean> {
  const ids = [sheet.nominationId]
  const live = (await listAssignmentsOf(reader, ids)).filter(
    one => one.round === sheet.round && one.state === 'assigned',
  )
  const seats = new Set(live.map(one => one.id))
  const individual = (await listLockedSheets(reader, ids)).filter(one => seats.has(one.assignmentId))
  const interested = new Set([
    ...sheet.voiceless,
    ...(await listInterestsOf(reader, ids)).map(one => one.personId),
  ])
  const voices = (await listVoices(reader, [sheet.id])).get(sheet.id) ?? []
  const standing = { sheet, beside: besideOf(individual), voices }
  return (
    sheet.beside === standing.beside &&
    live.every(one => interested.has(one.personId) || voiceOf(standing, one.personId)?.agrees === true)
  )
}

async function unsoundAgreements(reader: Reader): Promise<readonly string[]> {
  const wrong: string[] = []
  for (const sheet of await listAgreedSheets(reader, await listAgreedSubjects(reader))) {
    const { rules } = await getRules(reader, sheet.rulesId)
    const isSound = sheet.state === 'open' || (await isAgreedByAll(reader, sheet))
    if (!wantsAgreement(rules) || !isSound) wrong.push(sheet.id)
  }
  return [...wrong, ...(await withoutAgreement(reader))]
}

async function groundsOf(
  reader: Reader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ScoringGround>> {
  const grounds = new Map<string, ScoringGround>()
  const nominations = await listNominationsByIds(reader, ids)
  const carriedIn = await carriedOf(reader, nominations)
  const outside = await outsideOf(reader, nominations)
  for (const nomination of nominations) {
    const { rules } = await getRules(reader, nomination.rulesId)
    const facts = factsOfFile(rules, nomination, outside.get(nomination.id))
    const carried = carriedIn.get(nomination.id) ?? {}
    grounds.set(nomination.id, { rules, commodity: nomination.commodity, facts, carried })
  }
  return grounds
}

async function wrongTotals(reader: Reader): Promise<readonly string[]> {
  const ids = await listAgreedSubjects(reader)
  const grounds = await groundsOf(reader, ids)
  const locked = (await listAgreedSheets(reader, ids)).filter(one => one.state === 'locked')
  const marksOf = await listAgreedMarks(
    reader,
    locked.map(one => one.id),
  )
  const wrong: string[] = []
  for (const { id, nominationId, total } of locked) {
    const [ground, marks] = [grounds.get(nominationId), marksOf.get(id) ?? []]
    if (!ground) continue
    if (problemsBeforeLock(ground, marks).length > 0 || totalHundredths(ground, marks) !== total)
      wrong.push(id)
  }
  for (const kept of await listAgreedVersions(reader, ids)) {
    const ground = grounds.get(kept.nominationId)
    const marks = kept.marks.map(mark => ({ ...mark, savedAt: kept.lockedAt, revision: 1 }))
    if (ground && totalHundredths(ground, marks) !== kept.total) wrong.push(kept.id)
  }
  return wrong
}

/** What holds of the sheets on which panels agree. */
export const agreedInvariants: readonly Invariant[] = [
  {
    id: 'assessment.agreed-sheet',
    says: text(
      'Bila aturan meminta lembar bersama, setiap hasil bersandar pada satu lembar terkunci yang disetujui semua penilai putarannya atas isi terakhirnya; bila tidak, lembar itu tidak ada.',
      'Where the rules want an agreed sheet, every result rests on one locked sheet to whose last content every assessor of its round agreed; elsewhere there is none.',
    ),
    find: ({ reader }) => unsoundAgreements(reader),
  },
  {
    id: 'assessment.agreed-total',
    says: text(
      'Lembar bersama yang terkunci lengkap, dan jumlahnya, juga jumlah versi yang dibuka kembali, sama dengan hasil hitung ulang dari jawabannya.',
      'A locked agreed sheet is complete, and its total, like that of every version that was opened again, is what its answers give when computed again.',
    ),
    find: ({ reader }) => wrongTotals(reader),
  },
]
