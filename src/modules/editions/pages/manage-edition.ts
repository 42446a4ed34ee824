import type { LedgerRow } from '../../../audit/index.ts'
import type { Locale } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatMoment } from '../../../platform/translations.ts'
import {
  contohTag,
  emptyState,
  errorSummary,
  linkButton,
  notice,
  pageTitle,
  section,
  statusTag,
  table,
  timeline,
} from '../../../ui/index.ts'
import { eventName, problemsOf } from '../../../web/index.ts'
import type { Edition, RulesVersion } from '../edition.ts'
import type { Extension } from '../extension.ts'
import { extensionWords } from '../extension-messages.ts'
import { words } from '../messages.ts'
import type { OutageProposal } from '../outage.ts'
import { stageState } from '../stage.ts'
import { extensionList, proposalPart } from './extension-parts.ts'
import { SCHEDULE, scheduleFields, stageForms, type StageFormsView } from './stage-forms.ts'

export type ManageEditionView = StageFormsView &
  Readonly<{
    versions: readonly RulesVersion[]
    extensions: readonly Extension[]
    /** What the service proposes after an outage. */
    proposals: readonly OutageProposal[]
    history: readonly LedgerRow[]
    mayImport: boolean
    /** The words of a role, and the names of those who acted. */
    roleName: (role: string) => string
  }>

function askedNow(view: ManageEditionView): string {
  const own = words[view.locale]
  if (view.versions.length === 0) return own.askImport
  if (!view.versions.some(one => one.state === 'published')) return own.askPublish
  return view.stages.some(stage => stageState(stage, view.now) === 'unset') ? own.askSchedule : own.askNothing
}

export function versionTable(
  locale: Locale,
  edition: Edition,
  versions: readonly RulesVersion[],
  link: (path: string) => string,
): Html {
  const own = words[locale]
  return table({
    caption: own.versions,
    captionHidden: true,
    columns: [own.rules, own.importedAt, own.publishedAt, own.fingerprint].map(label => ({ label })),
    rows: versions.map(one => ({
      cells: [
        html`<a href="${link(`/edisi-kelola/${edition.id}/aturan/${one.id}`)}">${own.ruleVersion(one.version)}</a><br>${statusTag({ state: one.state, label: own.ruleState[one.state], tone: one.state === 'published' ? 'good' : 'waiting' })}`,
        formatMoment(one.importedAt, locale),
        one.publishedAt
          ? html`${formatMoment(one.publishedAt, locale)}<br><span class="muted">${one.reason ?? ''}</span>`
          : '–',
        html`<code class="code">${one.hash.slice(0, 16)}</code>`,
      ],
    })),
    empty: emptyState({ title: own.noRulesYet, text: own.noRulesYetText }),
  })
}

function historyOf(view: ManageEditionView): Html {
  const { locale } = view
  const own = words[locale]
  if (view.history.length === 0) return html`<p class="muted">${own.noHistory}</p>`
  const stageTitle = (row: LedgerRow): string => {
    const { stage } = (row.detail ?? {}) as { stage?: string }
    const found = view.stages.find(one => one.stageId === stage)
    return found ? `: ${found.title[locale]}` : ''
  }
  return timeline({
    locale,
    label: own.history,
    entries: view.history.toReversed().map(row => ({
      when: formatMoment(row.at, locale),
      dateTime: row.at.toISOString(),
      who: row.person_id === null ? own.system : view.roleName(row.role),
      what: `${eventName(row.event, locale)}${stageTitle(row)}`,
      ...(row.reason === null ? {} : { reason: row.reason }),
    })),
  })
}

/** Every stage has a form of its own, whose fields carry the stage's id; the buttons by hand have no field. */
function stageProblems({ form, locale }: ManageEditionView) {
  const stage = form?.values['stage']
  const isTyped = form?.action === SCHEDULE && typeof stage === 'string'
  return problemsOf(form, locale).map(one => ({
    ...one,
    path: isTyped && scheduleFields.has(one.path) ? `${stage}-${one.path}` : '',
  }))
}

/** One edition: what to do next, its stages, its rules, its history. */
export function manageEditionPage(view: ManageEditionView): Html {
  const { locale, edition, link } = view
  const own = words[locale]
  const problems = stageProblems(view)
  const state = statusTag({
    state: edition.state,
    label: own.state[edition.state],
    meaning: own.stateMeaning[edition.state],
    tone: edition.state === 'open' ? 'good' : 'neutral',
  })
  const actions =
    edition.state === 'prepared'
      ? {}
      : { actions: linkButton({ href: link(`/edisi/${edition.slug}`), label: own.publicPage }) }
  const head = pageTitle({
    locale,
    title: edition.title[locale],
    lead: `${own.kind[edition.kind]} · ${own.number(edition.number)}`,
    crumbs: [{ label: own.manage, href: link('/edisi-kelola') }],
    tags: html`${state} ${edition.fictional ? contohTag({ locale }) : ''}`,
    ...actions,
  })
  const stages = view.stages.length === 0 ? html`<p class="muted">${own.noStages}</p>` : stageForms(view)
  const proposals = view.proposals.map(one => proposalPart(view, one, view.mayChange))
  const moved = extensionList(view.extensions, view.stages, locale)
  const extensions =
    moved === '' ? '' : section({ title: extensionWords[locale].extensions, body: moved, id: 'perpanjangan' })
  const importLink = view.mayImport
    ? { link: { label: own.import, href: link(`/edisi-kelola/${edition.id}/aturan`) } }
    : {}
  const rules = html`${versionTable(locale, edition, view.versions, link)}<p>${linkButton({ href: link(`/edisi-kelola/${edition.id}/susun`), label: own.makeRules })} ${linkButton({ href: link('/aturan-banding'), label: own.compareRules })}</p>`
  return html`${head}${errorSummary({ locale, problems })}${notice({ locale, kind: 'info', title: own.askedNow, text: askedNow(view) })}${proposals}${section(
    { title: own.stages, lead: own.stagesLead, body: stages, id: 'tahap' },
  )}${extensions}${section({ title: own.rules, lead: own.rulesLead, body: rules, id: 'aturan', ...importLink })}${section({ title: own.history, body: historyOf(view) })}`
}
