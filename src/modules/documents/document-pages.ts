import type { Reader } from '../../platform/database/index.ts'
import type { Picture } from '../../ui/index.ts'
import { listFiles, listRenditions, type Rendition, type StoredFile } from '../files/index.ts'
import type { StoredDocument } from './document.ts'
import { listDocumentsByIds } from './document-store.ts'

/** A document's file and the pictures of its pages; no pages while they are being made. */
export type DocumentPages = Readonly<{ file: StoredFile | null; pages: readonly Picture[] }>

/** The picture that stands for a page: a scanned picture is its own and only page. */
export function renditionOfPage(file: StoredFile, page: number): string | null {
  if (file.mediaType === 'application/pdf') return `page-${page}`
  return page === 1 ? 'w1600' : null
}

function pagesOf(
  document: StoredDocument,
  file: StoredFile,
  renditions: readonly Rendition[],
  title: string,
): readonly Picture[] {
  const pictures: Picture[] = []
  for (let page = 1; page <= Math.max(file.pages ?? 1, 1); page++) {
    const made = renditions.find(one => one.name === renditionOfPage(file, page))
    if (!made) continue
    const src = `/dokumen/${document.id}/halaman/${page}`
    pictures.push({ src, alt: `${title} (${page})`, width: made.width, height: made.height })
  }
  return pictures
}

/** The pages of many documents. Three queries, whatever their number; a document that is not there is left out. */
export async function documentPages(
  reader: Reader,
  ids: readonly string[],
  titleOf: (document: StoredDocument) => string = document => document.type,
): Promise<ReadonlyMap<string, DocumentPages>> {
  const documents = await listDocumentsByIds(reader, ids)
  const fileIds = [...documents.values()].flatMap(document => document.fileId ?? [])
  const files = await listFiles(reader, fileIds)
  const renditions = await listRenditions(reader, fileIds)
  return new Map(
    [...documents.values()].map(document => {
      const file = files.get(document.fileId ?? '') ?? null
      const made = renditions.get(document.fileId ?? '') ?? []
      return [document.id, { file, pages: file ? pagesOf(document, file, made, titleOf(document)) : [] }]
    }),
  )
}
