import type { Locale } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatDate } from '../../../platform/translations.ts'
import { definitionList, documentViewer, notice, photoGallery, type Picture } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import type { DocumentPages } from '../../documents/index.ts'
import { answerWords, type FrozenDocument, type SubmittedFile } from '../../nominations/index.ts'
import { questionsFor } from '../../../engine/readiness/requirements.ts'
import type { CheckItem } from '../check-item.ts'
import type { Checking } from '../load-checks.ts'
import { words } from '../messages.ts'

export type EvidenceView = Readonly<{
  checking: Checking
  item: CheckItem
  pages: DocumentPages | null
  photos: readonly Picture[]
}>

const day = (iso: string | null, locale: Locale, none: string): string =>
  iso === null ? none : formatDate(new Date(`${iso}T00:00:00Z`), locale)

function documentFacts(document: FrozenDocument, locale: Locale): Html {
  const own = words[locale]
  return definitionList({
    items: [
      { term: own.number, detail: document.number || '–' },
      { term: own.issuer, detail: document.issuer || '–' },
      { term: own.issuedOn, detail: day(document.issuedOn, locale, '–') },
      { term: own.validUntil, detail: day(document.validUntil, locale, own.unlimited) },
    ],
  })
}

function documentEvidence({ locale, link }: PageRequest, view: EvidenceView, document: FrozenDocument): Html {
  const facts = documentFacts(document, locale)
  if (document.fileId === null)
    return html`${facts}${notice({ locale, kind: 'warning', text: words[locale].noFile })}`
  const viewer = documentViewer({
    locale,
    title: view.item.title[locale],
    pages: view.pages?.pages ?? [],
    downloadHref: link(`/dokumen/${document.documentId}/berkas`),
  })
  return html`${facts}${viewer}`
}

function sectionEvidence(file: SubmittedFile, { checking, item }: EvidenceView, locale: Locale): Html {
  const { rules, nomination } = checking
  const asked = questionsFor(rules.rules, nomination.commodity).find(one => one.id === item.subjectId)
  const items = (asked?.questions ?? []).map(question => ({
    term: question.title[locale],
    detail: answerWords(question, file.answers[question.id], locale),
  }))
  return definitionList({ items })
}

/** What the chosen item is about: the pages of the paper, the answers, or the photos. */
export function evidencePart(request: PageRequest, view: EvidenceView): Html {
  const { locale } = request
  const own = words[locale]
  const { item, checking } = view
  if (item.document) return documentEvidence(request, view, item.document)
  if (item.kind === 'section') return sectionEvidence(checking.file, view, locale)
  return view.photos.length === 0
    ? notice({ locale, kind: 'info', text: own.noPhotos })
    : photoGallery({ locale, label: own.kinds.photos, photos: view.photos })
}
