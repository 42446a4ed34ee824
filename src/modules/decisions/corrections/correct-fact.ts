import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../../actions/index.ts'
import { problem } from '../../../foundation/problem.ts'
import { failure, type Result } from '../../../foundation/result.ts'
import { text, type Locale } from '../../../foundation/text.ts'
import { correctableFacts, readFact, type CorrectableFact } from './correctable-facts.ts'
import { correctionFacts, type CorrectedFact, type CorrectionSettings, type FactValue } from './correction.ts'
import { comeFacts, revisionOf, takeCorrectionGround, type CorrectionGround } from './correction-ground.ts'
import { insertCorrectedFact } from './correction-store.ts'

export const LONGEST_FACT_REASON = 2_000
const SHORTEST_FACT_REASON = 10

const input = z.object({
  id: fields.recordId,
  fact: fields.requiredText(200),
  value: fields.optionalText(4_000),
  reason: fields.requiredText(LONGEST_FACT_REASON, SHORTEST_FACT_REASON),
  version: fields.rowVersion.optional(),
})

const unknownFact = problem(
  'unknown-fact',
  'fact',
  text(
    'Pilih salah satu fakta dari berkas usulan ini.',
    'Choose one of the facts of this nomination’s file.',
  ),
)
const sameValue = problem(
  'same-value',
  'value',
  text(
    'Isi ini sama dengan yang berlaku sekarang. Pilih isi yang benar.',
    'This is what counts already. Choose what is right.',
  ),
)

const recordedAsCome = problem(
  'recorded-as-come',
  'fact',
  text(
    'Fakta ini sudah dicatat datang untuk penetapan baru ini. Perbaiki catatannya di bagian itu.',
    'This fact is on record as come for this new decision. Put the record right there.',
  ),
)

/** The value that is right, or what speaks against it. */
function newValue(
  { facts }: CorrectionGround,
  known: CorrectableFact,
  raw: string,
  locale: Locale,
): Result<FactValue | null> {
  const read = readFact(known, raw, locale)
  if (!read.ok) return read
  const isBack = read.value === null && facts.some(each => each.fact === known.name)
  return read.value === known.value || (read.value === null && !isBack) ? failure([sameValue]) : read
}

/** A fact of the frozen file that was read wrongly is put right beside the file, which never changes. */
export const correctFact = (settings: CorrectionSettings) =>
  defineAction({
    name: 'correction.correct-fact',
    audience: 'panel',
    input,
    load: (reader, { id }, context) => takeCorrectionGround(reader, id, settings, context),
    facts: correctionFacts,
    readAction: 'correction.read',
    version: ground => revisionOf(ground),
    handle: (ground, given, { actor, now, locale }) => {
      const { one, nomination, upheld } = ground
      const known = correctableFacts(one).find(each => each.name === given.fact)
      if (!known) return refuse([unknownFact])
      if (comeFacts(ground).has(known.name)) return refuse([recordedAsCome])
      const read = newValue(ground, known, given.value, locale)
      if (!read.ok) return refuse(read.problems)
      const change: CorrectedFact = {
        objectionId: upheld.id,
        fact: known.name,
        earlier: known.value,
        corrected: read.value,
        reason: given.reason,
        correctedBy: actor.personId ?? '',
        correctedAt: now,
      }
      return done({
        change,
        event: 'correction.fact-corrected',
        subject: { kind: 'objection', id: upheld.id },
        record: { kind: 'nomination', id: nomination.id },
        areaPath: nomination.areaPath,
        reason: given.reason,
        detail: { fact: known.name, back: read.value === null },
        before: known.value,
        after: read.value,
      })
    },
    save: insertCorrectedFact,
  })
