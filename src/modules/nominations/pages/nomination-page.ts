import { sampleRequired } from '../../../engine/readiness/requirements.ts'
import type { Locale } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatDeadline } from '../../../platform/translations.ts'
import {
  contohTag,
  definitionList,
  errorSummary,
  linkButton,
  notice,
  pageTitle,
  photoGallery,
  progressRail,
  section,
  stepTrail,
} from '../../../ui/index.ts'
import { problemsOf, type FormState, type PageRequest } from '../../../web/index.ts'
import { isExample, stageToShow } from '../../editions/index.ts'
import { areaName } from '../../regions/index.ts'
import { askedOf, trailOf } from '../guidance.ts'
import { graceFor } from '../draft/load-file.ts'
import { isEditable, type NominationState } from '../lifecycle.ts'
import { words } from '../messages.ts'
import { blocks, countMissing } from '../draft/readiness.ts'
import { documentPart } from '../draft/pages/document-part.ts'
import type { FileView } from '../draft/pages/file-view.ts'
import { findingsPart } from './findings-part.ts'
import { historyPart } from './history-part.ts'
import { stateTag } from './nomination-words.ts'
import { backForms, moveForms } from '../desk/pages/office-forms.ts'
import { aroundOf, helpNotice, remarksBeside } from '../help/pages/remark-parts.ts'
import { sectionSaved } from '../draft/pages/section-saved.ts'

function deadline({ now }: PageRequest, view: FileView, locale: Locale): Html {
  const grace = view.deadlineOf ? graceFor(view.file, now) : null
  if (grace)
    return html`<p><time datetime="${grace.toISOString()}">${words[locale].grace(formatDeadline(grace, locale))}</time></p>`
  const stage = view.deadlineOf ? stageToShow(view.file.stages, view.deadlineOf, now) : undefined
  if (!stage?.closesAt) return html``
  const when = stage.closesAt
  return html`<p><time datetime="${when.toISOString()}">${words[locale].due(formatDeadline(when, locale))}</time></p>`
}

/** What is asked now, by when, what happens next, and the button for it. */
function asked(request: PageRequest, view: FileView): Html {
  const { locale } = request
  const own = words[locale]
  const { nomination, readiness } = view.file
  const sentence = askedOf(
    {
      state: nomination.state,
      able: view.able,
      missing: countMissing(readiness),
      findings: nomination.findings.length,
      windowOpen: view.windowOpen,
    },
    locale,
  )
  const text = html`<p>${sentence}</p>${deadline(request, view, locale)}<p class="muted">${own.next[nomination.state]}</p>`
  const kind = nomination.state === 'returned' ? 'warning' : 'info'
  const help = helpNotice(request, nomination.id, view.help, view.able)
  return html`${notice({ locale, kind, title: own.askedNow, text })}${help}${view.approval ?? ''}${moveForms(request, view)}`
}

function facts({ locale, link }: PageRequest, { file, able }: FileView): Html {
  const own = words[locale]
  const { nomination, edition, productFile, rules } = file
  const { product, producer, sentra } = productFile
  const commodity = rules.rules.commodities.get(nomination.commodity)?.title[locale] ?? nomination.commodity
  return definitionList({
    items: [
      { term: own.product, detail: html`<a href="${link(`/produk/${product.id}`)}">${product.name}</a>` },
      { term: own.maker, detail: html`<a href="${link(`/produsen/${producer.id}`)}">${producer.name}</a>` },
      {
        term: own.sentra,
        detail:
          sentra && able.has('sentra.read')
            ? html`<a href="${link(`/sentra/${sentra.id}`)}">${sentra.name}</a>`
            : (sentra?.name ?? own.noSentra),
      },
      { term: own.commodity, detail: commodity },
      { term: own.place, detail: areaName(nomination.areaPath) },
      {
        term: own.editionLabel,
        detail: html`<a href="${link(`/edisi/${edition.slug}`)}">${edition.title[locale]}</a>`,
      },
      ...(nomination.receipt
        ? [
            {
              term: own.receiptNumber,
              detail: html`<a href="${link(`/usulan/${nomination.id}/tanda-terima`)}">${nomination.receipt}</a>`,
            },
          ]
        : []),
    ],
  })
}

function trail(state: NominationState, locale: Locale): Html {
  const own = words[locale]
  const steps = trailOf(state).map(one => ({ label: own.steps[one.step], state: one.state }))
  return stepTrail({ locale, label: own.trail, steps })
}

/** What is missing: first where and how much of it, then every single thing. */
function missingPart({ locale, link }: PageRequest, { file }: FileView): Html {
  const own = words[locale]
  const { problems, sections, documents, photos } = file.readiness
  if (!isEditable(file.nomination.state)) return html``
  if (problems.length === 0) return notice({ locale, kind: 'success', text: own.nothingMissing })
  const lacking = sections.filter(one => one.shortcomings.length > 0)
  const lacked = documents.filter(blocks)
  const papers = lacked.filter(one => one.need === 'required').map(one => one.requirement.title[locale])
  // Which of these is asked for depends on an answer, and is counted with that answer.
  const perhaps = lacked.filter(one => one.need === 'undecided').map(one => one.requirement.title[locale])
  const photosWrong = photos.count < photos.min || photos.count > photos.max
  const where = [
    ...lacking.map(
      ({ section: one, shortcomings }) =>
        html`<a href="${link(`/usulan/${file.nomination.id}/bagian/${one.id}`)}">${one.title[locale]}</a>: ${own.missingAnswers(shortcomings.length)}`,
    ),
    ...(papers.length > 0
      ? [html`<a href="#dokumen">${own.missingDocuments(papers.length)}</a>: ${papers.join(', ')}`]
      : []),
    ...(perhaps.length > 0
      ? [html`<a href="#dokumen">${own.undecidedDocuments}</a>: ${perhaps.join(', ')}`]
      : []),
    ...(photosWrong
      ? [html`<a href="#foto">${own.photos}</a>: ${own.photosCount(photos.count, photos.min, photos.max)}`]
      : []),
  ]
  const every = html`<details><summary>${own.everyMissing(problems.length)}</summary><ul>${problems.map(one => html`<li>${one.message[locale]}</li>`)}</ul></details>`
  return section({
    title: own.missing,
    lead: own.missingCount(countMissing(file.readiness)),
    body: html`<ul>${where.map(line => html`<li>${line}</li>`)}</ul>${every}`,
    id: 'kurang',
  })
}

