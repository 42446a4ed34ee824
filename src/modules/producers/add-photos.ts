import { z } from 'zod'
import { defineAction, done, fields, refuse, type ActionContext, type Services } from '../../actions/index.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { failure, success, type Result } from '../../foundation/result.ts'
import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import type { Upload } from '../../platform/files/index.ts'
import {
  listFiles,
  MAX_FILE_BYTES,
  newFile,
  pictureTypes,
  receiveFile,
  renderJob,
  saveFile,
  uploaded,
  type NewFile,
  type ReceivedFile,
} from '../files/index.ts'
import { insertPhotos, listPhotos } from './photo-store.ts'
import { findProduct } from './product-store.ts'
import type { Photo } from './product.ts'
import type { ProducerSettings } from './programme.ts'
import { stampOf } from './stamp.ts'

/** The places for photos in one form; each has its own caption. */
export const photoSlots = ['1', '2', '3', '4'] as const

type Sent = Readonly<{ field: string; caption: string; upload: Upload }>
type Received = Readonly<{ field: string; caption: string; file: ReceivedFile }>
/** `received` is filled in before the transaction. */
type AddPhotos = Readonly<{ id: string; sent: readonly Sent[]; received?: readonly Received[] }>

const caption = fields.optionalText(200)
const addPhotosInput: z.ZodType<AddPhotos> = z
  .object({
    id: fields.recordId,
    photo1: uploaded,
    photo2: uploaded,
    photo3: uploaded,
    photo4: uploaded,
    caption1: caption,
    caption2: caption,
    caption3: caption,
    caption4: caption,
  })
  .transform(form => ({
    id: form.id,
    sent: photoSlots.flatMap(slot => {
      const upload = form[`photo${slot}`]
      return upload ? [{ field: `photo${slot}`, caption: form[`caption${slot}`], upload }] : []
    }),
  }))

const noPhoto = problem(
  'no-photo',
  'photo1',
  text('Pilih sekurang-kurangnya satu foto.', 'Choose at least one photo.'),
)
const tooMany = (field: string, most: number): Problem =>
  problem(
    'too-many-photos',
    field,
    text(
      `Satu produk paling banyak memiliki ${most} foto. Hapus foto lama yang tidak dipakai, lalu unggah lagi.`,
      `A product has at most ${most} photos. Remove old ones you do not need, then upload again.`,
    ),
  )
const twice = (field: string): Problem =>
  problem(
    'same-photo',
    field,
    text(
      'Foto yang sama sudah ada pada produk ini. Pilih foto lain.',
      'The very same photo is on this product already. Choose another one.',
    ),
  )

function sameProblems(received: readonly Received[], present: ReadonlySet<string>): readonly Problem[] {
  const seen = new Set(present)
  return received.flatMap(({ field, file }) => {
    const isKnown = seen.has(file.sha256)
    seen.add(file.sha256)
    return isKnown ? [twice(field)] : []
  })
}

type New = Readonly<{ file: NewFile; photo: Photo }>

const newPhotos = (
  received: readonly Received[],
  productId: string,
  present: readonly Photo[],
  context: ActionContext,
): readonly New[] =>
  received.map((one, index) => {
    const file = newFile(one.file, context)
    const position = (present.at(-1)?.position ?? 0) + 1 + index
    const photo = { id: context.newId(), productId, fileId: file.id, caption: one.caption, position }
    return { file, photo }
  })

async function receiveAll(input: AddPhotos, services: Services): Promise<Result<AddPhotos>> {
  const received: Received[] = []
  const problems: Problem[] = []
  for (const { field, caption: said, upload } of input.sent) {
    const accepted = { field, types: pictureTypes, maxBytes: MAX_FILE_BYTES }
    const result = await receiveFile(upload, accepted, services)
    if (result.ok) received.push({ field, caption: said, file: result.value })
    else problems.push(...result.problems)
  }
  return problems.length > 0 ? failure(problems) : success({ ...input, received })
}

async function loadAlbum(reader: Reader, productId: string) {
  const product = await findProduct(reader, productId)
  if (!product) return null
  const photos = await listPhotos(reader, product.id)
  const files = await listFiles(
    reader,
    photos.map(photo => photo.fileId),
  )
  return { product, photos, present: new Set([...files.values()].map(file => file.sha256)) }
}

/** Adds up to four photos to a product, after those it has. */
export const addPhotos = ({ maxPhotos }: Pick<ProducerSettings, 'maxPhotos'>) =>
  defineAction({
    name: 'photo.add',
    readAction: 'product.read',
    input: addPhotosInput,
    prepare: receiveAll,
    load: (reader, input) => loadAlbum(reader, input.id),
    facts: ({ product }) => ({ areaPath: product.areaPath, ownerId: product.producerId }),
    handle: ({ product, photos, present }, { received = [] }, context) => {
      const over = received[Math.max(0, maxPhotos - photos.length)]
      const problems = [
        ...(received.length === 0 ? [noPhoto] : []),
        ...(over ? [tooMany(over.field, maxPhotos)] : []),
        ...sameProblems(received, present),
      ]
      if (problems.length > 0) return refuse(problems)
      const added = newPhotos(received, product.id, photos, context)
      return done({
        change: added,
        event: 'photo.added',
        subject: { kind: 'product', id: product.id },
        areaPath: product.areaPath,
        detail: { photos: added.map(one => one.photo.id) },
        jobs: added.map(one => renderJob(one.file.id)),
        next: `/produk/${product.id}#foto`,
        answer: { photos: added.map(one => one.photo.id) },
      })
    },
    save: async (tx, added, context) => {
      for (const { file } of added) await saveFile(tx, file, context)
      await insertPhotos(
        tx,
        added.map(one => one.photo),
        stampOf(context),
      )
    },
  })
