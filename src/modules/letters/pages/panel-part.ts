import type { Locale } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatDate, formatDay, formatNumber } from '../../../platform/translations.ts'
import { definitionList } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import type { StoredDocument } from '../../documents/index.ts'
import type { FilePart } from '../letter.ts'
import type { LetterOfNomination } from '../letter-store.ts'
import { words } from '../messages.ts'
import { capacityOf, mandateLine } from '../typeset-letter.ts'

/** Why a letter no longer holds for a nomination, in words for everybody. */
export function whyEnded({ endedBecause }: StoredDocument, locale: Locale): string {
  const own = words[locale]
  return endedBecause === null ? own.whyUnknown : own.why[endedBecause]
}

/** The letter in force: what it is, who approved it and as what, and what changed since. */
export function livePart(
  request: PageRequest,
  { letter, documentId }: LetterOfNomination,
  changed: readonly FilePart[],
  isSent: boolean,
): Html {
  const { locale, link } = request
  const own = words[locale]
  const { content } = letter
  const mandate = mandateLine(content.signer, content.words, content.language)
  const parts = changed.map(part => own.parts[part]).join(', ')
  const others = content.items.length - 1
  const since = changed.length > 0 ? own.changed(parts) : isSent ? own.unchanged : own.unchangedYet
  const facts = definitionList({
    items: [
      {
        term: own.approvedBy,
        detail: html`${content.signer.name}<br>${capacityOf(content.signer, content.words)}${mandate === null ? '' : html`<br>${mandate}`}`,
      },
      { term: own.since, detail: since },
      ...(others > 0
        ? [{ term: own.together, detail: own.togetherCount(formatNumber(others, locale)) }]
        : []),
    ],
  })
  return html`<p>${own.panelLead(letter.number, formatDay(content.day, locale))}</p>${facts}<p><a href="${link(`/surat-usulan/${letter.checkKey}`)}">${own.see}</a> · <a href="${link(`/dokumen/${documentId}`)}">${own.paper}</a></p>`
}

/** Earlier letters about the nomination, each with why it ended. */
export function earlierPart(
  { locale, link }: PageRequest,
  ended: readonly Readonly<{ of: LetterOfNomination; document: StoredDocument }>[],
): Html {
  if (ended.length === 0) return html``
  const own = words[locale]
  const lines = ended.map(({ of, document }) => {
    const day = document.removedAt ? formatDate(document.removedAt, locale) : ''
    const said = own.ended(of.letter.number, day, whyEnded(document, locale))
    return html`<li><a href="${link(`/surat-usulan/${of.letter.checkKey}`)}">${said}</a></li>`
  })
  return html`<details><summary>${own.earlier}</summary><ul>${lines}</ul></details>`
}