/** The sections as links, each with what it lacks. */
export function sectionRail(
  request: PageRequest,
  { file, drawn }: Pick<FileView, 'file' | 'drawn'>,
  current?: string,
) {
  const { locale, link } = request
  return progressRail({
    locale,
    label: words[locale].sectionsLabel,
    sections: file.readiness.sections.map(one => ({
      label: one.section.title[locale],
      href: link(`/usulan/${file.nomination.id}/bagian/${one.section.id}`),
      done: one.shortcomings.length === 0,
      missing: one.shortcomings.length,
      note: drawn ? sectionSaved(request, one.section, drawn) : undefined,
      current: one.section.id === current,
    })),
  })
}

/** What is worked on can be opened without a line, too. */
const editable = ({ now }: PageRequest, { drawn }: FileView, body: Html): Html =>
  drawn ? html`<div data-keep="${now.toISOString()}">${body}</div>` : body

function photoPart(request: PageRequest, view: FileView): Html {
  const { locale, link } = request
  const own = words[locale]
  const { count, min, max } = view.file.readiness.photos
  const { product } = view.file.productFile
  const gallery =
    view.photos.length > 0 ? photoGallery({ locale, label: own.photos, photos: view.photos }) : ''
  const manage = view.able.has('photo.add')
    ? html`<p>${linkButton({ href: link(`/produk/${product.id}`), label: own.managePhotos })}</p>`
    : ''
  return section({
    title: own.photos,
    lead: own.photosCount(count, min, max),
    id: 'foto',
    body: html`${gallery}${remarksBeside(request, { kind: 'photos', id: '' }, aroundOf(view))}${manage}`,
  })
}

/** The physical sample: how many pieces, what to mind, and where its way is followed. */
function samplePart({ locale, link }: PageRequest, { file, able }: FileView): Html {
  const own = words[locale]
  const { sample } = file.rules.rules.document
  const { nomination, readiness } = file
  const required = sampleRequired(file.rules.rules, nomination.commodity, readiness.facts)
  if (sample.count === 0 || required === false) return html``
  const button = able.has('sample.read')
    ? html`<p>${linkButton({ href: link(`/usulan/${nomination.id}/contoh`), label: own.samplePage, icon: 'package' })}</p>`
    : ''
  return section({
    title: own.sample,
    lead: own.sampleLead(sample.count),
    id: 'contoh-produk',
    body: html`<p>${sample.note[locale]}</p>${button}`,
  })
}

function head(request: PageRequest, { file }: FileView): Html {
  const { locale, link } = request
  const own = words[locale]
  const { nomination, edition, productFile, rules } = file
  const example = isExample(edition, rules) ? contohTag({ locale }) : ''
  return pageTitle({
    locale,
    title: productFile.product.name,
    lead: productFile.producer.name,
    crumbs: [{ label: own.nominations, href: link('/usulan') }],
    tags: html`${stateTag(nomination.state, locale, true)} ${example}`,
    actions: linkButton({
      href: link(`/usulan/${nomination.id}/berkas`),
      label: own.wholeFile,
      icon: 'printer',
    }),
  })
}

/** The fields of a letter stand in the form that approves, and in the one that makes a new letter. */
const letterFields = ['number', 'office', 'place', 'nip']

/** What is missing lies on other pages. Reasons and choices have their fields here, one for each act and document. */
function fieldOfProblem(form: FormState | null, path: string): string {
  const requirement = form?.values['requirement']
  if (letterFields.includes(path)) return `${form?.action === 'letter.renew' ? 'renew' : 'approve'}-${path}`
  if (path === 'edition') return 'edition-again'
  if (path === 'reason') return `reason-${form?.action}`
  return path === 'document' && typeof requirement === 'string' ? `document-${requirement}` : ''
}

/** One nomination: what is asked now, by when, what happens next, and everything that is known. */
export function nominationPage(request: PageRequest, view: FileView): Html {
  const { locale } = request
  const own = words[locale]
  const { form } = request
  const problems = problemsOf(form, locale).map(one => ({ ...one, path: fieldOfProblem(form, one.path) }))
  const summary = errorSummary({ locale, problems, title: own.missingTitle(problems.length) })
  const history = view.history ? historyPart(view.history, view.names, locale) : ''
  // Once the result is out, it is what people come for.
  const isOut = view.file.nomination.state === 'published'
  return html`${head(request, view)}${summary}${asked(request, view)}${findingsPart(request, view)}${trail(view.file.nomination.state, locale)}${isOut ? view.panels : ''}${missingPart(request, view)}${section(
    { title: own.facts, body: facts(request, view) },
  )}${section({ title: own.sections, body: editable(request, view, sectionRail(request, view)), id: 'isian' })}${documentPart(request, view)}${photoPart(request, view)}${samplePart(request, view)}${isOut ? '' : view.panels}${backForms(request, view)}${history}`
}
