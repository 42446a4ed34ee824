import { formatDate, formatTime } from '../../../platform/translations.ts'
import { draftWords } from '../drafts/words.ts'

const MAIN = /<main\b[^>]*>/
/** The server's time when it made the page. */
const MADE = /<[^>]*\sdata-(?:now|keep)="([^"]+)"/
/** What the page said about the act before it: an old copy says it no more. */
const SAID = /(<main\b[^>]*>)<div class="notice[^"]*" role="(?:status|alert)">.*?<\/div><\/div>/s

const isToday = (at: Date): boolean => formatDate(at, 'id') === formatDate(new Date(), 'id')

/** A kept page as it is shown without a line: it says that it is a copy, and of when. The time is the server's. */
export async function copyOf(kept: Response): Promise<Response> {
  const body = await kept.text()
  const at = new Date(MADE.exec(body)?.[1] ?? Number.NaN)
  const locale = /<html lang="en"/.test(body) ? 'en' : 'id'
  const time = Number.isNaN(at.getTime())
    ? '…'
    : isToday(at)
      ? formatTime(at, locale)
      : `${formatDate(at, locale)}, ${formatTime(at, locale)}`
  const words = draftWords[locale].copy(time)
  const told = `<div class="notice notice--warning" id="draft-copy" role="status"><div><p>${words}</p></div></div>`
  const shown = body
    .replace(SAID, '$1')
    .replace(MAIN, main => main + told)
    .replace('<html ', '<html data-copy="yes" ')
  const headers = new Headers(kept.headers)
  for (const name of ['content-encoding', 'content-length']) headers.delete(name)
  return new Response(shown, { status: 200, headers })
}
