import { z } from 'zod'
import { defineAction, done, fields, refuse, type ActionContext } from '../../../actions/index.ts'
import { problem, type Problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import type { Reader, Tx } from '../../../platform/database/index.ts'
import { listFiles, type StoredFile } from '../../files/index.ts'
import { nextState } from '../lifecycle.ts'
import { loadWorkingFile, maySendNow, type WorkingFile } from '../draft/load-file.ts'
import { nominationFacts, receiptFrom, type Nomination } from '../nomination.ts'
import { advance, findNomination, type Along } from '../nomination-store.ts'
import { fingerprintOf, stateOfCheck, type SentState } from '../draft/pre-check.ts'
import { listPreChecks, noteSentState } from '../draft/pre-check-store.ts'
import { searchTextOf } from '../search-text.ts'
import { fileIdsOf, freezeFile } from './submitted-file.ts'

const input = z.object({ id: fields.recordId, version: fields.rowVersion.optional() })
type Input = z.output<typeof input>
type Loaded = Readonly<{
  file: WorkingFile
  files: ReadonlyMap<string, StoredFile>
  /** How the province's look stands now; null where it never looked. */
  checkState: SentState | null
}>

const closed = problem(
  'stage-closed',
  '',
  text(
    'Usulan tidak dapat dikirim karena tahapnya sedang tidak dibuka. Tidak ada yang hilang: isiannya tetap tersimpan.',
    'The nomination cannot be sent because its stage is not open. Nothing is lost: what you entered stays stored.',
  ),
)
const wrongState = problem(
  'state',
  '',
  text('Usulan sudah berpindah tahap. Muat ulang halaman.', 'The nomination has moved on. Reload the page.'),
)

async function load(reader: Reader, given: Input, { now }: ActionContext): Promise<Loaded | null> {
  const nomination = await findNomination(reader, given.id)
  if (!nomination) return null
  const file = await loadWorkingFile(reader, nomination, now)
  const check = (await listPreChecks(reader, [nomination.id])).get(nomination.id)
  const state = stateOfCheck(check, fingerprintOf(file))
  const checkState = state === 'none' ? null : state
  return { file, files: await listFiles(reader, fileIdsOf(file)), checkState }
}

function problemsOf({ file }: Loaded, action: string, arrivedAt: Date): readonly Problem[] {
  if (!nextState(file.nomination.state, action)) return [wrongState]
  return [...(maySendNow(file, arrivedAt) ? [] : [closed]), ...file.readiness.problems]
}

type Change = Readonly<{
  nomination: Nomination
  submitted: NonNullable<Along['submitted']>
  checkState: SentState | null
}>

/** What is sent: the frozen file, its receipt, and the rules pinned to it. The first receipt stays. */
function sentBy(loaded: Loaded, { actor, now, newId }: ActionContext): Change {
  const { file, files, checkState } = loaded
  const { nomination, productFile } = file
  const receipt = nomination.receipt ?? receiptFrom(file.edition.number, newId())
  const frozen = freezeFile(file, files, now)
  return {
    nomination,
    checkState,
    submitted: {
      by: actor.personId ?? '',
      at: now,
      receipt,
      round: frozen.round,
      file: frozen,
      rulesId: file.rules.id,
      sentraId: productFile.sentra?.id ?? null,
      search: searchTextOf(productFile, receipt),
    },
  }
}

const sending = (action: 'nomination.submit' | 'nomination.resubmit', event: string) =>
  defineAction({
    name: action,
    input,
    load,
    facts: ({ file }: Loaded) => nominationFacts(file.nomination),
    readAction: 'nomination.read',
    version: ({ file }: Loaded) => file.nomination.rowVersion,
    handle: (loaded: Loaded, _given: Input, context: ActionContext) => {
      const problems = problemsOf(loaded, action, context.arrivedAt)
      if (problems.length > 0) return refuse(problems)
      const change = sentBy(loaded, context)
      const { nomination, submitted } = change
      return done({
        change,
        event,
        subject: { kind: 'nomination', id: nomination.id },
        areaPath: nomination.areaPath,
        detail: {
          from: nomination.state,
          to: nextState(nomination.state, action),
          round: submitted.round,
          receipt: submitted.receipt,
          rules: submitted.file.rulesHash,
          documents: submitted.file.documents.length,
          photos: submitted.file.photos.length,
        },
        ...(nomination.submittedFile ? { before: nomination.submittedFile } : {}),
        after: submitted.file,
        next: `/usulan/${nomination.id}/tanda-terima`,
        answer: { receipt: submitted.receipt },
      })
    },
    save: async (tx: Tx, { nomination, submitted, checkState }: Change, context: ActionContext) => {
      if (checkState !== null) await noteSentState(tx, nomination.id, checkState)
      return advance(tx, nomination, action, context, { submitted })
    },
  })

/** Sends an approved nomination: it is frozen, gets its receipt, and its rules are pinned. */
export const submitNomination = sending('nomination.submit', 'nomination.submitted')

/** Sends a corrected file back: a new round, frozen again. The findings stay until they are answered. */
export const resubmitNomination = sending('nomination.resubmit', 'nomination.resubmitted')
