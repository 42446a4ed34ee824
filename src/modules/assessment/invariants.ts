import type { Carried, Facts, Rules } from '../../engine/index.ts'
import { covers, provinceOf, wholeCountry } from '../../foundation/area-path.ts'
import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import type { Invariant } from '../../platform/invariant.ts'
import { getRules } from '../editions/index.ts'
import {
  isWithoutPoints,
  listNominations,
  listNominationsByIds,
  type Nomination,
  type NominationState,
} from '../nominations/index.ts'
import { homesThrough } from '../people/index.ts'
import { verifiersOf } from '../verification/index.ts'
import { agreedInvariants } from './agreed/agreed-invariants.ts'
import {
  letsOwnProvince,
  type Assignment,
  type Mark,
  type PanelRules,
  type Scoresheet,
} from './assessment.ts'
import { panelsOfRules } from './edition-ground.ts'
import { listAssignmentsOf, listInterestsOf } from './planning/assignment-store.ts'
import { carriedOf } from './levels/carried-answers.ts'
import { factsOfFile } from './planning/file-facts.ts'
import { outsideOf } from './outside/outside-facts.ts'
import { outsideInvariants } from './outside/outside-invariants.ts'
import { interestInvariants } from './interests/interest-invariants.ts'
import { levelInvariants } from './levels/level-invariants.ts'
import { repeatInvariants } from './repeats/repeat-invariants.ts'
import { problemsBeforeLock, totalHundredths, type ScoringGround } from './sheets/score-marks.ts'
import { listLockedSheets, listMarks } from './sheets/scoresheet-store.ts'
import { listVersions } from './sheets/version-store.ts'

const assessedAndLater: readonly NominationState[] = ['assessed', 'recommended', 'decided', 'published']
const scoredStates: readonly NominationState[] = ['in-assessment', ...assessedAndLater]
const TOGETHER = 200

/** One nomination with the sheets that count. */
type Scored = Readonly<{
  nomination: Nomination
  live: readonly Assignment[]
  /** Locked, and the assessor still assigned. */
  sheets: readonly Scoresheet[]
}>

/** Every nomination that was or is being scored, some at a time. */
async function* eachScored(
  reader: Reader,
  states: readonly NominationState[] = scoredStates,
): AsyncGenerator<readonly Scored[]> {
  const ids = (await listNominations(reader, { states })).map(one => one.id)
  for (let start = 0; start < ids.length; start += TOGETHER) {
    const part = ids.slice(start, start + TOGETHER)
    const live = (await listAssignmentsOf(reader, part)).filter(one => one.state === 'assigned')
    const liveIds = new Set(live.map(one => one.id))
    const sheets = (await listLockedSheets(reader, part)).filter(one => liveIds.has(one.assignmentId))
    yield (await listNominationsByIds(reader, part)).map(nomination => ({
      nomination,
      live: live.filter(one => one.nominationId === nomination.id),
      sheets: sheets.filter(one => one.nominationId === nomination.id),
    }))
  }
}

const groundOf = (
  rules: Rules,
  nomination: Nomination,
  carried: ReadonlyMap<string, Carried>,
  outside: ReadonlyMap<string, Facts>,
): ScoringGround => ({
  rules,
  commodity: nomination.commodity,
  facts: factsOfFile(rules, nomination, outside.get(nomination.id)),
  carried: carried.get(nomination.id) ?? {},
})

/** The locked sheets for which a test of their marks fails. */
async function sheetsWhere(
  reader: Reader,
  isWrong: (sheet: Scoresheet, ground: ScoringGround, marks: readonly Mark[]) => boolean,
): Promise<readonly string[]> {
  const wrong: string[] = []
  for await (const scored of eachScored(reader)) {
    const marks = await listMarks(
      reader,
      scored.flatMap(one => one.sheets.map(sheet => sheet.id)),
    )
    const nominations = scored.map(one => one.nomination)
    const carried = await carriedOf(reader, nominations)
    const outside = await outsideOf(reader, nominations)
    for (const { nomination, sheets } of scored) {
      for (const sheet of sheets) {
        const { rules } = await getRules(reader, sheet.rulesId)
        const ground = groundOf(rules, nomination, carried, outside)
        if (isWrong(sheet, ground, marks.get(sheet.id) ?? [])) wrong.push(sheet.id)
      }
    }
  }
  return wrong
}

/** The locked sheets whose assessor may not have scored the nomination. */
async function sheetsBy(
  reader: Reader,
  find: (
    scored: readonly Scored[],
  ) => Promise<(nomination: Nomination, personId: string, sheet: Scoresheet) => boolean>,
  /** What bars by these rules; nothing where they let such people score. */
  isRule: (panel: PanelRules, round: number) => boolean = () => true,
): Promise<readonly string[]> {
  const wrong: string[] = []
  for await (const scored of eachScored(reader)) {
    const isBarred = await find(scored)
    const all = scored.flatMap(one => one.sheets)
    const panelOf = await panelsOfRules(
      reader,
      all.map(one => one.rulesId),
    )
    for (const { nomination, sheets } of scored) {
      const ruled = sheets.filter(one => isRule(panelOf(one.rulesId), one.round))
      wrong.push(...ruled.filter(one => isBarred(nomination, one.personId, one)).map(one => one.id))
    }
  }
  return wrong
}

const idsOf = (scored: readonly Scored[]): readonly string[] => scored.map(one => one.nomination.id)

