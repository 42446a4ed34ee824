import type { Reader } from '../../platform/database/index.ts'
import type { FileStore } from '../../platform/files/index.ts'
import type { Locale } from '../../foundation/text.ts'
import { html } from '../../platform/html.ts'
import { notice, pageTitle } from '../../ui/index.ts'
import { notFound, type PageResult } from '../../web/index.ts'
import { downloadName } from './file.ts'
import { findFile, findRendition } from './file-store.ts'
import { words } from './messages.ts'

/** A calm grey sheet: shown where a picture is still being made. */
const waitingPicture =
  '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="240" viewBox="0 0 320 240"><rect width="320" height="240" fill="#f1efe9"/><g fill="none" stroke="#8a8577" stroke-width="6" stroke-linecap="round"><circle cx="130" cy="120" r="1"/><circle cx="160" cy="120" r="1"/><circle cx="190" cy="120" r="1"/></g></svg>'

/** Instead of the bytes: what happened to them, and what to do. */
function quarantined(locale: Locale): PageResult {
  const own = words[locale]
  const body = html`${pageTitle({ locale, title: own.quarantineTitle })}${notice({ locale, kind: 'error', text: own.quarantined })}`
  return { kind: 'page', title: own.quarantineTitle, body, status: 410, audience: 'signed-in' }
}

async function originalAnswer(
  reader: Reader,
  store: FileStore,
  fileId: string,
  name: string,
  locale: Locale,
): Promise<PageResult> {
  const file = await findFile(reader, fileId)
  if (file?.state === 'quarantined') return quarantined(locale)
  if (!file || !(await store.has(file.sha256))) return notFound
  return {
    kind: 'file',
    content: store.open(file.sha256),
    mediaType: file.mediaType,
    disposition: 'attachment',
    fileName: downloadName(name || file.originalName, file.mediaType),
    cache: 'private',
  }
}

/**
 * A file for a page's route, after the route has made sure that the reader may see what the file belongs to.
 * With a rendition's name: our own picture, shown in the page. With null: the original, as an attachment.
 * `audience` is `public` for what the catalogue shows; an original is never public, since a photo carries
 * where and with which device it was taken.
 */
export async function fileAnswer(
  reader: Reader,
  store: FileStore,
  fileId: string,
  rendition: string | null,
  name: string,
  audience: 'private' | 'public' = 'private',
  locale: Locale = 'id',
): Promise<PageResult> {
  if (rendition === null)
    return audience === 'public' ? notFound : originalAnswer(reader, store, fileId, name, locale)
  const made = await findRendition(reader, fileId, rendition)
  if (made && (await store.has(made.sha256))) {
    return {
      kind: 'file',
      content: store.open(made.sha256),
      mediaType: made.mediaType,
      disposition: 'inline',
      fileName: `${rendition}.webp`,
      cache: audience,
    }
  }
  const file = await findFile(reader, fileId)
  if (file?.state !== 'received') return notFound
  return {
    kind: 'file',
    content: waitingPicture,
    mediaType: 'image/svg+xml',
    disposition: 'inline',
    fileName: 'menunggu.svg',
    cache: 'none',
    status: 503,
  }
}
