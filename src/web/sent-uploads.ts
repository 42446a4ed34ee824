import { problem, type Problem } from '../foundation/problem.ts'
import { text } from '../foundation/text.ts'
import { Upload, type KeptUpload } from '../platform/files/index.ts'
import type { FormFields, ReceivedForm } from '../platform/http/index.ts'
import type { Visit, WebParts } from './visit.ts'

const ENDING = '.upload'
/** As many as a form may bring files itself. Each is read whole, to know its bytes. */
const MOST_NAMED = 10

/** A form whose files may have been sent before it. */
export type SentForm = Readonly<{
  /** As if every file had come in the form itself. */
  fields: FormFields
  problems: readonly Problem[]
  /** The earlier uploads that it named and brought, by field. */
  named: Readonly<Record<string, KeptUpload>>
}>

const notWhole = text(
  'Berkas belum selesai terkirim, atau sudah lebih dari tujuh hari. Pilih berkasnya lagi; isian lain tetap ada.',
  'The file was not sent completely, or more than seven days ago. Choose it again; everything else you typed is still here.',
)
const several = text(
  'Dua berkas dikirim untuk satu isian, sedangkan tempatnya satu. Pilih satu berkas, lalu kirim lagi.',
  'Two files were sent for one field, which has room for one. Choose one file, then send again.',
)

const tooMany = text(
  `Formulir ini menyebut lebih dari ${MOST_NAMED} berkas yang sudah dikirim. Kirim paling banyak ${MOST_NAMED} berkas dalam satu formulir.`,
  `This form names more than ${MOST_NAMED} files that were sent before. Send at most ${MOST_NAMED} files in one form.`,
)
const busy = text(
  'Berkas formulir ini sedang dipakai oleh kiriman lain, sehingga belum ada yang disimpan. Isian Anda tetap ada; coba kirim lagi beberapa saat lagi.',
  'The files of this form are in use by another request, so nothing was saved. What you typed is still here; try to send it again in a while.',
)

/** The uploads that a form names, by the field that they stand for. */
function namedUploads(fields: FormFields): ReadonlyMap<string, readonly string[]> {
  const named = new Map<string, readonly string[]>()
  for (const [name, value] of Object.entries(fields)) {
    if (!name.endsWith(ENDING) || name === ENDING || value instanceof Upload) continue
    const ids = [value].flat().filter(id => id !== '')
    if (ids.length > 0) named.set(name.slice(0, -ENDING.length), [...new Set(ids)])
  }
  return named
}

/** The ids of the uploads that a form names; null where they are more than any form has places for. */
export function idsNamed(fields: FormFields): readonly string[] | null {
  const ids = [...new Set([...namedUploads(fields).values()].flat())]
  return ids.length > MOST_NAMED ? null : ids
}

/** What a form brought itself, without the names of uploads, for where those are not looked at. */
export const withoutUploads = (fields: FormFields): FormFields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !name.endsWith(ENDING)))

const unread = (form: Pick<ReceivedForm, 'fields' | 'problems'>, one: Problem): SentForm => ({
  fields: withoutUploads(form.fields),
  problems: [...form.problems, one],
  named: {},
})
export const withTooManyUploads = (form: ReceivedForm): SentForm =>
  unread(form, problem('too-many-uploads', '', tooMany))
export const withBusyUploads = (sent: SentForm): SentForm => ({
  ...sent,
  problems: [problem('uploads-busy', '', busy)],
})

/** Puts a person's uploads in the places of the fields that name them. A file in the form itself comes first. */
export async function withUploads(
  { uploads }: Pick<WebParts, 'uploads'>,
  { signedIn, route }: Visit,
  form: Pick<ReceivedForm, 'fields' | 'problems'>,
  maxBytes: number,
): Promise<SentForm> {
  const fields = { ...withoutUploads(form.fields) }
  const read = new Map<string, Promise<Upload | null>>()
  const find = (id: string): Promise<Upload | null> => {
    const found =
      read.get(id) ?? (signedIn ? uploads.find(signedIn.personId, id, maxBytes) : Promise.resolve(null))
    read.set(id, found)
    return found
  }
  const problems = [...form.problems]
  const named: Record<string, KeptUpload> = {}
  for (const [field, ids] of namedUploads(form.fields)) {
    if (fields[field] instanceof Upload) continue
    const [id = ''] = ids
    const found = route.fileBytes && ids.length === 1 ? await find(id) : null
    if (ids.length > 1) problems.push(problem('several-files', field, several))
    else if (!found) problems.push(problem('upload-not-whole', field, notWhole))
    else {
      fields[field] = found
      named[field] = { id, name: found.originalName, bytes: found.bytes }
    }
  }
  return { fields, problems, named }
}

/**
 * The good files of a refused form, kept for the same form sent again: nobody on a weak line sends a file twice
 * because another field was wrong.
 */
export async function keepFiles(
  { uploads }: Pick<WebParts, 'uploads'>,
  { signedIn, route }: Visit,
  { fields, problems, named }: SentForm,
): Promise<Readonly<Record<string, KeptUpload>>> {
  const kept: Record<string, KeptUpload> = {}
  if (!signedIn || route.judgesFiles) return kept
  for (const [field, value] of Object.entries(fields)) {
    if (!(value instanceof Upload) || problems.some(one => one.path === field)) continue
    const upload = named[field] ?? (await uploads.keep(signedIn.personId, value).catch(() => null))
    if (upload) kept[field] = upload
  }
  return kept
}
