import { html, type Html } from '../../../platform/html.ts'
import { formatMoment } from '../../../platform/translations.ts'
import {
  actionButton,
  emptyState,
  errorSummary,
  form,
  formActions,
  linkButton,
  longTextField,
  notice,
  pageTitle,
  section,
  statusTag,
  table,
  textField,
  timeline,
  type Tone,
} from '../../../ui/index.ts'
import { fieldState, problemsOf, type PageRequest } from '../../../web/index.ts'
import {
  hasDraft,
  isPublic,
  stateOf,
  type Article,
  type ArticleState,
  type ArticleStep,
  type ArticleVersion,
} from '../article.ts'
import { LONGEST_REASON, LONGEST_SLUG, LONGEST_TITLE } from '../article-input.ts'
import { words as editing } from '../editing-messages.ts'
import { words } from '../messages.ts'

export const MANAGE = '/kelola/halaman'

type Names = ReadonlyMap<string, string>
type Request = Pick<PageRequest, 'locale' | 'form' | 'link' | 'formKey'>

const tones: Readonly<Record<ArticleState, Tone>> = {
  unpublished: 'neutral',
  published: 'good',
  withdrawn: 'attention',
}

/** The name of whoever saved or published; what came with the programme was done by nobody here. */
export const nameOf = ({ locale }: Pick<Request, 'locale'>, names: Names, person: string | null): string =>
  person === null ? words[locale].system : (names.get(person) ?? person)

function tagsOf({ locale }: Request, article: Article, meaning: boolean): Html {
  const own = words[locale]
  const state = stateOf(article)
  const tag = statusTag({
    state,
    label: own.states[state],
    tone: tones[state],
    ...(meaning ? { meaning: own.stateMeaning[state] } : {}),
  })
  const newer =
    article.publishedVersion !== null && hasDraft(article)
      ? statusTag({ state: 'draft', label: own.newerDraft, tone: 'waiting' })
      : ''
  return html`${tag} ${newer}`
}

export type ListView = Readonly<{
  articles: readonly Article[]
  newest: ReadonlyMap<string, ArticleVersion>
  names: Names
  mayCreate: boolean
}>

/** All pages with what the public reads of each and what is newer. */
export function manageList(request: Request, { articles, newest, names, mayCreate }: ListView): Html {
  const { locale, link } = request
  const own = words[locale]
  const rows = articles.map(article => {
    const version = newest.get(article.id)
    const saved = version
      ? html`<div>${own.versionOf(String(version.number))}<br><span class="muted">${nameOf(request, names, version.savedBy)}, ${formatMoment(version.savedAt, locale)}</span></div>`
      : ''
    const read = article.publishedVersion
    return {
      cells: [
        html`<a href="${link(`${MANAGE}/${article.id}`)}">${version?.text.title[locale] || version?.text.title.id}</a><br><span class="muted">/program/${article.slug}</span>`,
        html`<div>${tagsOf(request, article, false)}</div>`,
        isPublic(article) && read !== null ? own.versionOf(String(read)) : own.notPublicNow,
        saved,
      ],
    }
  })
  const actions = mayCreate
    ? {
        actions: linkButton({
          href: link(`${MANAGE}/baru`),
          label: own.newPage,
          kind: 'primary',
          icon: 'plus',
        }),
      }
    : {}
  return html`${pageTitle({ locale, title: own.manage, lead: own.manageLead, ...actions })}${table({
    caption: own.manage,
    captionHidden: true,
    columns: [own.page, own.state, own.public, own.newest].map(label => ({ label })),
    rows,
    empty: emptyState({ title: own.noPages }),
  })}`
}

/** Where a page begins: its address and its titles. */
export function newPage(request: Request): Html {
  const { locale, link } = request
  const own = words[locale]
  const field = (name: string) => fieldState(request, 'page.create', name)
  const titles = editing[locale].titles
  const body = html`${textField({ ...field('titleId'), label: titles.id, required: true, maxLength: LONGEST_TITLE })}${textField(
    { ...field('titleEn'), label: titles.en, maxLength: LONGEST_TITLE },
  )}${textField({
    ...field('slug'),
    label: own.slug,
    hint: own.slugHint,
    example: own.slugExample,
    required: true,
    width: 'medium',
    maxLength: LONGEST_SLUG,
  })}${formActions([actionButton({ action: 'page.create', label: own.create, icon: 'plus' })])}`
  const head = pageTitle({
    locale,
    title: own.newPage,
    lead: own.newPageLead,
    crumbs: [{ label: own.manage, href: link(MANAGE) }],
  })
  return html`${head}${errorSummary({ locale, problems: problemsOf(request.form, locale) })}${form({
    action: link(`${MANAGE}/baru`),
    key: request.formKey(),
    body,
    label: own.newPage,
  })}`
}

export type ArticleView = Readonly<{
  article: Article
  newest: ArticleVersion
  versions: readonly ArticleVersion[]
  steps: readonly ArticleStep[]
  names: Names
  may: ReadonlySet<string>
}>

