import type { Locale } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatDay, formatNumber } from '../../../platform/translations.ts'
import { section, table } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { dayIn } from '../../regions/index.ts'
import { detailWords } from '../detail-messages.ts'
import type { Change, HolderPageData, OldDocument } from '../holder-page-data.ts'

type Shown = Pick<HolderPageData, 'changes' | 'photos' | 'documents' | 'one'>

function valueText(value: Change['before'], locale: Locale): Html | string {
  if (value === null || value === '') return html`<span class="muted">${detailWords[locale].empty}</span>`
  return typeof value === 'number' ? formatNumber(value, locale) : value
}

/** What is said differently than in the former file. */
export function changesPart({ locale }: PageRequest, { changes, photos }: Shown): Html {
  const own = detailWords[locale]
  if (!changes || !photos)
    return section({ title: own.changes, body: html`<p class="muted">${own.changesUnknown}</p>` })
  const fields: Readonly<Record<string, string>> = own.fields
  const photoRow =
    photos.before === photos.after
      ? []
      : [[own.photos, own.photoCount(String(photos.before)), own.photoCount(String(photos.after))]]
  const rows = [
    ...changes.map(({ field, before, after }) => [
      fields[field] ?? field,
      valueText(before, locale),
      valueText(after, locale),
    ]),
    ...photoRow,
  ]
  return section({
    title: own.changes,
    body: table({
      caption: own.changes,
      captionHidden: true,
      columns: [own.field, own.before, own.after].map(label => ({ label })),
      rows: rows.map(cells => ({ cells })),
      empty: html`<p class="muted">${own.changesNone}</p>`,
    }),
  })
}

function validityText({ locale, now }: PageRequest, document: OldDocument, areaPath: string): string {
  const own = detailWords[locale]
  if (document.standing !== 'in-use') return own[document.standing]
  const { validUntil } = document
  if (validUntil === null) return own.validNoEnd
  const day = formatDay(validUntil, locale)
  return validUntil < dayIn(areaPath, now) ? own.expired(day) : own.valid(day)
}

/** The papers of the former file: what still holds, and what has to be renewed. */
export function documentsPart(request: PageRequest, { documents, one }: Shown): Html {
  const { locale } = request
  const own = detailWords[locale]
  if (!documents) return html``
  return section({
    title: own.documents,
    body: table({
      caption: own.documents,
      captionHidden: true,
      columns: [own.document, own.number, own.validity].map(label => ({ label })),
      rows: documents.map(document => ({
        cells: [
          document.title?.[locale] ?? document.type,
          html`<span class="code">${document.number}</span>`,
          validityText(request, document, one.areaPath),
        ],
      })),
      empty: html`<p class="muted">${own.documentsNone}</p>`,
    }),
  })
}