const ownProvince = (reader: Reader): Promise<readonly string[]> =>
  sheetsBy(
    reader,
    async scored => {
      const homeAt = await homesThrough(reader, [
        ...new Set(scored.flatMap(one => one.sheets.map(sheet => sheet.personId))),
      ])
      // Where they were at home when they locked: whoever moved since did nothing wrong.
      return ({ areaPath }, personId, { lockedAt }) => {
        const home = lockedAt === null ? undefined : homeAt(personId, lockedAt)
        const province = provinceOf(home ?? wholeCountry)
        return province !== wholeCountry && covers(province, areaPath)
      }
    },
    (panel, round) => !letsOwnProvince(panel, round),
  )

const declared = (reader: Reader): Promise<readonly string[]> =>
  sheetsBy(reader, async scored => {
    const interests = await listInterestsOf(reader, idsOf(scored))
    const known = new Map(interests.map(one => [`${one.nominationId} ${one.personId}`, one.declaredAt]))
    // A sheet that was locked before stays, and is marked.
    return ({ id }, personId, { lockedAt }) => {
      const declaredAt = known.get(`${id} ${personId}`)
      return declaredAt !== undefined && lockedAt !== null && declaredAt < lockedAt
    }
  })

const verified = (reader: Reader): Promise<readonly string[]> =>
  sheetsBy(
    reader,
    async scored => {
      const verifiers = await verifiersOf(reader, idsOf(scored))
      return ({ id }, personId) => verifiers.get(id)?.includes(personId) === true
    },
    panel => !panel.verifierMayScore,
  )

/** A further sheet may have been asked for, so a panel may be larger than its rules want, never smaller. */
async function incompletePanels(reader: Reader): Promise<readonly string[]> {
  const wrong: string[] = []
  for await (const scored of eachScored(reader, assessedAndLater)) {
    for (const { nomination, live, sheets } of scored) {
      const { rules } = await getRules(reader, nomination.rulesId)
      // Nobody scores what the rules give no points for.
      const size = isWithoutPoints(rules, nomination.commodity) ? 0 : rules.document.panel.size
      const locked = sheets.filter(one => one.round === 1).length
      if (locked !== live.filter(one => one.round === 1).length || locked < size) wrong.push(nomination.id)
    }
  }
  return wrong
}

/** A kept version is a whole locked sheet: its total is what its marks give when computed again. */
async function unsoundVersions(reader: Reader): Promise<readonly string[]> {
  const wrong: string[] = []
  for await (const scored of eachScored(reader)) {
    const nominations = new Map(scored.map(one => [one.nomination.id, one.nomination]))
    const carried = await carriedOf(reader, [...nominations.values()])
    const outside = await outsideOf(reader, [...nominations.values()])
    for (const kept of await listVersions(reader, idsOf(scored))) {
      const nomination = nominations.get(kept.nominationId)
      if (!nomination) continue
      const { rules } = await getRules(reader, nomination.rulesId)
      const ground = groundOf(rules, nomination, carried, outside)
      const marks = kept.marks.map(mark => ({ ...mark, savedAt: kept.lockedAt, revision: 1 }))
      if (totalHundredths(ground, marks) !== kept.total) wrong.push(kept.id)
    }
  }
  return wrong
}

export const assessmentInvariants: readonly Invariant[] = [
  ...interestInvariants,
  ...repeatInvariants,
  ...agreedInvariants,
  ...levelInvariants,
  ...outsideInvariants,
  {
    id: 'assessment.sheet-answers',
    says: text(
      'Setiap lembar terkunci menjawab semua kriteria dan memuat alasan yang diminta aturan.',
      'Every locked sheet answers every criterion and holds the reasons that the rules ask for.',
    ),
    find: ({ reader }) =>
      sheetsWhere(reader, (_, ground, marks) => problemsBeforeLock(ground, marks).length > 0),
  },
  {
    id: 'assessment.sheet-total',
    says: text(
      'Jumlah setiap lembar terkunci sama dengan hasil hitung ulang dari jawabannya.',
      'The total of every locked sheet is what its answers give when computed again.',
    ),
    find: ({ reader }) =>
      sheetsWhere(reader, (sheet, ground, marks) => totalHundredths(ground, marks) !== sheet.total),
  },
  {
    id: 'assessment.own-province',
    says: text(
      'Tidak ada penilai yang menilai produk dari provinsinya sendiri, kecuali aturannya membolehkan.',
      'No assessor scored a product of the own province, unless its rules allow it.',
    ),
    find: ({ reader }) => ownProvince(reader),
  },
  {
    id: 'assessment.declared-interest',
    says: text(
      'Tidak ada penilai yang menilai produk yang kepentingannya ia nyatakan.',
      'No assessor scored a product after declaring an interest in it.',
    ),
    find: ({ reader }) => declared(reader),
  },
  {
    id: 'assessment.verified-it',
    says: text(
      'Tidak ada penilai yang menilai produk yang berkasnya ia verifikasi, kecuali aturannya membolehkan.',
      'No assessor scored a product whose file the same person verified, unless its rules allow it.',
    ),
    find: ({ reader }) => verified(reader),
  },
  {
    id: 'assessment.kept-versions',
    says: text(
      'Jumlah setiap versi lembar yang dibuka kembali oleh ketua sama dengan hasil hitung ulang dari jawabannya.',
      'The total of every version of a sheet that the chair opened again is what its answers give when computed again.',
    ),
    find: ({ reader }) => unsoundVersions(reader),
  },
  {
    id: 'assessment.panel',
    says: text(
      'Setiap usulan yang selesai dinilai mempunyai lembar terkunci dari seluruh panelnya.',
      'Every assessed nomination has a locked sheet of each member of its whole panel.',
    ),
    find: ({ reader }) => incompletePanels(reader),
  },
]
