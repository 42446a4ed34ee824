import { listEvents } from '../../../audit/index.ts'
import { text } from '../../../foundation/text.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { digestOf } from '../../../platform/digest.ts'
import type { Invariant } from '../../../platform/invariant.ts'
import { standingAwaited, type AwaitedFact } from './awaited-fact.ts'
import {
  countingFor,
  listAwaitedNominations,
  listEveryAwaited,
  type DatedAwaited,
} from './awaited-fact-store.ts'
import { listCorrections } from '../corrections/correction-store.ts'
import { eachList } from '../chain/list-invariants.ts'

/** Records and lines are compared without the words that a line adds. */
const substanceOf = (
  come: readonly Omit<AwaitedFact, 'nominationId' | 'objectionId' | 'recordedBy' | 'recordedAt'>[],
): string =>
  digestOf(
    come.map(({ gate, fact, earlier, value, reason, paper }) => [gate, fact, earlier, value, reason, paper]),
  )

/** Nominations with records that no act made, or with acts whose record is gone. */
async function withoutAct(
  reader: Reader,
  rows: ReadonlyMap<string, readonly AwaitedFact[]>,
): Promise<readonly string[]> {
  const wrong: string[] = []
  for (const event of ['plenary.awaited-recorded', 'correction.awaited-recorded']) {
    const isFirst = event === 'plenary.awaited-recorded'
    const acted = new Set((await listEvents(reader, [event])).flatMap(one => one.recordId ?? []))
    const kept = [...rows].filter(([, own]) => own.some(one => (one.objectionId === null) === isFirst))
    const has = new Set(kept.map(([id]) => id))
    wrong.push(...[...new Set([...has, ...acted])].filter(id => !has.has(id) || !acted.has(id)))
  }
  return wrong
}

/** Signed lines that do not say what had come; a returned list keeps what it said. */
async function otherLines(
  reader: Reader,
  rows: ReadonlyMap<string, readonly DatedAwaited[]>,
): Promise<readonly string[]> {
  const begun = new Map((await listCorrections(reader)).map(one => [one.objectionId, one.openedAt]))
  const countingIn = (list: Readonly<{ objectionId: string | null }>, nominationId: string) => {
    const own = rows.get(nominationId) ?? []
    const at = list.objectionId === null ? null : begun.get(list.objectionId)
    return at ? countingFor(own, at) : own.filter(one => one.objectionId === null)
  }
  const wrong: string[] = []
  for await (const { list } of eachList(reader)) {
    if (list.state === 'returned') continue
    for (const { nominationId, awaited = [] } of list.entries)
      if (substanceOf(awaited) !== substanceOf(standingAwaited(countingIn(list, nominationId))))
        wrong.push(nominationId)
  }
  return wrong
}

async function find(reader: Reader): Promise<readonly string[]> {
  const rows = await listEveryAwaited(reader, await listAwaitedNominations(reader))
  return [...new Set([...(await withoutAct(reader, rows)), ...(await otherLines(reader, rows))])]
}

export const awaitedInvariants: readonly Invariant[] = [
  {
    id: 'decisions.awaited',
    says: text(
      'Setiap hal yang ditunggu aturan dan tercatat datang mempunyai tindakannya dalam buku besar, dan tertulis pada baris daftar yang ditandatangani.',
      'Everything that the rules waited for and that is recorded as come has its act in the ledger, and stands on the line that was signed.',
    ),
    find: ({ reader }) => find(reader),
  },
]
