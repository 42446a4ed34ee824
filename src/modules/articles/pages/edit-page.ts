import type { Locale } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { LONGEST_MARKDOWN, plainSource } from '../../../platform/markdown/index.ts'
import { formatMoment } from '../../../platform/translations.ts'
import {
  actionButton,
  errorSummary,
  fieldset,
  form,
  formActions,
  linkButton,
  longTextField,
  notice,
  pageTitle,
  section,
  textField,
} from '../../../ui/index.ts'
import { fieldState, problemsOf, typed, type PageRequest } from '../../../web/index.ts'
import {
  fieldName,
  places,
  type Article,
  type ArticlePart,
  type ArticleText,
  type ArticleVersion,
} from '../article.ts'
import { LONGEST_SUMMARY, LONGEST_TITLE, textFrom, type ArticleFields } from '../article-input.ts'
import { words } from '../editing-messages.ts'
import { hindrancesOf } from '../hindrances.ts'
import { words as ownWords } from '../messages.ts'
import { previews } from './article-body.ts'
import { textsBeside } from './difference-list.ts'
import { MANAGE } from './manage-pages.ts'
import { writingHelp } from './writing-help.ts'

const DRAFT = 'page.draft'
export const PREVIEW = 'page.preview'

export type EditView = Readonly<{
  article: Article
  newest: ArticleVersion
  /** Who saved the newest version. */
  savedBy: string
}>

/** What stands in the fields, as it was typed, or else as the newest version has it. */
function fieldsOf({ form: sent }: PageRequest, { newest }: EditView): ArticleFields {
  const values = places.map(place => {
    const name = fieldName(place)
    return [name, typed(sent, sent?.action ?? '', name, newest.text[place.part][place.locale])]
  })
  return Object.fromEntries(values) as ArticleFields
}

/** The same as it would be stored. */
const asStored = (values: ArticleFields): ArticleFields =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, plainSource(value).trim()]),
  ) as ArticleFields

const isStale = ({ form: sent }: PageRequest): boolean =>
  sent?.problems.some(one => one.code === 'stale' || one.code === 'sent-otherwise') === true

/** The version from which the officer set out, until they were told that there is a newer one. */
function versionOf(request: PageRequest, { article }: EditView): string | number {
  const sent = request.form?.values['version']
  return typeof sent === 'string' && !isStale(request) ? sent : article.rowVersion
}

function languageFields(request: PageRequest, language: Locale, values: ArticleFields): Html {
  const { locale, form: sent } = request
  const own = words[locale]
  const field = (part: ArticlePart) => {
    const name = fieldName({ part, locale: language }) as keyof ArticleFields
    return { ...fieldState(request, sent?.action ?? '', name), value: values[name] }
  }
  const body = html`${textField({ ...field('title'), label: own.titles[language], required: true, maxLength: LONGEST_TITLE })}${longTextField(
    {
      ...field('summary'),
      label: own.summaries[language],
      hint: own.summaryHint,
      required: true,
      rows: 3,
      maxLength: LONGEST_SUMMARY,
    },
  )}${longTextField({
    ...field('body'),
    label: own.bodies[language],
    hint: html`${own.bodyHint} <a href="#bantuan">${own.bodyHelp}</a>.`,
    required: true,
    rows: 24,
    maxLength: LONGEST_MARKDOWN,
  })}`
  return fieldset({ legend: ownWords[locale].language[language], body })
}

function editForm(request: PageRequest, view: EditView, values: ArticleFields): Html {
  const { locale, link } = request
  const own = words[locale]
  const buttons = formActions([
    actionButton({ action: DRAFT, label: own.draft, icon: 'check' }),
    actionButton({ action: PREVIEW, label: own.preview, kind: 'secondary', icon: 'search' }),
  ])
  const both = html`<div class="languages">${languageFields(request, 'id', values)}${languageFields(request, 'en', values)}</div>`
  return form({
    action: link(`${MANAGE}/${view.article.id}/ubah`),
    key: request.formKey(),
    version: versionOf(request, view),
    label: own.writing,
    body: html`${both}${buttons}`,
  })
}

/** Whether a text could be published as it is, and if not, why. */
export function readiness(locale: Locale, text: ArticleText): Html {
  const own = words[locale]
  const hindrances = hindrancesOf(text)
  if (hindrances.length === 0) return notice({ locale, kind: 'success', text: own.ready })
  return notice({
    locale,
    kind: 'warning',
    title: own.hindrances,
    text: html`<ul>${hindrances.map(one => html`<li>${one[locale]}</li>`)}</ul>`,
  })
}

function previewPart({ locale, publicUrl, form: sent }: PageRequest, values: ArticleFields): Html | '' {
  if (sent?.action !== PREVIEW) return ''
  const own = words[locale]
  const text = textFrom(asStored(values))
  const back = html`<div class="buttons">${linkButton({ href: '#isian', label: own.backToForm })}</div>`
  return section({
    title: own.previewTitle,
    lead: own.previewLead,
    body: html`${back}${readiness(locale, text)}${previews({ locale, text, publicUrl })}`,
    id: 'pratinjau',
  })
}

function conflictPart(request: PageRequest, { newest, savedBy }: EditView, values: ArticleFields): Html | '' {
  if (!isStale(request)) return ''
  const { locale } = request
  const own = words[locale]
  const when = formatMoment(newest.savedAt, locale)
  return section({
    title: own.conflict,
    lead: own.conflictLead(savedBy, when, String(newest.number)),
    body: textsBeside(locale, newest.text, asStored(values)),
    id: 'perbedaan',
  })
}

/** Where a page is written, in both languages beside each other. */
export function editPage(request: PageRequest, view: EditView): Html {
  const { locale, link } = request
  const own = words[locale]
  const { article, newest } = view
  const values = fieldsOf(request, view)
  const title = newest.text.title[locale] || newest.text.title.id
  const head = pageTitle({
    locale,
    title: own.editTitle(title),
    lead: own.editLead,
    crumbs: [
      { label: ownWords[locale].manage, href: link(MANAGE) },
      { label: title, href: link(`${MANAGE}/${article.id}`) },
    ],
  })
  const isAgain = request.form !== null
  const writing = section({
    title: isAgain ? own.formTitle : own.writing,
    body: html`<div class="writing">${editForm(request, view, values)}${writingHelp(locale)}</div>`,
    id: 'isian',
  })
  return html`${head}${errorSummary({ locale, problems: problemsOf(request.form, locale) })}${conflictPart(request, view, values)}${previewPart(request, values)}${writing}`
}