function askedOf({ locale }: Request, { article, newest }: ArticleView): string {
  const own = words[locale]
  if (newest.text.body.id === '' || newest.text.body.en === '') return own.askWrite
  if (hasDraft(article)) return own.askPublish(String(article.newestVersion))
  return isPublic(article) ? own.askNothing : own.askWithdrawn
}

function buttonsOf({ locale, link }: Request, { article, may }: ArticleView): Html {
  const own = words[locale]
  const path = `${MANAGE}/${article.id}`
  const edit = may.has('page.draft')
    ? linkButton({ href: link(`${path}/ubah`), label: own.edit, kind: 'primary', icon: 'pencil' })
    : ''
  const publish =
    may.has('page.publish') && hasDraft(article)
      ? linkButton({ href: link(`${path}/terbit`), label: `${own.publish}…`, icon: 'send' })
      : ''
  const see = isPublic(article)
    ? linkButton({ href: link(`/program/${article.slug}`), label: own.publicPage, kind: 'quiet' })
    : ''
  return html`${edit}${publish}${see}`
}

function versionsTable(request: Request, { article, versions, names }: ArticleView): Html {
  const { locale, link } = request
  const own = words[locale]
  const origin = ({ takenFrom, savedBy }: ArticleVersion): string => {
    if (takenFrom !== null) return own.takenFrom(String(takenFrom))
    return savedBy === null ? own.shipped : own.typed
  }
  return table({
    caption: own.versions,
    captionHidden: true,
    columns: [own.version, own.saved, own.origin].map(label => ({ label })),
    rows: versions.map(one => ({
      cells: [
        html`<a href="${link(`${MANAGE}/${article.id}/versi/${one.number}`)}">${own.versionOf(String(one.number))}</a>${isPublic(article) && one.number === article.publishedVersion ? html` <span class="muted">(${own.isPublicNow})</span>` : ''}`,
        html`<div>${nameOf(request, names, one.savedBy)}<br><span class="muted">${formatMoment(one.savedAt, locale)}</span></div>`,
        origin(one),
      ],
    })),
    empty: '',
  })
}

function stepsPart(request: Request, { steps, names }: ArticleView): Html {
  const { locale } = request
  const own = words[locale]
  if (steps.length === 0) return html`<p class="muted">${own.noSteps}</p>`
  return timeline({
    locale,
    label: own.steps,
    entries: steps.map(step => ({
      when: formatMoment(step.takenAt, locale),
      dateTime: step.takenAt.toISOString(),
      who: nameOf(request, names, step.takenBy),
      what: own.stepNames[step.kind](String(step.version)),
      reason: step.takenBy === null ? own.shipped : step.reason,
      tone: step.kind === 'withdrawn' ? 'attention' : 'good',
    })),
  })
}

/** Taking a page from the public, or showing it again: whichever can be done now. */
function moveForm(request: Request, { article, may }: ArticleView): Html | '' {
  const { locale, link } = request
  const own = words[locale]
  const state = stateOf(article)
  const isUp = state === 'published'
  const action = isUp ? 'page.withdraw' : 'page.restore'
  if (state === 'unpublished' || !may.has(action)) return ''
  const title = isUp ? own.withdraw : own.restore
  const reason = longTextField({
    ...fieldState(request, action, 'reason'),
    label: isUp ? own.withdrawReason : own.restoreReason,
    hint: own.reasonHint,
    required: true,
    rows: 3,
    maxLength: LONGEST_REASON,
  })
  const button = isUp
    ? actionButton({
        action,
        label: own.withdraw,
        kind: 'danger',
        confirm: { locale, text: own.withdrawConfirm, label: own.withdrawNow },
      })
    : actionButton({ action, label: own.restore, icon: 'undo-2' })
  const lead = isUp ? own.withdrawLead : own.restoreLead(String(article.publishedVersion))
  return section({
    title,
    lead,
    body: form({
      action: link(`${MANAGE}/${article.id}`),
      key: request.formKey(),
      version: article.rowVersion,
      label: title,
      body: html`${reason}${formActions([button])}`,
    }),
  })
}

/** One page: what to do now, its versions, what the public was shown, and taking it back. */
export function manageArticle(request: Request, view: ArticleView): Html {
  const { locale, link } = request
  const own = words[locale]
  const { newest } = view
  const head = pageTitle({
    locale,
    title: newest.text.title[locale] || newest.text.title.id,
    lead: `/program/${view.article.slug}`,
    crumbs: [{ label: own.manage, href: link(MANAGE) }],
    tags: tagsOf(request, view.article, true),
    actions: buttonsOf(request, view),
  })
  const asked = view.may.has('page.draft')
    ? notice({ locale, kind: 'info', title: own.asked, text: askedOf(request, view) })
    : ''
  return html`${head}${errorSummary({ locale, problems: problemsOf(request.form, locale) })}${asked}${section(
    {
      title: own.versions,
      lead: own.versionsLead,
      body: versionsTable(request, view),
    },
  )}${section({ title: own.steps, body: stepsPart(request, view) })}${moveForm(request, view)}`
}
