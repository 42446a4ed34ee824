import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../../actions/index.ts'
import { problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import type { Reader } from '../../../platform/database/index.ts'
import type { ActionContext } from '../../../actions/index.ts'
import type { Mark } from '../assessment.ts'
import { loadJuryInTurn, noCause } from './call-jury.ts'
import { listMarks } from '../sheets/scoresheet-store.ts'
import { juryFacts, type FindCause, type JuryGround } from './second-jury.ts'
import { listVersions, openAgain, versionOf, type SheetVersion } from '../sheets/version-store.ts'

const input = z.object({
  id: fields.recordId,
  sheet: fields.requiredText(40),
  reason: fields.requiredText(2_000, 10),
})
type Input = z.output<typeof input>

export const notLocked = problem(
  'sheet-open',
  '',
  text(
    'Lembar ini tidak terkunci, atau anggotanya tidak lagi dalam juri.',
    'This sheet is not locked, or its member is in the jury no more.',
  ),
)
const hasInterest = problem(
  'declared-interest',
  '',
  text(
    'Anggota ini mempunyai benturan kepentingan dengan produknya, dinyatakan sesudah mengunci atau ditemukan dan belum diperiksa, sehingga lembarnya tidak dapat dibuka lagi baginya. Kesampingkan lembarnya supaya orang lain menilai.',
    'This member has an interest in the product, declared after the lock or found and not cleared, so the sheet cannot be opened again for them. Set it aside to have somebody else score the product.',
  ),
)

export const agreedLocked = problem(
  'agreed-sheet-locked',
  '',
  text(
    'Lembar bersama juri terkunci. Buka dulu lembar bersamanya, lalu pilih lembar anggota ini.',
    'The agreed sheet of the jury is locked. Open the agreed sheet first, then the one of this member.',
  ),
)

type Loaded = Readonly<{
  ground: JuryGround
  marks: readonly Mark[]
  versions: readonly SheetVersion[]
}>

async function load(
  reader: Reader,
  findCause: FindCause,
  { id, sheet, actor, now }: Pick<Input, 'id' | 'sheet'> & Pick<ActionContext, 'actor' | 'now'>,
): Promise<Loaded | null> {
  const ground = await loadJuryInTurn(reader, findCause, { objectionId: id, actor, now })
  if (!ground) return null
  const all = await listVersions(reader, [ground.nomination.id])
  return {
    ground,
    marks: (await listMarks(reader, [sheet])).get(sheet) ?? [],
    versions: all.filter(one => one.sheetId === sheet),
  }
}

/**
 * The chair opens a locked sheet of a second jury again, with a reason, before the new decision is signed: a slip that its
 * member noticed after the lock would otherwise stand in the last decision there is. What was locked is kept for good.
 */
export const openJurorSheet = (findCause: FindCause) =>
  defineAction({
    name: 'jury.open-sheet',
    audience: 'panel',
    input,
    load: (reader, { id, sheet }, { actor, now }) => load(reader, findCause, { id, sheet, actor, now }),
    facts: ({ ground }) => juryFacts(ground),
    readAction: 'jury.read',
    handle: ({ ground, marks, versions }, { sheet: id, reason }, { actor, now, newId }) => {
      const { nomination, members, cause } = ground
      const member = members.find(one => one.sheet.id === id)
      if (!cause.calls) return refuse([noCause])
      if (member?.sheet.state !== 'locked' || member.sheet.lockedAt === null) return refuse([notLocked])
      if (member.interest) return refuse([hasInterest])
      if (ground.agreed?.state === 'locked') return refuse([agreedLocked])
      const { sheet } = member
      const kept = versionOf({ ...sheet, lockedAt: member.sheet.lockedAt }, marks, {
        id: newId(),
        version: versions.length + 1,
        reason,
        by: actor.personId ?? '',
        at: now,
      })
      return done({
        change: { sheet, kept },
        event: 'jury.sheet-opened',
        subject: { kind: 'scoresheet', id },
        record: { kind: 'nomination', id: nomination.id },
        areaPath: nomination.areaPath,
        reason,
        detail: { version: kept.version, round: sheet.round },
        before: kept.marks.map(mark => [mark.criterionId, mark.answer, mark.reason]),
        next: `/sanggahan/${ground.objectionId}/juri`,
      })
    },
    save: (tx, { sheet, kept }) => openAgain(tx, sheet, kept),
  })
