import type { Locale } from '../../foundation/text.ts'
import { html, nothing, type Html } from '../../platform/html.ts'
import { formatDay } from '../../platform/translations.ts'
import { notice } from '../../ui/index.ts'
import type { StoredFile } from './file.ts'
import { words } from './messages.ts'

/** What everybody who sees the record has to know of its file: that it is in quarantine, or was not scanned. */
export function scanNotice(file: StoredFile | null, locale: Locale): Html {
  const own = words[locale]
  if (file === null || file.scan === 'clean') return nothing
  if (file.state === 'quarantined') return notice({ locale, kind: 'error', text: own.quarantined })
  const text = file.scanNote === 'over-limit' ? own.overLimit : own.unscanned
  return notice({ locale, kind: 'info', text })
}

/** When and where a photo was taken, in one small line, for those who may read its original. */
export function evidenceLine(file: StoredFile | undefined, locale: Locale): Html {
  const evidence = file?.evidence
  if (!evidence) return nothing
  const own = words[locale]
  const { takenAt, place } = evidence
  const when = takenAt
    ? `${formatDay(takenAt.slice(0, 10), locale)} ${takenAt.slice(11).replace(':', locale === 'id' ? '.' : ':')}`
    : ''
  const where = place ? own.takenAt(`${place.latitude}, ${place.longitude}`) : ''
  return html`<p class="muted">${own.taken(when, where)} (${own.evidenceNote})</p>`
}
