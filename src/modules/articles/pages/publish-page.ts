import { html, type Html } from '../../../platform/html.ts'
import { formatMoment } from '../../../platform/translations.ts'
import {
  actionButton,
  errorSummary,
  form,
  formActions,
  longTextField,
  notice,
  pageTitle,
  section,
} from '../../../ui/index.ts'
import { fieldState, problemsOf, type PageRequest } from '../../../web/index.ts'
import { hasDraft, isPublic, type Article, type ArticleVersion } from '../article.ts'
import { LONGEST_REASON } from '../article-input.ts'
import { words } from '../editing-messages.ts'
import { words as ownWords } from '../messages.ts'
import { previews } from './article-body.ts'
import { differenceList } from './difference-list.ts'
import { readiness } from './edit-page.ts'
import { MANAGE } from './manage-pages.ts'

const PUBLISH = 'page.publish'

export type PublishView = Readonly<{
  article: Article
  newest: ArticleVersion
  /** What the public reads, or read before the page was withdrawn. */
  published: ArticleVersion | null
}>

function publishForm(request: PageRequest, { article }: PublishView): Html {
  const { locale, link } = request
  const own = words[locale]
  const reason = longTextField({
    ...fieldState(request, PUBLISH, 'reason'),
    label: own.reason,
    hint: own.reasonHint,
    example: own.reasonExample,
    required: true,
    rows: 3,
    maxLength: LONGEST_REASON,
  })
  return form({
    action: link(`${MANAGE}/${article.id}/terbit`),
    key: request.formKey(),
    version: article.rowVersion,
    label: own.publishNow,
    body: html`${reason}${formActions([actionButton({ action: PUBLISH, label: own.publishNow, icon: 'send' })])}`,
  })
}

const crumbsOf = ({ locale, link }: PageRequest, article: Article, newest: ArticleVersion) => [
  { label: ownWords[locale].manage, href: link(MANAGE) },
  { label: newest.text.title[locale] || newest.text.title.id, href: link(`${MANAGE}/${article.id}`) },
]

/** The last look before the public sees it: what changes, how it will read, and why. */
export function publishPage(request: PageRequest, view: PublishView): Html {
  const { locale, publicUrl } = request
  const own = words[locale]
  const { article, newest, published } = view
  const head = pageTitle({
    locale,
    title: own.publishTitle(newest.text.title[locale] || newest.text.title.id),
    lead: own.publishLead(String(newest.number)),
    crumbs: crumbsOf(request, article, newest),
  })
  const said = errorSummary({ locale, problems: problemsOf(request.form, locale) })
  if (isPublic(article) && !hasDraft(article))
    return html`${head}${said}${notice({ locale, kind: 'info', text: own.alreadyPublic })}`
  const difference = html`${published ? '' : html`<p>${own.differenceFirst}</p>`}${differenceList(locale, published?.text ?? null, newest.text)}`
  return html`${head}${said}${readiness(locale, newest.text)}${section({
    title: own.difference,
    body: difference,
    id: 'perbedaan',
  })}${section({ title: own.publishNow, body: publishForm(request, view) })}${section({
    title: own.asPublic,
    body: previews({ locale, text: newest.text, publicUrl }),
  })}`
}

export type VersionView = Readonly<{
  article: Article
  newest: ArticleVersion
  shown: ArticleVersion
  savedBy: string
  mayTake: boolean
}>

/** One version of a page as the public read it or would have, and the way to take it up again. */
export function versionPage(request: PageRequest, view: VersionView): Html {
  const { locale, link, publicUrl } = request
  const own = ownWords[locale]
  const { article, newest, shown } = view
  const head = pageTitle({
    locale,
    title: own.versionTitle(shown.text.title[locale] || shown.text.title.id, String(shown.number)),
    lead: own.savedBy(view.savedBy, formatMoment(shown.savedAt, locale)),
    crumbs: crumbsOf(request, article, newest),
  })
  const said = errorSummary({ locale, problems: problemsOf(request.form, locale) })
  const isNewest = shown.number === newest.number
  const take =
    view.mayTake && !isNewest
      ? section({
          title: own.take,
          lead: own.takeLead,
          body: form({
            action: link(`${MANAGE}/${article.id}/versi/${shown.number}`),
            key: request.formKey(),
            version: article.rowVersion,
            label: own.take,
            body: formActions([actionButton({ action: 'page.take', label: own.take, icon: 'undo-2' })]),
          }),
        })
      : ''
  const newestNote = isNewest ? notice({ locale, kind: 'info', text: own.isNewest }) : ''
  return html`${head}${said}${newestNote}${section({ title: own.versionText, body: previews({ locale, text: shown.text, publicUrl }) })}${take}`
}
