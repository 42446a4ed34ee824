import { text } from '../../../foundation/text.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { digestOf } from '../../../platform/digest.ts'
import type { Invariant } from '../../../platform/invariant.ts'
import { listEditions } from '../../editions/index.ts'
import { awaitedInputs } from '../cases/awaited-fact.ts'
import { listAwaited, listAwaitedNominations, listEveryAwaited } from '../cases/awaited-fact-store.ts'
import { inputsAnew, recordedFor } from './inputs-anew.ts'
import { listCorrectedFacts } from './correction-store.ts'
import { eachList } from '../chain/list-invariants.ts'
import { inputsOfEntry } from '../chain/recommendation.ts'
import { placeOf } from '../recomputation/recompute.ts'
import { firstInputs, type ResultInputs } from '../result-inputs.ts'
import { listResultsOfEdition } from '../result-store.ts'
import { listSupersededOfEdition } from '../superseded-store.ts'

/** Superseded results whose place no released correction took, and released corrections that superseded nothing. */
async function wronglySuperseded(reader: Reader): Promise<readonly string[]> {
  const kept = new Map<string, string>()
  for (const { id } of await listEditions(reader))
    for (const one of await listSupersededOfEdition(reader, id))
      kept.set(`${placeOf(one)} ${one.supersededBy}`, one.nominationId)
  const wrong: string[] = []
  for await (const { list, publication } of eachList(reader)) {
    if (list.kind !== 'correction' || !publication?.releasedAt) continue
    for (const { nominationId, correction } of list.entries) {
      const place = placeOf({ publicationId: correction?.supersedes ?? '', nominationId })
      if (!kept.delete(`${place} ${publication.id}`)) wrong.push(nominationId)
    }
  }
  return [...wrong, ...kept.values()]
}

/** The inputs of every result that was ever published, by `placeOf`. */
async function inputsOfResults(reader: Reader): Promise<ReadonlyMap<string, ResultInputs>> {
  const found = new Map<string, ResultInputs>()
  for (const { id } of await listEditions(reader)) {
    const all = [...(await listResultsOfEdition(reader, id)), ...(await listSupersededOfEdition(reader, id))]
    for (const one of all) found.set(placeOf(one), one.inputs)
  }
  return found
}

/** Lists and results whose inputs are not those that the acts on them left. */
async function otherInputs(reader: Reader): Promise<readonly string[]> {
  const published = await inputsOfResults(reader)
  const noted = await listAwaitedNominations(reader)
  const awaited = await listAwaited(reader, noted)
  const every = await listEveryAwaited(reader, noted)
  const wrong: string[] = []
  for await (const { list, publication } of eachList(reader)) {
    for (const entry of list.entries) {
      const { nominationId, correction } = entry
      const before = published.get(placeOf({ publicationId: correction?.supersedes ?? '', nominationId }))
      const facts = list.objectionId === null ? [] : await listCorrectedFacts(reader, list.objectionId)
      const wanted = correction
        ? inputsAnew(
            before ?? firstInputs,
            facts,
            recordedFor(list.objectionId ?? '', every.get(nominationId) ?? []),
            correction.inputs.round,
          )
        : awaitedInputs(awaited.get(nominationId) ?? [])
      const said = inputsOfEntry(entry)
      const result = publication?.releasedAt
        ? published.get(placeOf({ publicationId: publication.id, nominationId }))
        : said
      // A returned list keeps what it was signed with; facts may be put right after it.
      const asActs = list.state === 'returned' || digestOf(said) === digestOf(wanted)
      if (!asActs || !result || digestOf(said) !== digestOf(result)) wrong.push(nominationId)
    }
  }
  return wrong
}

export const correctionInvariants: readonly Invariant[] = [
  {
    id: 'decisions.superseded-once',
    says: text(
      'Setiap hasil yang digantikan mempunyai tepat satu penetapan baru yang diumumkan, dan sebaliknya.',
      'Every superseded result has exactly one released new decision in its place, and the reverse.',
    ),
    find: ({ reader }) => wronglySuperseded(reader),
  },
  {
    id: 'decisions.corrected-inputs',
    says: text(
      'Masukan setiap hasil adalah berkas dan lembar semula, kecuali yang diperbaiki atau dicatat telah datang dengan tindakan tercatat sebelum ditandatangani.',
      'The inputs of every result are the file and the first sheets, but for what recorded acts put right, or noted as come, before it was signed.',
    ),
    find: ({ reader }) => otherInputs(reader),
  },
]
