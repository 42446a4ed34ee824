import type { Locale } from '../../../foundation/text.ts'
import type { Problem } from '../../../foundation/problem.ts'
import { atMost } from '../../../platform/files/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatMoment } from '../../../platform/translations.ts'
import {
  actionButton,
  contohTag,
  definitionList,
  errorSummary,
  fileField,
  form,
  formActions,
  linkButton,
  longTextField,
  notice,
  pageTitle,
  section,
  statusTag,
  table,
} from '../../../ui/index.ts'
import { fieldState, type FormState } from '../../../web/index.ts'
import type { CasesChecked } from '../check-cases.ts'
import type { Edition, LoadedRules, RulesVersion } from '../edition.ts'
import { RULES_FILE_BYTES } from '../import-rules.ts'
import { words } from '../messages.ts'
import { plenaryInWords } from '../panel-in-words.ts'

const IMPORT = 'rules.import'
const PUBLISH = 'rules.publish'

const formFields = ['rulesFile', 'rulesText', 'casesFile', 'casesText']

/** Every problem of a rules file, each with its place. */
function problemTable(locale: Locale, problems: readonly Problem[]): Html {
  const own = words[locale]
  if (problems.length === 0) return html``
  const rows = problems.map(one => ({
    cells: [
      html`<code class="code">${one.path === '' ? own.wholeFile : one.path}</code>`,
      one.message[locale],
      html`<code class="code">${one.code}</code>`,
    ],
  }))
  return html`${notice({ locale, kind: 'error', text: own.problems(problems.length), live: true })}${table({
    caption: own.problems(problems.length),
    captionHidden: true,
    columns: [{ label: own.place }, { label: own.whatIsWrong }, { label: own.problemCode }],
    rows,
    empty: '',
  })}`
}

export type ImportView = Readonly<{
  locale: Locale
  edition: Edition
  form: FormState | null
  key: string
  link: (path: string) => string
}>

export function importPage(view: ImportView): Html {
  const { locale, edition } = view
  const own = words[locale]
  const problems = view.form?.action === IMPORT ? view.form.problems : []
  const ofFields = problems.filter(one => formFields.includes(one.path))
  const ofFile = problems.filter(one => !formFields.includes(one.path))
  const field = (name: string) => fieldState(view, IMPORT, name)
  const text = (name: string, label: string): Html => longTextField({ ...field(name), label, rows: 8 })
  const most = atMost(RULES_FILE_BYTES)[locale]
  const body = html`${fileField({ ...field('rulesFile'), label: own.rulesFile, accept: '.json,application/json', limitText: own.jsonLimit(most), maxBytes: RULES_FILE_BYTES })}${text('rulesText', own.rulesText)}${fileField(
    {
      ...field('casesFile'),
      label: own.casesFile,
      accept: '.csv,text/csv',
      limitText: own.csvLimit(most),
      maxBytes: RULES_FILE_BYTES,
      hint: own.casesHint,
    },
  )}${text('casesText', own.casesText)}${formActions([actionButton({ action: IMPORT, label: own.importButton, icon: 'upload' })])}`
  const head = pageTitle({
    locale,
    title: own.import,
    lead: own.importLead,
    crumbs: [
      { label: own.manage, href: view.link('/edisi-kelola') },
      { label: edition.title[locale], href: view.link(`/edisi-kelola/${edition.id}`) },
    ],
  })
  const summary = errorSummary({
    locale,
    problems: ofFields.map(one => ({ path: one.path, message: one.message[locale] })),
  })
  const action = view.link(`/edisi-kelola/${edition.id}/aturan`)
  return html`${head}${summary}${problemTable(locale, ofFile)}${form({ action, key: view.key, multipart: true, body })}`
}

export type RulesVersionView = ImportView &
  Readonly<{
    version: RulesVersion
    loaded: LoadedRules
    cases: CasesChecked
    mayPublish: boolean
    /** The reader made this version, and another person publishes it. */
    isOwn: boolean
  }>

function contentsOf({ locale, loaded, version }: RulesVersionView): Html {
  const own = words[locale]
  const { document, rubrics } = loaded.rules
  const criteria = [...rubrics.values()].reduce((sum, index) => sum + index.criteria.size, 0)
  const questions = document.sections.reduce((sum, one) => sum + one.questions.length, 0)
  const count = (term: string, detail: number) => ({ term, detail: String(detail) })
  return definitionList({
    items: [
      {
        term: own.rules,
        detail: html`${document.title[locale]} ${document.example ? contohTag({ locale }) : ''}`,
      },
      { term: own.fingerprint, detail: html`<code class="code">${version.hash}</code>` },
      count(own.content.commodities, document.commodities.length),
      count(own.content.stages, document.stages.length),
      count(own.content.sections, document.sections.length),
      count(own.content.questions, questions),
      count(own.content.documents, document.documents.length),
      count(own.content.criteria, criteria),
      count(own.content.gates, document.gates.length),
    ],
  })
}

