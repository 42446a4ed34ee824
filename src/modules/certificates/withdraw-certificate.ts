import { capitalDay } from '../../platform/local-time.ts'
import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Reader, Tx } from '../../platform/database/index.ts'
import { findNomination, nominationFacts, type Nomination } from '../nominations/index.ts'
import { checkKeyOf, type Certificate, type Withdrawal } from './certificate.ts'
import { findCertificateByKey, saveWithdrawal } from './certificate-store.ts'

/** What another module does when a certificate is withdrawn, in the same transaction. */
export type WithdrawalStep = (tx: Tx, certificate: Certificate, at: Date) => Promise<void>

export const LONGEST_NUMBER = 120
export const LONGEST_PUBLIC_REASON = 300

const input = z.object({
  number: fields.requiredText(LONGEST_NUMBER),
  decree_number: fields.requiredText(100, 3),
  decree_date: fields.isoDate,
  public_reason: fields.requiredText(LONGEST_PUBLIC_REASON, 10),
  reason: fields.requiredText(2000, 10),
  version: fields.rowVersion.optional(),
})
type Given = z.output<typeof input>

type Loaded = Readonly<{ certificate: Certificate; nomination: Nomination }>

async function load(reader: Reader, { number }: Given): Promise<Loaded | null> {
  const certificate = await findCertificateByKey(reader, checkKeyOf(number))
  const nomination = certificate && (await findNomination(reader, certificate.nominationId))
  return certificate && nomination ? { certificate, nomination } : null
}

const already = problem(
  'withdrawn',
  '',
  text('Piagam ini sudah dicabut.', 'This certificate is withdrawn already.'),
)
const replaced = problem(
  'replaced',
  '',
  text(
    'Piagam ini sudah digantikan putusan baru. Yang dapat dicabut adalah piagam barunya.',
    'This certificate was replaced by a new decision. What can be withdrawn is its new certificate.',
  ),
)
const inTheFuture = problem(
  'future-date',
  'decree_date',
  text(
    'Tanggal keputusan belum tiba. Isi tanggal pada surat keputusan pencabutan.',
    'This date has not come yet. Enter the date on the decree that withdraws.',
  ),
)
const beforeAward = problem(
  'date-before-award',
  'decree_date',
  text(
    'Tanggal keputusan mendahului penetapan bintangnya. Periksa tanggal pada surat keputusan pencabutan.',
    'This date is before the star was decided. Check the date on the decree that withdraws.',
  ),
)

function problemsOf({ certificate }: Loaded, { decree_date: date }: Given, now: Date): readonly Problem[] {
  if (certificate.state === 'withdrawn') return [already]
  if (certificate.state === 'replaced') return [replaced]
  if (date > capitalDay(now)) return [inTheFuture]
  return date < certificate.content.decree.date ? [beforeAward] : []
}

type Change = Readonly<{ certificate: Certificate; withdrawal: Withdrawal }>

/**
 * The Minister decided on the star, so only the Minister takes it back, by a decree of its own. What the certificate
 * says stays as it is; from here on it stands as withdrawn.
 */
export const withdrawCertificate = (steps: readonly WithdrawalStep[]) =>
  defineAction({
    name: 'certificate.withdraw',
    needsProof: true,
    // The full reason may name people: the office reads the public sentence on the certificate instead.
    audience: 'panel',
    input,
    load,
    facts: ({ nomination }) => nominationFacts(nomination),
    version: ({ certificate }) => certificate.rowVersion,
    handle: (loaded, given, { now }) => {
      const problems = problemsOf(loaded, given, now)
      if (problems.length > 0) return refuse(problems)
      const { certificate, nomination } = loaded
      const decree = { number: given.decree_number, date: given.decree_date }
      const change: Change = {
        certificate,
        withdrawal: { at: now, publicReason: given.public_reason, decree },
      }
      return done({
        change,
        event: 'certificate.withdrawn',
        subject: { kind: 'certificate', id: certificate.id },
        record: { kind: 'nomination', id: nomination.id },
        areaPath: nomination.areaPath,
        reason: given.reason,
        detail: { edition: certificate.editionId, decreeDate: decree.date },
        before: { state: certificate.state },
        after: { state: 'withdrawn', decree, publicReason: given.public_reason },
        next: `/piagam/${encodeURIComponent(certificate.checkKey)}`,
      })
    },
    save: async (tx, { certificate, withdrawal }: Change) => {
      if (!(await saveWithdrawal(tx, certificate, withdrawal))) return false
      for (const step of steps) await step(tx, certificate, withdrawal.at)
      return true
    },
  })
