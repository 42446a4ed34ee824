import { isOfficeRole, roles } from '../../access/index.ts'
import { listAbout, listEvents } from '../../audit/index.ts'
import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import type { Invariant } from '../../platform/invariant.ts'
import { storedRulesHashes } from '../editions/index.ts'
import { listFiles } from '../files/index.ts'
import { byScoring } from './by-scoring.ts'
import {
  eachFrozenFile,
  listRemarkStates,
  listSilentHelp,
  listStates,
  listWithoutSubmission,
  type FrozenRef,
} from './invariant-store.ts'
import { nominationStates, type NominationState } from './lifecycle.ts'
import { listNominationsByIds } from './nomination-store.ts'

/** Withdrawn ones may have been drafts: nothing was promised to them. */
const neverSent: readonly NominationState[] = ['draft', 'approved', 'withdrawn']
const sent = nominationStates.filter(state => !neverSent.includes(state))

const toAdmission = ['nomination.submitted', 'verification.admitted']
const toTheEnd = [...toAdmission, 'scoresheet.locked']

/** What must stand in the history of a nomination in each state. The acts on whole lists are checked with the lists. */
const ledTo: Readonly<Record<NominationState, readonly string[]>> = {
  draft: ['nomination.opened'],
  approved: ['nomination.approved'],
  submitted: ['nomination.submitted'],
  returned: ['nomination.submitted', 'verification.returned'],
  resubmitted: ['nomination.submitted', 'nomination.resubmitted'],
  admitted: toAdmission,
  'not-admitted': ['nomination.submitted', 'verification.refused'],
  'in-assessment': toAdmission,
  assessed: toTheEnd,
  recommended: toTheEnd,
  decided: toTheEnd,
  published: toTheEnd,
  withdrawn: ['nomination.withdrawn'],
  lapsed: ['verification.returned', 'nomination.lapsed'],
}

/** Where the rules give no points there is no sheet to lock: the secretariat passed the file on. */
async function withoutEvent(reader: Reader): Promise<readonly string[]> {
  const events = await listEvents(reader, [...new Set(Object.values(ledTo).flat())])
  const known = new Set(events.map(one => `${one.event} ${one.recordId}`))
  const has = (id: string, wanted: readonly string[]): boolean =>
    wanted.every(event => known.has(`${event} ${id}`))
  const silent = (await listStates(reader)).filter(({ id, state }) => !has(id, ledTo[state]))
  const unlocked = silent.filter(({ id, state }) => ledTo[state] === toTheEnd && has(id, toAdmission))
  const ids = unlocked.map(one => one.id)
  const { unscored } = await byScoring(reader, await listNominationsByIds(reader, ids))
  const passedOn = new Set(unscored.map(one => one.id))
  return silent.map(one => one.id).filter(id => !passedOn.has(id))
}

async function otherRules(reader: Reader): Promise<readonly string[]> {
  const hashes = await storedRulesHashes(reader)
  const wrong: string[] = []
  for await (const { id, rulesId, file } of eachFrozenFile(reader))
    if (file.rulesId !== rulesId || file.rulesHash !== hashes.get(rulesId)) wrong.push(id)
  return wrong
}

async function namesOtherBytes(reader: Reader, { file }: FrozenRef): Promise<boolean> {
  const named = [...file.documents, ...file.photos].flatMap(({ fileId, sha256 }) =>
    fileId === null ? [] : [{ fileId, sha256 }],
  )
  const files = await listFiles(
    reader,
    named.map(one => one.fileId),
  )
  return named.some(({ fileId, sha256 }) => files.get(fileId)?.sha256 !== sha256)
}

async function otherBytes(reader: Reader): Promise<readonly string[]> {
  const wrong: string[] = []
  for await (const frozen of eachFrozenFile(reader))
    if (await namesOtherBytes(reader, frozen)) wrong.push(frozen.id)
  return wrong
}

/** The act that each state of a remark rests on. */
const remarkEvents = {
  open: 'nomination.remarked',
  answered: 'nomination.remark-answered',
  settled: 'nomination.remark-settled',
  withdrawn: 'nomination.remark-withdrawn',
} as const

async function silentRemarks(reader: Reader): Promise<readonly string[]> {
  const remarks = await listRemarkStates(reader)
  const ids = remarks.map(one => one.id)
  const entries = await listAbout(reader, [{ kind: 'remark', ids, events: Object.values(remarkEvents) }])
  const known = new Set(entries.map(one => `${one.event} ${one.subject_id}`))
  return remarks.filter(({ id, state }) => !known.has(`${remarkEvents[state]} ${id}`)).map(one => one.id)
}

export const nominationsInvariants: readonly Invariant[] = [
  {
    id: 'nominations.help-told',
    says: text(
      'Setiap isian yang bukan dari dinas pengusul diberitahukan kepada dinas, dengan kantor yang mengisinya.',
      'Every answer that is not the nominating office’s is told to the office, with whose it is.',
    ),
    find: ({ reader }) => listSilentHelp(reader, roles.filter(isOfficeRole)),
  },
  {
    id: 'nominations.remark-event',
    says: text(
      'Setiap catatan provinsi berada dalam keadaan yang tindakannya tercatat dalam buku besar.',
      'Every remark of a province is in a state whose act stands in the ledger.',
    ),
    find: ({ reader }) => silentRemarks(reader),
  },
  {
    id: 'nominations.receipt',
    says: text(
      'Setiap usulan yang sudah dikirim mempunyai tanda terima dan berkas beku.',
      'Every nomination that was submitted has its receipt and its frozen file.',
    ),
    find: ({ reader }) => listWithoutSubmission(reader, sent),
  },
  {
    id: 'nominations.pinned-rules',
    says: text(
      'Berkas beku setiap usulan menyebut aturan yang disematkan padanya, dengan sidik yang sama.',
      'The frozen file of every nomination names the rules pinned to it, with the same hash.',
    ),
    find: ({ reader }) => otherRules(reader),
  },
  {
    id: 'nominations.frozen-files',
    says: text(
      'Setiap dokumen dan foto dalam berkas beku masih ada dengan isi yang sama.',
      'Every paper and photo of a frozen file is still there with the same bytes.',
    ),
    find: ({ reader }) => otherBytes(reader),
  },
  {
    id: 'nominations.state-event',
    says: text(
      'Setiap usulan berada dalam keadaan yang tindakannya tercatat dalam buku besar.',
      'Every nomination is in a state whose acts stand in the ledger.',
    ),
    find: ({ reader }) => withoutEvent(reader),
  },
]
