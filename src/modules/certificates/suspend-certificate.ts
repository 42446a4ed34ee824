import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Reader, Tx } from '../../platform/database/index.ts'
import { capitalDay } from '../../platform/local-time.ts'
import { findNomination, nominationFacts, type Nomination } from '../nominations/index.ts'
import { checkKeyOf, standingOf, type Certificate, type Suspension } from './certificate.ts'
import { findCertificateByKey } from './certificate-store.ts'
import { saveLifting, saveSuspension, type Lifting } from './suspension-store.ts'
import { LONGEST_NUMBER, LONGEST_PUBLIC_REASON } from './withdraw-certificate.ts'

/** What another module does when a certificate stops counting for a while, or counts again; in the same transaction. */
export type SuspensionStep = (tx: Tx, certificate: Certificate, since: Date | null) => Promise<void>

const letterFields = {
  number: fields.requiredText(LONGEST_NUMBER),
  letter_number: fields.requiredText(100, 3),
  letter_date: fields.isoDate,
  reason: fields.requiredText(2000, 10),
  version: fields.rowVersion.optional(),
}
const suspendInput = z.object({
  ...letterFields,
  public_reason: fields.requiredText(LONGEST_PUBLIC_REASON, 10),
})
const liftInput = z.object(letterFields)

type Loaded = Readonly<{ certificate: Certificate; nomination: Nomination }>

async function load(reader: Reader, { number }: Readonly<{ number: string }>): Promise<Loaded | null> {
  const certificate = await findCertificateByKey(reader, checkKeyOf(number))
  const nomination = certificate && (await findNomination(reader, certificate.nominationId))
  return certificate && nomination ? { certificate, nomination } : null
}

const notValid = problem(
  'not-valid',
  '',
  text(
    'Yang dapat ditangguhkan hanya piagam yang berlaku. Muat ulang halamannya untuk melihat keadaannya.',
    'Only a valid certificate can be suspended. Reload its page to see its state.',
  ),
)
const notSuspended = problem(
  'not-suspended',
  '',
  text(
    'Piagam ini tidak sedang ditangguhkan. Muat ulang halamannya untuk melihat keadaannya.',
    'This certificate is not suspended. Reload its page to see its state.',
  ),
)
const inTheFuture = problem(
  'future-date',
  'letter_date',
  text(
    'Tanggal surat belum tiba. Isi tanggal pada surat Menteri.',
    'This date has not come yet. Enter the date on the Minister’s letter.',
  ),
)
const tooEarly = problem(
  'date-too-early',
  'letter_date',
  text(
    'Tanggal surat mendahului yang diubahnya. Periksa tanggal pada surat Menteri.',
    'This date is before what the letter changes. Check the date on the Minister’s letter.',
  ),
)

const dateProblems = (date: string, notBefore: string, now: Date): readonly Problem[] => [
  ...(date > capitalDay(now) ? [inTheFuture] : []),
  ...(date < notBefore ? [tooEarly] : []),
]

/** What both acts say of themselves in the ledger. */
const about = ({ certificate, nomination }: Loaded) => ({
  subject: { kind: 'certificate', id: certificate.id },
  record: { kind: 'nomination', id: nomination.id },
  areaPath: nomination.areaPath,
  detail: { edition: certificate.editionId },
  next: `/piagam/${encodeURIComponent(certificate.checkKey)}`,
})

type Suspending = Readonly<{ certificate: Certificate; suspension: Suspension }>

/** The Minister decided on the star, so only the Minister suspends it. What the certificate says stays as it is. */
export const suspendCertificate = (steps: readonly SuspensionStep[]) =>
  defineAction({
    name: 'certificate.suspend',
    needsProof: true,
    // The full reason may name people: the office reads the public sentence on the certificate instead.
    audience: 'panel',
    input: suspendInput,
    load,
    facts: ({ nomination }) => nominationFacts(nomination),
    version: ({ certificate }) => certificate.rowVersion,
    handle: (loaded, given, { now, newId }) => {
      const { certificate } = loaded
      if (standingOf(certificate, capitalDay(now)) !== 'valid') return refuse([notValid])
      const problems = dateProblems(given.letter_date, certificate.content.decree.date, now)
      if (problems.length > 0) return refuse(problems)
      const letter = { number: given.letter_number, date: given.letter_date }
      const suspension = { id: newId(), at: now, publicReason: given.public_reason, letter }
      const change: Suspending = { certificate, suspension }
      return done({
        change,
        event: 'certificate.suspended',
        ...about(loaded),
        reason: given.reason,
        before: { suspended: false },
        after: { suspended: true, letter, publicReason: given.public_reason },
      })
    },
    save: async (tx, { certificate, suspension }: Suspending) => {
      if (!(await saveSuspension(tx, certificate, suspension))) return false
      for (const step of steps) await step(tx, certificate, suspension.at)
      return true
    },
  })

type LiftingOf = Readonly<{ certificate: Certificate; lifting: Lifting }>

/** The star counts again, until the day on which it would have ended anyway. */
export const liftSuspension = (steps: readonly SuspensionStep[]) =>
  defineAction({
    name: 'certificate.lift-suspension',
    needsProof: true,
    audience: 'panel',
    input: liftInput,
    load,
    facts: ({ nomination }) => nominationFacts(nomination),
    version: ({ certificate }) => certificate.rowVersion,
    handle: (loaded, given, { now }) => {
      const { certificate } = loaded
      const { suspension, state } = certificate
      if (suspension === null || state !== 'valid') return refuse([notSuspended])
      const problems = dateProblems(given.letter_date, suspension.letter.date, now)
      if (problems.length > 0) return refuse(problems)
      const letter = { number: given.letter_number, date: given.letter_date }
      const change: LiftingOf = { certificate, lifting: { at: now, letter } }
      return done({
        change,
        event: 'certificate.suspension-lifted',
        ...about(loaded),
        reason: given.reason,
        before: { suspended: true },
        after: { suspended: false, letter },
      })
    },
    save: async (tx, { certificate, lifting }: LiftingOf) => {
      if (!(await saveLifting(tx, certificate, lifting))) return false
      for (const step of steps) await step(tx, certificate, null)
      return true
    },
  })
