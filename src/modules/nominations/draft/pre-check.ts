import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../../actions/index.ts'
import type { AreaPath } from '../../../foundation/area-path.ts'
import { problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import { digestOf } from '../../../platform/digest.ts'
import type { StatedDocument } from '../../documents/index.ts'
import type { LoadedRules } from '../../editions/index.ts'
import type { ProductFile } from '../../producers/index.ts'
import { loadWorkingFile } from './load-file.ts'
import { nominationFacts, type Answers } from '../nomination.ts'
import { findNomination } from '../nomination-store.ts'
import { savePreCheck } from './pre-check-store.ts'
import { isWaiting } from '../help/remark.ts'
import { listRemarks } from '../help/remark-store.ts'

const verdicts = ['ready', 'remarks'] as const
export type Verdict = (typeof verdicts)[number]

/** How a look stood at the moment of sending. */
export type SentState = Verdict | 'changed'

/** How the province found a file when it looked last, and what the file was then. */
export type PreCheck = Readonly<{
  nominationId: string
  verdict: Verdict
  fingerprint: string
  areaPath: AreaPath
  checkedAt: Date
  /** How it stood when the file was sent last; null where it was not sent since the look. */
  sentState: SentState | null
}>

type Content = Readonly<{
  answers: Answers
  chosen: Readonly<Record<string, string>>
  documents: readonly StatedDocument[]
  productFile: ProductFile
  rules: LoadedRules
}>

/** The choices of papers; the approval makes the letter and takes it, so that is no choice of the office. */
const choicesIn = ({ chosen, rules }: Content) =>
  Object.fromEntries(
    Object.entries(chosen).filter(([id]) => !rules.rules.requirements.get(id)?.madeAtApproval),
  )

/**
 * Changes with everything in the file that somebody changes, and with nothing else: not with the calendar, and not with
 * the letters that approvals make, of this file or of another one of the same firm.
 */
export const fingerprintOf = (content: Content): string => {
  const { answers, documents, productFile } = content
  return digestOf({
    answers,
    chosen: choicesIn(content),
    versions: [productFile.product, productFile.producer, productFile.sentra].map(
      one => one?.rowVersion ?? 0,
    ),
    documents: documents
      .filter(one => one.madeFor === null)
      .map(one => `${one.id} ${one.rowVersion}`)
      .toSorted(),
    photos: productFile.photos.map(one => `${one.id} ${one.caption}`),
  })
}

/** How a look stands now: `changed` where the file is another one since, `none` where there was none. */
export type PreCheckState = SentState | 'none'

export const stateOfCheck = (check: PreCheck | undefined, fingerprint: string): PreCheckState => {
  if (!check) return 'none'
  return check.fingerprint === fingerprint ? check.verdict : 'changed'
}

const remarksWait = problem(
  'remarks-wait',
  '',
  text(
    'Masih ada catatan yang belum selesai. Selesaikan atau cabut dahulu, atau catat bahwa ada catatan.',
    'There are remarks that are not settled. Settle or withdraw them first, or note that there are remarks.',
  ),
)
const noRemarksThere = problem(
  'no-remarks',
  '',
  text('Tidak ada catatan yang menunggu. Muat ulang halaman.', 'No remark is waiting. Reload the page.'),
)

/** The province says how it found the file as it is now. It binds nobody: the office may approve all the same. */
export const preCheckNomination = defineAction({
  name: 'nomination.pre-check',
  input: z.object({ id: fields.recordId, verdict: z.enum(verdicts), fingerprint: fields.requiredText(100) }),
  load: async (reader, given, { now }) => {
    const nomination = await findNomination(reader, given.id)
    if (!nomination) return null
    const fingerprint = fingerprintOf(await loadWorkingFile(reader, nomination, now))
    const waiting = (await listRemarks(reader, nomination.id)).filter(isWaiting).length
    return { nomination, fingerprint, waiting }
  },
  facts: ({ nomination }) => nominationFacts(nomination),
  readAction: 'nomination.read',
  handle: ({ nomination, fingerprint, waiting }, given, { actor }) => {
    if (given.verdict === 'ready' && waiting > 0) return refuse([remarksWait])
    if (given.verdict === 'remarks' && waiting === 0) return refuse([noRemarksThere])
    return done({
      // What was looked at is what the page showed: a file that moved on meanwhile counts as changed at once.
      change: {
        nominationId: nomination.id,
        verdict: given.verdict,
        fingerprint: given.fingerprint,
        areaPath: actor.areaPath,
      },
      event: 'nomination.pre-checked',
      subject: { kind: 'nomination', id: nomination.id },
      areaPath: nomination.areaPath,
      detail: { verdict: given.verdict, remarks: waiting, unchanged: given.fingerprint === fingerprint },
      next: `/usulan/${nomination.id}/catatan`,
    })
  },
  save: (tx, change, { actor, now }) => savePreCheck(tx, change, { by: actor.personId ?? '', now }),
})
