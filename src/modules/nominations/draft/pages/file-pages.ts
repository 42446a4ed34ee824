import type { Section } from '../../../../engine/index.ts'
import type { Locale } from '../../../../foundation/text.ts'
import { html, type Html } from '../../../../platform/html.ts'
import { formatDay, formatDeadline } from '../../../../platform/translations.ts'
import {
  contohTag,
  definitionList,
  notice,
  pageTitle,
  photoGallery,
  section,
  table,
} from '../../../../ui/index.ts'
import type { PageRequest } from '../../../../web/index.ts'
import { isExample } from '../../../editions/index.ts'
import { areaName, nominatingOffice } from '../../../regions/index.ts'
import { words } from '../../messages.ts'
import type { Answers, FrozenDocument, SubmittedFile } from '../../nomination.ts'
import type { DocumentReadiness } from '../readiness.ts'
import { answerWords } from './answer-words.ts'
import type { FileView } from './file-view.ts'
import { filledByMark } from './filled-by-mark.ts'
import { stateTag } from '../../pages/nomination-words.ts'

const day = (iso: string | null, locale: Locale): string => (iso === null ? '–' : formatDay(iso, locale))

function answerSection(request: PageRequest, one: Section, answers: Answers, { fillers }: FileView): Html {
  const { locale } = request
  const items = one.questions.map(question => ({
    term: question.title[locale],
    detail: html`${answerWords(question, answers[question.id], locale)} ${filledByMark(request, fillers.get(question.id))}`,
  }))
  return section({ title: one.title[locale], level: 3, body: definitionList({ items }) })
}

type Line = Pick<FrozenDocument, 'requirementId' | 'number' | 'issuer' | 'issuedOn' | 'validUntil' | 'sha256'>

const lineOf = ({ requirement, document }: DocumentReadiness): Line => ({
  requirementId: requirement.id,
  number: document?.number ?? '',
  issuer: document?.issuer ?? '',
  issuedOn: document?.issuedOn ?? null,
  validUntil: document?.validUntil ?? null,
  sha256: null,
})

function documentTable(view: FileView, frozen: SubmittedFile | null, locale: Locale): Html {
  const own = words[locale]
  const { readiness, rules } = view.file
  const lines: readonly Line[] =
    frozen?.documents ?? readiness.documents.filter(one => one.document !== null).map(lineOf)
  const titleOf = (id: string): string => rules.rules.requirements.get(id)?.title[locale] ?? id
  return table({
    caption: own.documents,
    captionHidden: true,
    columns: [own.documents, own.number, own.issuer, own.validUntilLabel].map(label => ({ label })),
    rows: lines.map(line => ({
      cells: [
        titleOf(line.requirementId),
        line.number || '–',
        line.issuer || '–',
        day(line.validUntil, locale),
      ],
    })),
    empty: own.nothingYet,
  })
}

/** Everything on one page, to read through and to print: the frozen file once there is one. */
export function wholeFilePage(request: PageRequest, view: FileView): Html {
  const { locale, link } = request
  const own = words[locale]
  const { file } = view
  const frozen = file.nomination.state === 'returned' ? null : file.nomination.submittedFile
  const head = pageTitle({
    locale,
    title: `${own.wholeFile}: ${file.productFile.product.name}`,
    lead: own.print,
    crumbs: [
      { label: own.nominations, href: link('/usulan') },
      { label: file.productFile.product.name, href: link(`/usulan/${file.nomination.id}`) },
    ],
    tags: html`${stateTag(file.nomination.state, locale, true)} ${isExample(file.edition, file.rules) ? contohTag({ locale }) : ''}`,
  })
  const answers = frozen?.answers ?? file.answers
  const sections = file.readiness.sections.map(one => answerSection(request, one.section, answers, view))
  const photos =
    view.photos.length > 0 ? photoGallery({ locale, label: own.photos, photos: view.photos }) : own.nothingYet
  return html`${head}${section({ title: own.facts, body: factsOf(view, locale) })}${section({ title: own.sections, body: html`${sections}` })}${section(
    { title: own.documents, body: documentTable(view, frozen, locale) },
  )}${section({ title: own.photos, body: html`${photos}` })}`
}

function factsOf({ file }: FileView, locale: Locale): Html {
  const own = words[locale]
  const { nomination, edition, productFile, rules } = file
  const { product, producer, sentra } = productFile
  return definitionList({
    items: [
      { term: own.product, detail: product.name },
      { term: own.aboutProduct, detail: product.about },
      { term: own.maker, detail: producer.name },
      { term: own.owner, detail: producer.ownerName },
      { term: own.sentra, detail: sentra?.name ?? own.noSentra },
      { term: own.place, detail: areaName(nomination.areaPath) },
      { term: own.commodity, detail: rules.rules.commodities.get(nomination.commodity)?.title[locale] ?? '' },
      { term: own.editionLabel, detail: edition.title[locale] },
      ...(nomination.receipt ? [{ term: own.receiptNumber, detail: nomination.receipt }] : []),
    ],
  })
}

/** What was received, when, and under which rules: proof for the office. */
export function receiptPage(request: PageRequest, view: FileView, frozen: SubmittedFile): Html {
  const { locale, link } = request
  const own = words[locale]
  const { nomination, edition, productFile, rules } = view.file
  const head = pageTitle({
    locale,
    title: own.receiptTitle(nomination.receipt ?? ''),
    lead: own.receiptLead,
    crumbs: [{ label: productFile.product.name, href: link(`/usulan/${nomination.id}`) }],
    ...(isExample(edition, rules) ? { tags: contohTag({ locale }) } : {}),
  })
  const items = [
    { term: own.receiptNumber, detail: html`<b>${nomination.receipt ?? ''}</b>` },
    { term: own.receivedAt, detail: formatDeadline(new Date(frozen.submittedAt), locale) },
    { term: own.round, detail: String(frozen.round) },
    { term: own.editionLabel, detail: edition.title[locale] },
    { term: own.office, detail: nominatingOffice(nomination.areaPath, locale) },
    { term: own.product, detail: String(frozen.product['name'] ?? '') },
    { term: own.maker, detail: String(frozen.producer['name'] ?? '') },
    { term: own.rulesPinned, detail: own.rulesVersion(rules.version, frozen.rulesHash) },
  ]
  const titleOf = (id: string): string => rules.rules.requirements.get(id)?.title[locale] ?? id
  const files = [
    ...frozen.documents.map(one => ({ title: titleOf(one.requirementId), sha256: one.sha256 })),
    ...frozen.photos.map((one, index) => ({ title: `${own.photos} ${index + 1}`, sha256: one.sha256 })),
  ]
  const rows = files.map(one => ({
    cells: [one.title, html`<code class="code">${one.sha256 ?? own.noFile}</code>`],
  }))
  const columns = [{ label: own.frozenFile }, { label: own.frozenPrint }]
  return html`${head}${definitionList({ items })}${notice({ locale, kind: 'info', text: own.print })}${section(
    {
      title: own.frozen,
      body: table({ caption: own.frozen, captionHidden: true, columns, rows, empty: own.nothingYet }),
    },
  )}`
}
