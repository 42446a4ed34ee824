import { html, type Html } from '../../../platform/html.ts'
import { formatMoment } from '../../../platform/translations.ts'
import {
  actionButton,
  contohTag,
  definitionList,
  errorSummary,
  form,
  formActions,
  linkButton,
  longTextField,
  notice,
  pageTitle,
  panel,
  section,
  table,
} from '../../../ui/index.ts'
import { fieldState, problemsOf, type PageRequest } from '../../../web/index.ts'
import { correctionWords } from '../correction-messages.ts'
import { handWords } from '../hand-over-messages.ts'
import type { Minutes } from '../minutes.ts'
import { minutesWords } from '../minutes-messages.ts'
import { inWords } from '../minutes-words.ts'

export type MinutesView = Readonly<{
  minutes: Minutes
  /** False where cases are left out, in which the reader has an interest. */
  isWhole: boolean
  /** Every version, the latest first. */
  versions: readonly Minutes[]
  path: string
  mayCorrect: boolean
}>

function correctForm(request: PageRequest, { minutes, path }: MinutesView): Html {
  const own = correctionWords[request.locale]
  const field = fieldState(request, 'plenary-minutes.correct', 'correction')
  const body = html`${longTextField({ ...field, label: own.field, hint: own.hint, rows: 4, required: true })}
${formActions([actionButton({ action: 'plenary-minutes.correct', label: own.save, kind: 'secondary' })])}`
  return panel({
    title: own.title,
    level: 2,
    body: form({
      action: request.link(path),
      key: request.formKey(),
      version: minutes.version,
      label: own.title,
      body,
    }),
  })
}

function evidence(request: PageRequest, { minutes, versions, path }: MinutesView): Html {
  const { locale } = request
  const own = minutesWords[locale]
  const code = (text: string): Html => html`<span class="code">${text}</span>`
  const older = versions.map(
    one =>
      html`<li><a href="${request.link(path)}?versi=${one.version}">${own.version(String(one.version), formatMoment(one.madeAt, locale))}</a></li>`,
  )
  return section({
    title: own.evidence,
    body: html`${definitionList({
      items: [
        { term: own.rules, detail: html`${minutes.content.rulesHashes.map(code)}` },
        { term: own.table, detail: code(minutes.content.tableDigest) },
        { term: own.digest, detail: code(minutes.digest) },
      ],
    })}${versions.length > 1 ? html`<ul class="plain">${older}</ul>` : ''}<p class="muted">${own.hidden}</p>`,
  })
}

/** The title with the way to the paper, or why there is none for this reader. */
function head({ locale, link }: PageRequest, { minutes, path, isWhole }: MinutesView): Html {
  const own = minutesWords[locale]
  const title = {
    locale,
    title: own.title,
    lead: own.version(String(minutes.version), formatMoment(minutes.madeAt, locale)),
    ...(minutes.content.example ? { tags: contohTag({ locale }) } : {}),
  }
  if (!isWhole)
    return html`${pageTitle(title)}
${notice({ locale, kind: 'info', text: handWords[locale].minutesLeft })}`
  const actions = linkButton({
    href: `${link(path)}/unduh?versi=${minutes.version}`,
    label: correctionWords[locale].download,
    download: true,
  })
  return pageTitle({ ...title, actions })
}

/** The minutes of a closed session, as they are on the paper. */
export function minutesPage(request: PageRequest, view: MinutesView): Html {
  const { locale } = request
  const own = minutesWords[locale]
  const { minutes } = view
  const said = inWords(minutes.content, locale)
  const members = table({
    caption: own.attendance,
    captionHidden: true,
    columns: [{ label: own.member }, { label: own.times }],
    rows: said.members.map(one => ({ cells: [one.name, one.times] })),
    empty: own.absent,
  })
  const others = table({
    caption: own.others,
    captionHidden: true,
    columns: [{ label: own.role }, { label: own.name }, { label: own.times }],
    rows: said.others.map(one => ({ cells: [one.role, one.name, one.times] })),
    empty: '',
  })
  const cases = said.cases.map(
    one =>
      html`<article><h3><span class="code">${one.code}</span> ${one.title}</h3><p><b>${one.result}</b></p><ul class="plain">${one.lines.map(line => html`<li>${line}</li>`)}</ul></article>`,
  )
  const list = (lines: readonly Html[]): Html => html`<ul class="plain">${lines}</ul>`
  return html`${head(request, view)}
${errorSummary({ locale, problems: problemsOf(request.form, locale) })}
${definitionList({ items: said.facts })}
${section({ title: own.attendance, body: members })}
${said.others.length > 0 ? section({ title: own.others, body: others }) : ''}
${said.breaks.length > 0 ? section({ title: own.breaks, body: list(said.breaks.map(one => html`<li>${one}</li>`)) }) : ''}
${section({ title: own.cases, lead: said.left, body: cases.length === 0 ? own.noCases : html`${cases}` })}
${said.corrections.length > 0 ? section({ title: own.corrections, body: list(said.corrections.map(one => html`<li><b>${one.head}</b> ${one.text}</li>`)) }) : ''}
${evidence(request, view)}
${view.mayCorrect ? correctForm(request, view) : ''}`
}
