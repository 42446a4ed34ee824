import type { Reader } from '../../../platform/database/index.ts'
import { getAllRules } from '../../editions/index.ts'
import { listNominationsByIds } from '../../nominations/index.ts'
import { compareTwice, type SheetTwice } from './compare-repeat.ts'
import { carriedOf } from '../levels/carried-answers.ts'
import { factsOfFile } from '../planning/file-facts.ts'
import { outsideOf } from '../outside/outside-facts.ts'
import type { Repeat } from './repeat.ts'
import { listRepeatMarks } from './repeat-store.ts'
import { listMarks, listSheetsOf } from '../sheets/scoresheet-store.ts'

/** A locked repeat beside the sheet that was locked before, where that one is locked still. */
export type Compared = Readonly<{ repeat: Repeat; twice: SheetTwice }>

/** The locked ones among some repeats, each beside its first sheet. A fixed number of queries. */
export async function compareRepeats(
  reader: Reader,
  repeats: readonly Repeat[],
): Promise<readonly Compared[]> {
  const locked = repeats.filter(one => one.state === 'locked')
  if (locked.length === 0) return []
  const ids = [...new Set(locked.map(one => one.nominationId))]
  const nominations = new Map((await listNominationsByIds(reader, ids)).map(one => [one.id, one]))
  const rules = new Map(
    (await getAllRules(reader, [...new Set(locked.map(one => one.rulesId))])).map(one => [one.id, one.rules]),
  )
  const firstIds = locked.map(one => one.firstSheetId)
  const isLocked = new Set(
    (await listSheetsOf(reader, ids)).filter(one => one.state === 'locked').map(one => one.id),
  )
  const first = await listMarks(reader, firstIds)
  const again = await listRepeatMarks(
    reader,
    locked.map(one => one.id),
  )
  const carried = await carriedOf(reader, [...nominations.values()])
  const outside = await outsideOf(reader, [...nominations.values()])
  return locked.flatMap((repeat): Compared[] => {
    const [nomination, pinned] = [nominations.get(repeat.nominationId), rules.get(repeat.rulesId)]
    // A sheet that the chair has opened again is no measure until it is locked once more.
    if (!nomination || !pinned || !isLocked.has(repeat.firstSheetId)) return []
    const ground = {
      rules: pinned,
      commodity: nomination.commodity,
      facts: factsOfFile(pinned, nomination, outside.get(nomination.id)),
      carried: carried.get(nomination.id) ?? {},
    }
    const twice = compareTwice(ground, first.get(repeat.firstSheetId) ?? [], again.get(repeat.id) ?? [])
    return [{ repeat, twice }]
  })
}
