import { html, nothing, type Html } from '../../../../platform/html.ts'
import type { PageRequest } from '../../../../web/index.ts'
import { whenSaved } from '../answer-news.ts'
import { fillerName, isFromOthers, type Filler } from '../filled-by.ts'
import { filledByWords } from '../filled-by-messages.ts'

type Reading = Pick<PageRequest, 'locale' | 'now'>

/** `Diisi Dinas Provinsi Nusa Tenggara Barat, 09.12 WIB`; null for what the office itself gave. */
export function filledByText({ locale, now }: Reading, filler: Filler | undefined): string | null {
  if (!filler || !isFromOthers(filler)) return null
  return filledByWords[locale].by(fillerName(filler, locale), whenSaved(filler.at, now, locale))
}

/** The mark beside an answer, a paper or a photo; nothing for what the office itself gave. */
export function filledByMark(request: Reading, filler: Filler | undefined): Html {
  const said = filledByText(request, filler)
  return said === null ? nothing : html`<span class="filled-by">${said}</span>`
}
