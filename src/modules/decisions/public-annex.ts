import { html } from '../../platform/html.ts'
import type { Definition } from '../../ui/index.ts'
import type { PageRequest } from '../../web/index.ts'
import { annexAddress } from './annex.ts'
import { annexWords } from './annex-messages.ts'
import { findDecidedAnnex } from './annex-store.ts'

/** The annex of a public decree, for a page that names the digest of its list; nothing where there is none. One query. */
export async function publicAnnexItem(
  { reader, locale, link }: Pick<PageRequest, 'reader' | 'locale' | 'link'>,
  listDigest: string,
): Promise<readonly Definition[]> {
  const found = await findDecidedAnnex(reader, listDigest)
  if (!found?.released) return []
  const own = annexWords[locale]
  const { isSigned, fileSha256 } = found.annex
  const file = html`<a href="${link(annexAddress(listDigest))}">${own.file}</a>`
  const standing = isSigned ? own.signedFile : own.plainFile
  return [{ term: own.annex, detail: html`${file}<br>${standing} <span class="code">${fileSha256}</span>` }]
}
