import type { DocumentRequirement } from '../../engine/index.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { text, type Text } from '../../foundation/text.ts'
import { formatDate } from '../../platform/translations.ts'
import type { StatedDocument } from '../documents/index.ts'

export type RequirementState = 'met' | 'missing' | 'expiring' | 'wrong' | 'not-needed'

/** The days on which documents must be valid, as far as the calendar says; `YYYY-MM-DD`. */
export type NeededOn = Readonly<Record<DocumentRequirement['validAt'], string | null>>

export type Judged = Readonly<{ state: RequirementState; notes: readonly Problem[] }>

const dayIn = (iso: string, locale: 'id' | 'en'): string => formatDate(new Date(`${iso}T00:00:00Z`), locale)

const about = (requirement: DocumentRequirement, code: string, message: Text): Problem =>
  problem(
    code,
    requirement.id,
    text(`${requirement.title.id}: ${message.id}`, `${requirement.title.en}: ${message.en}`),
  )

const missing = text('belum ada. Tambahkan dokumennya.', 'not there yet. Add the document.')
const noFile = text('berkasnya belum diunggah.', 'its file has not been uploaded.')
const revoked = text('sudah dicabut. Ganti dengan yang berlaku.', 'was revoked. Replace it by a valid one.')
const refused = text(
  'ditolak sekretariat. Ganti dengan yang benar.',
  'was refused by the secretariat. Replace it.',
)
const expired = (day: string): Text =>
  text(
    `habis masa berlakunya pada ${dayIn(day, 'id')}. Perpanjang, lalu tambahkan yang baru.`,
    `expired on ${dayIn(day, 'en')}. Renew it, then add the new one.`,
  )
const ends = (day: string, needed: string): Text =>
  text(
    `berlaku sampai ${dayIn(day, 'id')}, sedangkan masih diperlukan pada ${dayIn(needed, 'id')}. Perpanjang sebelum itu.`,
    `valid until ${dayIn(day, 'en')}, but still needed on ${dayIn(needed, 'en')}. Renew it before that.`,
  )
const endsSoon = (day: string): Text =>
  text(
    `berlaku sampai ${dayIn(day, 'id')}. Segera perpanjang.`,
    `valid until ${dayIn(day, 'en')}. Renew it soon.`,
  )

const refusedBecause = (reason: string): Text =>
  text(`ditolak sekretariat: ${reason}`, `refused by the secretariat: ${reason}`)

/** Why a document does not serve; nothing when it does. */
function faultOf(document: StatedDocument, requirement: DocumentRequirement): Text | null {
  const note = document.lastCheck?.note ?? ''
  if (document.state === 'revoked') return revoked
  if (document.state === 'refused') return note === '' ? refused : refusedBecause(note)
  if (document.state === 'expired' && requirement.validAt !== 'never')
    return document.validUntil === null ? revoked : expired(document.validUntil)
  return document.fileId === null ? noFile : null
}

/** Whether a document meets a requirement, and what to mind. */
export function judgeDocument(
  requirement: DocumentRequirement,
  document: StatedDocument | null,
  { neededOn }: Readonly<{ neededOn: NeededOn }>,
): Judged {
  if (!document) return { state: 'missing', notes: [about(requirement, 'document-missing', missing)] }
  const fault = faultOf(document, requirement)
  if (fault) return { state: 'wrong', notes: [about(requirement, 'document-wrong', fault)] }
  const needed = neededOn[requirement.validAt]
  const { validUntil } = document
  if (needed !== null && validUntil !== null && validUntil < needed)
    return { state: 'expiring', notes: [about(requirement, 'document-ends', ends(validUntil, needed))] }
  if (document.state === 'expiring' && validUntil !== null)
    return { state: 'expiring', notes: [about(requirement, 'document-expiring', endsSoon(validUntil))] }
  return { state: 'met', notes: [] }
}
