import type { LedgerRow } from '../../../audit/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatMoment } from '../../../platform/translations.ts'
import {
  actionButton,
  definitionList,
  errorSummary,
  form,
  formActions,
  longTextField,
  notice,
  pageTitle,
  section,
  timeline,
} from '../../../ui/index.ts'
import { eventName, fieldState, problemsOf, type PageRequest } from '../../../web/index.ts'
import { claimWords } from '../claim-messages.ts'
import type { StoredClaim } from '../claim.ts'
import { words } from '../messages.ts'
import { claimVersion, LONGEST_REASON } from '../withdraw-claim.ts'
import { claimStatement, claimSubject, claimYear, type Naming } from './claim-words.ts'
import { CLAIMS_PATH, claimsTable, claimState } from './claims-page.ts'

const WITHDRAW = 'awards.withdraw'
const RESTORE = 'awards.restore'

export type ClaimView = Readonly<{
  naming: Naming
  stored: StoredClaim
  others: readonly StoredClaim[]
  /** The imported file that it came from, where it came through a page. */
  file: Readonly<{ id: string; name: string }> | null
  names: ReadonlyMap<string, string>
  history: readonly LedgerRow[]
  may: ReadonlySet<string>
}>

const nameIn = ({ names, naming }: ClaimView, id: string | null): string =>
  id === null ? claimWords[naming.locale].system : (names.get(id) ?? claimWords[naming.locale].nobody)

function facts(request: PageRequest, view: ClaimView): Html {
  const { locale } = request
  const own = claimWords[locale]
  const { naming, stored, file } = view
  const { claim, origin } = stored
  const from = file
    ? html`<a href="${request.link(`/riwayat-penghargaan/${file.id}`)}">${file.name || words[locale].pasted}</a>`
    : own.noFile
  const digest = origin.fileDigest
    ? html`${from}<br><code class="code">${origin.fileDigest}</code>`
    : own.nobody
  return definitionList({
    items: [
      { term: own.says, detail: claimStatement(naming, claim) },
      {
        term: words[locale].source,
        detail: html`<a class="code" href="${claim.source}" rel="noopener">${claim.source}</a>`,
      },
      { term: own.certainty, detail: own.certainties[claim.certainty] },
      ...(claim.note === '' ? [] : [{ term: own.note, detail: claim.note }]),
      { term: own.storedAt, detail: own.by(formatMoment(origin.at, locale), nameIn(view, origin.by)) },
      { term: own.file, detail: digest },
    ],
  })
}

function history(request: PageRequest, view: ClaimView): Html | '' {
  const { locale } = request
  const own = claimWords[locale]
  if (view.history.length === 0) return ''
  const entries = view.history.toReversed().map(row => ({
    when: formatMoment(row.at, locale),
    dateTime: row.at.toISOString(),
    who: nameIn(view, row.person_id),
    what: eventName(row.event, locale),
    ...(row.reason === null ? {} : { reason: row.reason }),
  }))
  return section({ title: own.history, body: timeline({ locale, label: own.history, entries }) })
}

/** Taking it back, or putting it back: whichever the state allows, for those who may. */
function act(request: PageRequest, { stored, may }: ClaimView): Html | '' {
  const { locale } = request
  const own = claimWords[locale]
  const isWithdrawn = stored.withdrawal !== null
  const action = isWithdrawn ? RESTORE : WITHDRAW
  if (!may.has(action)) return ''
  const [title, lead] = isWithdrawn
    ? [own.restoreTitle, own.restoreLead]
    : [own.withdrawTitle, own.withdrawLead]
  const button = isWithdrawn
    ? actionButton({ action, label: own.restore })
    : actionButton({
        action,
        label: own.withdraw,
        kind: 'danger',
        confirm: { locale, text: own.confirmWithdraw, label: own.confirmLabel },
      })
  const reason = longTextField({
    ...fieldState(request, action, 'reason'),
    label: isWithdrawn ? own.restoreReason : own.withdrawReason,
    hint: isWithdrawn ? own.restoreHint : own.withdrawHint,
    rows: 3,
    maxLength: LONGEST_REASON,
    required: true,
  })
  const body = form({
    action: request.link(`${CLAIMS_PATH}/${stored.id}`),
    key: request.formKey(),
    version: claimVersion(stored),
    label: title,
    body: html`${reason}${formActions([button])}`,
  })
  return section({ title, lead, body })
}

/** One claim: what a source says, where it came from, and whether it counts. */
export function claimPage(request: PageRequest, view: ClaimView): Html {
  const { locale } = request
  const own = claimWords[locale]
  const { stored, naming, others } = view
  const { withdrawal } = stored
  const head = pageTitle({
    locale,
    title: claimSubject(naming, stored.claim),
    lead: claimYear(naming, stored.claim),
    tags: claimState(request, stored),
    crumbs: [
      { label: words[locale].importTitle, href: request.link('/riwayat-penghargaan') },
      { label: own.title, href: request.link(CLAIMS_PATH) },
    ],
  })
  const withdrawn = withdrawal
    ? notice({
        locale,
        kind: 'warning',
        text: own.withdrawnNotice(
          formatMoment(withdrawal.at, locale),
          nameIn(view, withdrawal.by),
          withdrawal.reason,
        ),
      })
    : ''
  const beside =
    others.length === 0
      ? ''
      : section({
          title: own.otherSources,
          body: claimsTable(request, naming, others, { caption: own.otherSources, empty: '' }),
        })
  return html`${head}${errorSummary({ locale, problems: problemsOf(request.form, locale) })}${withdrawn}<div>${facts(request, view)}</div>${beside}${act(request, view)}${history(request, view)}`
}
