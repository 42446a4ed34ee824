import { text } from '../../../foundation/text.ts'
import type { Invariant } from '../../../platform/invariant.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { getRules } from '../../editions/index.ts'
import { listNominationsByIds } from '../../nominations/index.ts'
import { findCoded } from '../../samples/index.ts'
import { carriedOf } from '../levels/carried-answers.ts'
import { factsOfFile } from '../planning/file-facts.ts'
import { outsideOf } from '../outside/outside-facts.ts'
import { listRepeatMarks, listRepeats } from './repeat-store.ts'
import { totalHundredths } from '../sheets/score-marks.ts'
import { listSheetsOf } from '../sheets/scoresheet-store.ts'

/** Repeats of a sheet that is not the same person's for the same product by the same rules, or under a product's code. */
async function listStrange(reader: Reader): Promise<readonly string[]> {
  const repeats = await listRepeats(reader)
  const ids = [...new Set(repeats.map(one => one.nominationId))]
  const sheets = new Map((await listSheetsOf(reader, ids)).map(one => [one.id, one]))
  const wrong: string[] = []
  for (const repeat of repeats) {
    const first = sheets.get(repeat.firstSheetId)
    const isSame =
      first?.personId === repeat.personId &&
      first.nominationId === repeat.nominationId &&
      first.rulesId === repeat.rulesId
    if (!isSame || (await findCoded(reader, repeat.code)) !== null) wrong.push(repeat.id)
  }
  return wrong
}

async function listWrongTotals(reader: Reader): Promise<readonly string[]> {
  const locked = (await listRepeats(reader)).filter(one => one.state === 'locked')
  const marks = await listRepeatMarks(
    reader,
    locked.map(one => one.id),
  )
  const ids = [...new Set(locked.map(one => one.nominationId))]
  const nominations = new Map((await listNominationsByIds(reader, ids)).map(one => [one.id, one]))
  const carried = await carriedOf(reader, [...nominations.values()])
  const outside = await outsideOf(reader, [...nominations.values()])
  const wrong: string[] = []
  for (const repeat of locked) {
    const nomination = nominations.get(repeat.nominationId)
    if (!nomination) continue
    const { rules } = await getRules(reader, repeat.rulesId)
    const ground = {
      rules,
      commodity: nomination.commodity,
      facts: factsOfFile(rules, nomination, outside.get(nomination.id)),
      carried: carried.get(nomination.id) ?? {},
    }
    if (totalHundredths(ground, marks.get(repeat.id) ?? []) !== repeat.total) wrong.push(repeat.id)
  }
  return wrong
}

export const repeatInvariants: readonly Invariant[] = [
  {
    id: 'assessment.repeats-of-own',
    says: text(
      'Setiap ulangan mengulang lembar orang yang sama untuk produk yang sama, di bawah kode yang bukan kode produk mana pun.',
      'Every repeat repeats a sheet of the same person for the same product, under a code that no product has.',
    ),
    find: ({ reader }) => listStrange(reader),
  },
  {
    id: 'assessment.repeat-total',
    says: text(
      'Jumlah setiap ulangan terkunci sama dengan hasil hitung ulang dari jawabannya.',
      'The total of every locked repeat is what its answers give when computed again.',
    ),
    find: ({ reader }) => listWrongTotals(reader),
  },
]