function caseWords({ locale, cases }: RulesVersionView): Html {
  const own = words[locale]
  if (cases.kind === 'none') return notice({ locale, kind: 'warning', text: own.casesMissing })
  if (cases.kind === 'unreadable') return problemTable(locale, cases.problems)
  if (cases.failed.length === 0)
    return notice({ locale, kind: 'success', text: own.casesPassed(cases.results.length) })
  const rows = cases.failed.flatMap(one =>
    one.differences.map(found => ({
      cells: [
        `${one.line}. ${one.case}`,
        found.message[locale],
        html`<code class="code">${found.path}</code>`,
      ],
    })),
  )
  const columns = [{ label: own.case }, { label: own.whatIsWrong }, { label: own.place }]
  const title = own.casesFailed(cases.failed.length, cases.results.length)
  return html`${notice({ locale, kind: 'error', text: title })}${table({ caption: title, captionHidden: true, columns, rows, empty: '' })}`
}

function publishForm(view: RulesVersionView): Html {
  const { locale, edition, version } = view
  const own = words[locale]
  const reason = longTextField({
    ...fieldState(view, PUBLISH, 'reason'),
    label: own.publishReason,
    hint: own.publishReasonHint,
    required: true,
    rows: 3,
    maxLength: 500,
  })
  const button = actionButton({
    action: PUBLISH,
    label: own.publish,
    confirm: { locale, text: own.publishConfirm, label: own.publishYes },
  })
  return form({
    action: view.link(`/edisi-kelola/${edition.id}/aturan/${version.id}`),
    key: view.key,
    body: html`${reason}${formActions([button])}`,
  })
}

const downloadLink = ({ locale, edition, version, link }: RulesVersionView): Html =>
  linkButton({
    href: link(`/edisi-kelola/${edition.id}/aturan/${version.id}/unduh`),
    label: words[locale].downloadRules,
    icon: 'download',
    download: true,
  })

/** What leads to publishing; nothing where the reader may not, or where it is published already. */
function publishPart(view: RulesVersionView): Html | '' {
  const { locale, version } = view
  const own = words[locale]
  if (!view.mayPublish || version.state !== 'draft') return ''
  const other = notice({ locale, kind: 'info', text: own.otherPublishes })
  const body = view.isOwn ? other : publishForm(view)
  return section({ title: own.publish, lead: own.publishLead, body, id: 'terbitkan' })
}

/** Rules without a plenary part are no fault; whoever publishes them reads what follows. */
const plenaryHint = ({ locale, loaded }: RulesVersionView): Html | string =>
  loaded.rules.document.plenary
    ? ''
    : notice({ locale, kind: 'info', text: plenaryInWords(loaded.rules.document, locale) })

/** One version of the rules: what the checks say, what it holds, and the publishing. */
export function rulesVersionPage(view: RulesVersionView): Html {
  const { locale, edition, version } = view
  const own = words[locale]
  const head = pageTitle({
    locale,
    title: own.rulesVersionTitle(version.version),
    crumbs: [
      { label: own.manage, href: view.link('/edisi-kelola') },
      { label: edition.title[locale], href: view.link(`/edisi-kelola/${edition.id}`) },
    ],
    actions: downloadLink(view),
    tags: statusTag({
      state: version.state,
      label: own.ruleState[version.state],
      ...(version.publishedAt ? { meaning: formatMoment(version.publishedAt, locale) } : {}),
      tone: version.state === 'published' ? 'good' : 'waiting',
    }),
  })
  const problems = view.form?.action === PUBLISH ? view.form.problems : []
  const ofReason = problems.filter(one => one.path === 'reason')
  const ofRules = problems.filter(one => one.path !== 'reason')
  const summary = errorSummary({
    locale,
    problems: ofReason.map(one => ({ path: one.path, message: one.message[locale] })),
  })
  const alone = plenaryHint(view)
  const checks = html`${notice({ locale, kind: 'success', text: own.lintClean })}${caseWords(view)}${alone}`
  return html`${head}${summary}${problemTable(locale, ofRules)}${section({ title: own.checks, body: checks })}${publishPart(view)}${section({ title: own.rulesContents, body: contentsOf(view) })}`
}
