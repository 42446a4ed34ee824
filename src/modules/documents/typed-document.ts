import { z } from 'zod'
import { fields, type Services } from '../../actions/index.ts'
import {
  checkDates,
  checkNumber,
  type DocumentType,
  type DocumentTypes,
} from '../../engine/document-numbers/index.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { success, type Result } from '../../foundation/result.ts'
import { text } from '../../foundation/text.ts'
import type { MediaType } from '../../platform/media/media.ts'
import { MAX_FILE_BYTES, receiveFile, uploaded, type ReceivedFile } from '../files/index.ts'
import { findArea } from '../regions/index.ts'
import { NO_FILE, type DocumentContent, type ValidityKind } from './document.ts'

const loose = fields.optionalText(500)

/** What a document's form sends. All of it is judged together, so that every problem is told at once. */
export const documentFields = {
  number: loose,
  edition: loose,
  issuer: fields.optionalText(200),
  issuedOn: loose,
  validity: loose,
  validUntil: loose,
  file: uploaded,
}
export type TypedDocument = z.infer<z.ZodObject<typeof documentFields>> &
  Readonly<{
    /** What became of the file; filled in before the transaction. */
    received?: Result<ReceivedFile>
  }>

const mediaTypes: readonly MediaType[] = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp']
export const acceptedBy = (type: DocumentType): readonly MediaType[] =>
  mediaTypes.filter(one => type.file.mediaTypes.includes(one))

/** Looks into the file; its problems wait for those of the other fields. */
export async function receiveDocument<Input extends TypedDocument>(
  input: Input,
  type: DocumentType | undefined,
  services: Services,
): Promise<Result<Input>> {
  if (!input.file || !type) return success(input)
  const accepted = { field: 'file', types: acceptedBy(type), maxBytes: MAX_FILE_BYTES }
  return success({ ...input, received: await receiveFile(input.file, accepted, services) })
}

const isDay = (value: string): boolean => z.iso.date().safeParse(value).success
const wrongDay = (path: string): Problem =>
  problem('wrong-date', path, text('Tulis tanggal yang benar.', 'Enter a correct date.'))
const missing = (path: string): Problem => problem('missing', path, text('Wajib diisi.', 'This is required.'))

function issuedProblems(type: DocumentType, { issuedOn }: TypedDocument, today: string): readonly Problem[] {
  if (type.dates.issued === 'none') return []
  if (issuedOn === '') return type.dates.issued === 'required' ? [missing('issuedOn')] : []
  if (!isDay(issuedOn)) return [wrongDay('issuedOn')]
  if (issuedOn <= today) return []
  return [
    problem(
      'issued-in-future',
      'issuedOn',
      text(
        'Tanggal terbit belum terjadi. Salin tanggal dari dokumennya.',
        'The date of issue has not come yet. Copy the date from the document.',
      ),
    ),
  ]
}

/** A type with one kind of validity does not ask for it. */
export const validityOf = (type: DocumentType, typed: string): ValidityKind | undefined =>
  type.dates.validity.length === 1 ? type.dates.validity[0] : type.dates.validity.find(kind => kind === typed)

function validityProblems(type: DocumentType, typed: TypedDocument): readonly Problem[] {
  const kind = validityOf(type, typed.validity)
  if (!kind)
    return [
      problem('no-validity', 'validity', text('Pilih masa berlakunya.', 'Choose how long it is valid.')),
    ]
  if (kind !== 'until-date') return []
  if (typed.validUntil === '') return [missing('validUntil')]
  if (!isDay(typed.validUntil)) return [wrongDay('validUntil')]
  if (!isDay(typed.issuedOn) || typed.validUntil >= typed.issuedOn) return []
  return [
    problem(
      'ends-before-issue',
      'validUntil',
      text(
        'Tanggal berakhir lebih awal daripada tanggal terbit. Periksa keduanya pada dokumen.',
        'The last day comes before the date of issue. Check both on the document.',
      ),
    ),
  ]
}

const noFile = problem(
  NO_FILE,
  'file',
  text('Unggah berkas dokumen ini.', 'Upload the file of this document.'),
)

const fileProblems = (type: DocumentType, { received }: TypedDocument): readonly Problem[] => {
  if (received) return received.ok ? [] : received.problems
  return type.file.required ? [noFile] : []
}

const editionOf = (type: DocumentType, typed: string): string | null =>
  type.edition?.options.find(option => option.id === typed)?.id ?? null

/** `YYYY-MM-DD` of the day, the code of the district in which the owner produces, and all kinds of documents. */
export type Surroundings = Readonly<{
  today: string
  district: string
  types: DocumentTypes
  /** The file may come later: its absence is noted on the document instead of refused. */
  fileLater?: boolean
}>

type Numbered = Pick<TypedDocument, 'number' | 'edition' | 'issuedOn' | 'validUntil'>

/** What can be said of a number as typed, with the dates beside it, before anything else of the document is known. */
export function readNumber(type: DocumentType, typed: Numbered, { today, district, types }: Surroundings) {
  const validUntil = isDay(typed.validUntil) ? typed.validUntil : null
  const verdict = checkNumber(type, typed.number, {
    today,
    areaCodes: code => findArea(code) !== null,
    areaName: code => findArea(code)?.name,
    siteArea: district,
    edition: editionOf(type, typed.edition) ?? undefined,
    validUntil: validUntil ?? undefined,
    others: types.types,
  })
  const dates = checkDates(type, { issuedOn: isDay(typed.issuedOn) ? typed.issuedOn : null, validUntil })
  return { ...verdict, warnings: [...verdict.warnings, ...dates] }
}

/** The content of a document as typed, or everything that has to be put right. */
export function readDocument(
  type: DocumentType,
  typed: TypedDocument,
  surroundings: Surroundings,
): Readonly<{ content: DocumentContent; problems: readonly Problem[] }> {
  const edition = editionOf(type, typed.edition)
  const kind = validityOf(type, typed.validity)
  const typedUntil = kind === 'until-date' ? typed.validUntil : ''
  const verdict = readNumber(type, { ...typed, validUntil: typedUntil }, surroundings)
  const validity = kind ?? 'unlimited'
  const fileIsLater = surroundings.fileLater === true && type.file.required && !typed.received
  const content: DocumentContent = {
    type: type.id,
    edition,
    number: verdict.normalised,
    warnings: fileIsLater ? [...verdict.warnings, noFile] : verdict.warnings,
    issuer: typed.issuer,
    issuedOn: type.dates.issued === 'none' || typed.issuedOn === '' ? null : typed.issuedOn,
    validity,
    validUntil: validity === 'until-date' ? typed.validUntil : null,
  }
  const issuer = type.issuer.required && typed.issuer === '' ? [missing('issuer')] : []
  const problems = [
    ...verdict.problems,
    ...issuer,
    ...issuedProblems(type, typed, surroundings.today),
    ...validityProblems(type, typed),
    ...(fileIsLater ? [] : fileProblems(type, typed)),
  ]
  return { content, problems }
}
