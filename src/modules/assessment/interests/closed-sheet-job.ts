import { setImmediate as turn } from 'node:timers/promises'
import type { Environment } from '../../../actions/index.ts'
import { append, type LedgerEntry } from '../../../audit/index.ts'
import type { Database, Reader, Tx } from '../../../platform/database/index.ts'
import type { JobHandler, NewJob } from '../../../platform/jobs/index.ts'
import { findSetting, setSetting } from '../../../platform/settings.ts'
import { listRulesWithAgreement } from '../../editions/index.ts'
import { findInEdition } from '../../interests/index.ts'
import { listNominations, listNominationsByIds, type NominationBrief } from '../../nominations/index.ts'
import { affiliationsOf } from '../../people/index.ts'
import { listUnagreed } from '../agreed/agreed-store.ts'
import { listInterestsOf } from '../planning/assignment-store.ts'
import {
  deleteClosed,
  insertClosed,
  listLiveSheets,
  listToldClosed,
  type LiveSheet,
} from './closed-sheet-store.ts'
import { lookSince } from './ledger-look.ts'

const KIND = 'assessment.closed-sheets'
const EVERY = 2 * 60_000
const LOOKED = 'closed-sheets.told'

/** There is one, which comes again and again. */
export const closedSheetsJob: NewJob = { kind: KIND, key: 'always', payload: {} }

type Watched = Readonly<{
  nominations: ReadonlyMap<string, NominationBrief>
  sheets: readonly LiveSheet[]
}>

/** Sheets that still matter to their assessors: of products before the result, and of juries that are not done. */
async function watchedNow(reader: Reader): Promise<Watched> {
  const scored = await listNominations(reader, { states: ['in-assessment', 'assessed'] })
  const live = await listLiveSheets(
    reader,
    scored.map(one => one.id),
  )
  const rounds = await listUnagreed(reader, await listRulesWithAgreement(reader))
  const talking = new Set(rounds.map(one => `${one.nominationId} ${one.round}`))
  const sheets = live.filter(
    one => one.round === 1 || one.isOpen || talking.has(`${one.nominationId} ${one.round}`),
  )
  const known = new Set(scored.map(one => one.id))
  const others = sheets.map(one => one.nominationId).filter(id => !known.has(id))
  const all = [...scored, ...(await listNominationsByIds(reader, [...new Set(others)]))]
  return { nominations: new Map(all.map(one => [one.id, one])), sheets }
}

const pairOf = (one: Readonly<{ nominationId: string; personId: string }>): string =>
  `${one.nominationId} ${one.personId}`

/** So many files are compared in one go; then other work has its turn. */
const TOGETHER = 500

/** The pairs of these sheets that something found speaks against, and those whose assessors said so of the product itself. */
async function tiesOf(read: Database['read'], { nominations, sheets }: Watched) {
  const found = new Set<string>()
  const declared = new Set<string>()
  const panels = [...Map.groupBy(sheets, one => one.nominationId)]
  for (let start = 0; start < panels.length; start += TOGETHER) {
    await turn()
    const part = panels.slice(start, start + TOGETHER)
    const files = part.flatMap(([id]) => nominations.get(id) ?? [])
    const people = new Set(part.flatMap(([, own]) => own.map(one => one.personId)))
    await read(async reader => {
      const known = await affiliationsOf(reader, [...people])
      for (const one of await findInEdition(reader, files, known)) found.add(pairOf(one))
      const ids = files.map(one => one.id)
      for (const one of await listInterestsOf(reader, ids)) declared.add(pairOf(one))
    })
  }
  return { found, declared }
}

function entryOf(event: string, sheet: LiveSheet, areaPath: NominationBrief['areaPath'], at: Date) {
  const entry: LedgerEntry = {
    at,
    personId: null,
    role: 'system',
    areaPath,
    action: 'scoresheet.watch',
    event,
    subject: { kind: 'assessor', id: sheet.personId },
    record: { kind: 'nomination', id: sheet.nominationId },
    audience: 'panel',
    reason: null,
    detail: { round: sheet.round },
    beforeDigest: null,
    afterDigest: null,
  }
  return entry
}

type Ties = Awaited<ReturnType<typeof tiesOf>>

/** Notes in the ledger whose sheets were closed by something found since the last time, and whose are open again. */
async function noteClosed(tx: Tx, { nominations, sheets }: Watched, ties: Ties, now: Date): Promise<void> {
  const told = new Set(await listToldClosed(tx))
  // What ended while names were compared is nobody's sheet any more.
  const live = new Set((await listLiveSheets(tx, [...nominations.keys()])).map(one => one.assignmentId))
  const watched = sheets.filter(one => live.has(one.assignmentId))
  const isFound = (one: LiveSheet): boolean => ties.found.has(pairOf(one))
  // Whoever declared something of the product itself knows of it.
  const isSaid = (one: LiveSheet): boolean => ties.declared.has(pairOf(one))
  const closed = watched.filter(one => isFound(one) && !isSaid(one))
  const fresh = closed.filter(one => !told.has(one.assignmentId))
  const opened = watched.filter(one => told.has(one.assignmentId) && !isFound(one) && !isSaid(one))
  const still = new Set(closed.map(one => one.assignmentId))
  await insertClosed(tx, fresh, now)
  await deleteClosed(
    tx,
    [...told].filter(id => !still.has(id)),
  )
  const entriesOf = (event: string, all: readonly LiveSheet[]) =>
    all.map(one => entryOf(event, one, nominations.get(one.nominationId)?.areaPath ?? '/', now))
  const entries = [...entriesOf('scoresheet.closed', fresh), ...entriesOf('scoresheet.opened-again', opened)]
  if (entries.length > 0) await append(tx, entries)
}

/** Up to which entry of the ledger was looked; null before the first time. */
async function lookedUntil(reader: Reader): Promise<number | null> {
  const seq = await findSetting(reader, LOOKED)
  return typeof seq === 'number' ? seq : null
}

/**
 * Every few minutes, where something was done since, and once in each process: nothing that is found asks anybody first,
 * so nobody else tells the assessors.
 */
export function closedSheetHandlers({
  database,
  clock,
}: Pick<Environment, 'database' | 'clock'>): Readonly<Record<string, JobHandler>> {
  let isNew = true
  return {
    [KIND]: async () => {
      const { looked, seq, isActed } = await database.read(async reader => {
        const until = await lookedUntil(reader)
        return { looked: until, ...(await lookSince(reader, until)) }
      })
      if (!isNew && !isActed) {
        // What says nothing is not read again each time.
        if (looked !== seq) await database.write(tx => setSetting(tx, LOOKED, seq))
        return EVERY
      }
      const watched = await database.read(watchedNow)
      const ties = await tiesOf(database.read, watched)
      await database.write(async tx => {
        await noteClosed(tx, watched, ties, clock.now())
        await setSetting(tx, LOOKED, seq)
      })
      isNew = false
      return EVERY
    },
  }
}
