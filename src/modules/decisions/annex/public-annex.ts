import { html, type Html } from '../../../platform/html.ts'
import type { Definition } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { annexAddress } from './annex.ts'
import { annexWords } from './annex-messages.ts'
import { findDecidedAnnex } from './annex-store.ts'

type Asked = Pick<PageRequest, 'reader' | 'locale' | 'link'>

/** The annex of a public decree, for a page that names the digest of its list; nothing where there is none. One query. */
export async function publicAnnexItem(request: Asked, listDigest: string): Promise<readonly Definition[]> {
  const found = await findDecidedAnnex(request.reader, listDigest)
  if (!found?.released) return []
  const own = annexWords[request.locale]
  const { isSigned, fileSha256 } = found.annex
  const standing = isSigned ? own.signedFile : own.plainFile
  const file = linkTo(request, listDigest)
  return [{ term: own.annex, detail: html`${file}<br>${standing} <span class="code">${fileSha256}</span>` }]
}

/** The same for a page that says only where the paper is. One query. */
export async function publicAnnexLink(request: Asked, listDigest: string): Promise<readonly Definition[]> {
  const found = await findDecidedAnnex(request.reader, listDigest)
  return found?.released
    ? [{ term: annexWords[request.locale].annex, detail: linkTo(request, listDigest) }]
    : []
}

const linkTo = ({ locale, link }: Asked, listDigest: string): Html =>
  html`<a href="${link(annexAddress(listDigest))}">${annexWords[locale].file}</a>`
