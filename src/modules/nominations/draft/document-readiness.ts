import type { DocumentRequirement } from '../../../engine/index.ts'
import {
  judgePaper,
  type NeededOn,
  type Paper,
  type PaperFinding,
  type RequirementState,
} from '../../../engine/readiness/judge-paper.ts'
import { problem, type Problem } from '../../../foundation/problem.ts'
import { text, type Text } from '../../../foundation/text.ts'
import { formatDay } from '../../../platform/translations.ts'
import type { StatedDocument } from '../../documents/index.ts'
import type { AskingNomination } from './document-choice.ts'

export type Judged = Readonly<{ state: RequirementState; notes: readonly Problem[] }>

const about = (requirement: DocumentRequirement, code: string, message: Text): Problem =>
  problem(
    code,
    requirement.id,
    text(`${requirement.title.id}: ${message.id}`, `${requirement.title.en}: ${message.en}`),
  )

const missing = text('belum ada. Tambahkan dokumennya.', 'not there yet. Add the document.')
const noFile = text('berkasnya belum diunggah.', 'its file has not been uploaded.')
const quarantined = text(
  'ditolak pemindai virus, jadi berkasnya dihitung belum ada. Buat atau pindai ulang dokumennya di perangkat yang bersih, lalu ganti berkasnya.',
  'refused by the virus scanner, so its file counts as missing. Make or scan the document again on a clean device, then replace the file.',
)
const revoked = text('sudah dicabut. Ganti dengan yang berlaku.', 'was revoked. Replace it by a valid one.')
const refused = text(
  'ditolak sekretariat. Ganti dengan yang benar.',
  'was refused by the secretariat. Replace it.',
)
const expired = (day: string): Text =>
  text(
    `habis masa berlakunya pada ${formatDay(day, 'id')}. Perpanjang, lalu tambahkan yang baru.`,
    `expired on ${formatDay(day, 'en')}. Renew it, then add the new one.`,
  )
const changed = (day: string): Text =>
  text(
    `tidak berlaku lagi sejak ${formatDay(day, 'id')}, karena komposisi atau tempat produksi berubah setelah diterbitkan. Urus perubahannya, lalu tambahkan yang baru.`,
    `no longer valid since ${formatDay(day, 'en')}, because composition or place of production changed after it was issued. Have the change recorded, then add the new one.`,
  )
const ends = (day: string, needed: string): Text =>
  text(
    `berlaku sampai ${formatDay(day, 'id')}, sedangkan masih diperlukan pada ${formatDay(needed, 'id')}. Perpanjang sebelum itu.`,
    `valid until ${formatDay(day, 'en')}, but still needed on ${formatDay(needed, 'en')}. Renew it before that.`,
  )
const endsSoon = (day: string): Text =>
  text(
    `berlaku sampai ${formatDay(day, 'id')}. Segera perpanjang.`,
    `valid until ${formatDay(day, 'en')}. Renew it soon.`,
  )

const refusedBecause = (reason: string): Text =>
  text(`ditolak sekretariat: ${reason}`, `refused by the secretariat: ${reason}`)
const wrongNumber = text(
  'nomornya tidak sesuai. Periksa lagi pada dokumennya.',
  'its number is not right. Check it again on the document.',
)

/** The words for what was found; `note` is what the secretariat wrote when it refused the document. */
function wordsOf(finding: PaperFinding, note: string): Text {
  switch (finding.kind) {
    case 'absent':
      return missing
    case 'revoked':
      return revoked
    case 'refused':
      return note === '' ? refused : refusedBecause(note)
    case 'wrong-number':
      return wrongNumber
    case 'no-file':
      return noFile
    case 'quarantined':
      return quarantined
    case 'expired':
      return expired(finding.day)
    case 'ends-early':
      return ends(finding.day, finding.needed)
    case 'ends-soon':
      return endsSoon(finding.day)
  }
}

const codes: Readonly<Partial<Record<PaperFinding['kind'], string>>> = {
  absent: 'document-missing',
  'ends-early': 'document-ends',
  'ends-soon': 'document-expiring',
}

/** A document as readiness looks at it. */
export const paperOf = ({ state, validUntil, changedOn, fileId }: StatedDocument): Paper => ({
  state,
  validUntil,
  changedOn,
  hasFile: fileId !== null,
})

/** For which nomination a letter would be, what it would name today, and whether its approval is still to come. */
export type LetterGround = AskingNomination & Readonly<{ of: string; toCome: boolean }>

const outdated = text(
  'surat ini menyebut produk, IKM, tempat, atau NIB yang sudah berubah. Kepala dinas membuat surat pengganti, atau menarik persetujuan lalu menyetujui lagi.',
  'this letter names a product, producer, place or NIB that has changed. The head of the office makes a new letter, or takes the approval back and approves again.',
)
const letterMissing = text(
  'belum ada. Kepala dinas membuatnya di halaman usulan, atau tambahkan surat yang sudah ditandatangani.',
  'not there yet. The head of the office makes it on the nomination’s page, or add the signed letter.',
)

const notChosen = text(
  'ada surat yang sudah diunggah, tetapi IKM ini mempunyai usulan lain. Bila surat itu menyebut usulan ini, pilih di bawah daftar dokumen; bila tidak, kepala dinas membuat surat untuk usulan ini.',
  'a letter was uploaded, but this producer has another nomination. If that letter names this nomination, choose it below the list of documents; otherwise the head of the office makes one for it.',
)

/** A paper about one nomination that was brought, and that nobody has chosen for one: what to say of it. */
export const judgeUnchosen = (
  requirement: DocumentRequirement,
  letter: LetterGround | undefined,
): Judged => ({
  state: requirement.madeAtApproval && letter?.toCome !== false ? 'at-approval' : 'missing',
  notes: [about(requirement, 'document-not-chosen', notChosen)],
})

/** What only a letter can be: yet to come, outdated, or lacking after the approval; null for everything else. */
function judgeLetter(
  requirement: DocumentRequirement,
  document: StatedDocument | null,
  letter: LetterGround | undefined,
): Judged | null {
  if (document === null && requirement.madeAtApproval && letter?.toCome === false)
    return { state: 'missing', notes: [about(requirement, 'document-missing', letterMissing)] }
  if (document?.madeFor && letter && document.madeOf !== letter.of)
    return { state: 'wrong', notes: [about(requirement, 'letter-outdated', outdated)] }
  return null
}

/** Whether a document meets a requirement, and what to mind. */
export function judgeDocument(
  requirement: DocumentRequirement,
  document: StatedDocument | null,
  { neededOn, letter }: Readonly<{ neededOn: NeededOn; letter?: LetterGround }>,
): Judged {
  const judged = judgeLetter(requirement, document, letter)
  if (judged) return judged
  const { madeAtApproval: _made, ...brought } = requirement
  const asked = letter?.toCome === false ? brought : requirement
  const { state, finding } = judgePaper(asked, document && paperOf(document), neededOn)
  if (!finding) return { state, notes: [] }
  const isChanged = finding.kind === 'expired' && document?.changedOn === finding.day
  const message = isChanged ? changed(finding.day) : wordsOf(finding, document?.lastCheck?.note ?? '')
  return { state, notes: [about(requirement, codes[finding.kind] ?? 'document-wrong', message)] }
}
