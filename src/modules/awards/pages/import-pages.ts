import { atMost } from '../../../platform/files/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatMoment, formatNumber } from '../../../platform/translations.ts'
import {
  actionButton,
  definitionList,
  emptyState,
  errorSummary,
  fileField,
  form,
  formActions,
  linkButton,
  longTextField,
  notice,
  pageTitle,
  section,
  table,
  type Row,
} from '../../../ui/index.ts'
import { fieldState, problemsOf, type PageRequest } from '../../../web/index.ts'
import { claimWords } from '../claim-messages.ts'
import { claimColumns, type Claim } from '../claim.ts'
import type { AwardFileBrief } from '../file-store.ts'
import type { FileView } from '../import-file.ts'
import { words } from '../messages.ts'
import { reasonsOf } from '../read-claim.ts'
import { AWARD_FILE_BYTES } from '../send-file.ts'
import type { YearCount } from '../stored-claim-store.ts'
import { claimStatement, claimSubject, claimYear, type Naming } from './claim-words.ts'
import { CLAIMS_PATH } from './claims-page.ts'

const SEND = 'awards.send'
const IMPORT = 'awards.import'
const PATH = '/riwayat-penghargaan'
/** Long files are summed up above; the page shows the first rows of each kind. */
const MOST_ROWS = 200

type Request = Pick<PageRequest, 'locale' | 'form' | 'link' | 'formKey'>
type Names = ReadonlyMap<string, string>

const nameOf = ({ locale }: Request, names: Names, id: string | null): string =>
  names.get(id ?? '') ?? words[locale].someone

function importedWords(request: Request, { importedAt, importedBy }: AwardFileBrief, names: Names): string {
  const { locale } = request
  const own = words[locale]
  if (importedAt === null) return own.notImported
  return own.importedBy(formatMoment(importedAt, locale), nameOf(request, names, importedBy))
}

function filesTable(request: Request, { files, names }: SendView): Html {
  const { locale, link } = request
  const own = words[locale]
  return table({
    caption: own.sentFiles,
    captionHidden: true,
    columns: [own.file, own.sentAt, own.state].map(label => ({ label })),
    rows: files.map(file => ({
      cells: [
        html`<a href="${link(`${PATH}/${file.id}`)}">${file.name || own.pasted}</a>`,
        own.sentBy(formatMoment(file.sentAt, locale), nameOf(request, names, file.sentBy)),
        importedWords(request, file, names),
      ],
    })),
    empty: emptyState({ title: own.noFiles }),
  })
}

/** How much is stored, and the way to it. */
function storedPart({ locale, link }: Request, counts: readonly YearCount[]): Html {
  const own = claimWords[locale]
  const sum = (pick: (one: YearCount) => number): string =>
    formatNumber(
      counts.reduce((total, one) => total + pick(one), 0),
      locale,
    )
  const said = own.stored(
    sum(one => one.inForce),
    sum(one => one.withdrawn),
  )
  return section({
    title: own.title,
    body: html`<p>${said}</p><div class="buttons">${linkButton({ href: link(CLAIMS_PATH), label: own.open })}</div>`,
  })
}

function sendForm(request: Request): Html {
  const { locale, link } = request
  const own = words[locale]
  const field = (name: string) => fieldState(request, SEND, name)
  const body = html`${fileField({ ...field('claimsFile'), label: own.claimsFile, accept: '.csv,text/csv', limitText: own.csvLimit(atMost(AWARD_FILE_BYTES)[locale]), maxBytes: AWARD_FILE_BYTES })}${longTextField(
    { ...field('claimsText'), label: own.claimsText, rows: 8 },
  )}${formActions([actionButton({ action: SEND, label: own.send, icon: 'upload' })])}`
  const columns = html`<p>${own.importColumnsText}</p><p><code class="code">${claimColumns.join(', ')}</code></p>`
  return html`${section({
    title: own.newFile,
    body: form({ action: link(PATH), key: request.formKey(), multipart: true, body, label: own.newFile }),
  })}${section({ title: own.importColumns, body: columns })}`
}

export type SendView = Readonly<{
  files: readonly AwardFileBrief[]
  names: Names
  counts: readonly YearCount[]
  maySend: boolean
}>

/** Where the secretariat sends a file of claims, and where the auditor reads who sent and imported what. */
export function sendPage(request: Request, view: SendView): Html {
  const { locale } = request
  const own = words[locale]
  const lead = view.maySend ? own.importLead : own.readLead
  return html`${pageTitle({ locale, title: own.importTitle, lead })}${errorSummary({
    locale,
    problems: problemsOf(request.form, locale),
  })}${view.maySend ? sendForm(request) : ''}${section({ title: own.sentFiles, body: filesTable(request, view) })}${storedPart(request, view.counts)}`
}

export type PreviewView = FileView & Readonly<{ naming: Naming; names: Names; mayImport: boolean }>

const sourceLink = (source: string): Html =>
  html`<a class="code" href="${source}" rel="noopener">${source}</a>`

const aboutCell = (naming: Naming, claim: Claim): Html =>
  html`<b>${claimSubject(naming, claim)}</b><br><span class="muted">${claimYear(naming, claim)}</span><br>${claimStatement(naming, claim)}`

type Rows = Readonly<{ title: string; lead?: string; columns: readonly string[]; rows: readonly Row[] }>

function rowsSection({ locale }: Request, { title, lead, columns, rows }: Rows): Html | '' {
  if (rows.length === 0) return ''
  const number = (value: number): string => formatNumber(value, locale)
  const more =
    rows.length > MOST_ROWS
      ? html`<p class="muted">${words[locale].firstRows(number(MOST_ROWS), number(rows.length))}</p>`
      : ''
  const body = html`${more}${table({
    caption: title,
    captionHidden: true,
    columns: columns.map(label => ({ label })),
    rows: rows.slice(0, MOST_ROWS),
    empty: '',
  })}`
  return section({ title, body, ...(lead === undefined ? {} : { lead }) })
}

function changesTable(request: Request, { changes, read, naming }: PreviewView): Html | '' {
  const own = words[request.locale]
  const row = (claim: Claim, change: string): Row => ({
    cells: [
      String(read.lineOf.get(claim) ?? ''),
      html`<div>${aboutCell(naming, claim)}</div>`,
      change,
      sourceLink(claim.source),
    ],
  })
  return rowsSection(request, {
    title: own.willStore,
    columns: [own.line, own.about, own.change, own.source],
    rows: [
      ...changes.added.map(claim => row(claim, own.added)),
      ...changes.corrected.map(claim => row(claim, own.corrected)),
    ],
  })
}

/** Row by row what a withdrawal keeps out, when and why it was withdrawn, and where it can be put back. */
function withdrawnTable(request: Request, { changes, read, naming, names }: PreviewView): Html | '' {
  const { locale, link } = request
  const own = claimWords[locale]
  return rowsSection(request, {
    title: own.staysWithdrawn,
    lead: own.staysLead,
    columns: [words[locale].line, words[locale].about, words[locale].reason],
    rows: changes.withdrawn.map(({ claim, stored, differs }) => {
      const { withdrawal } = stored
      const said = withdrawal
        ? own.withdrawnNotice(
            formatMoment(withdrawal.at, locale),
            nameOf(request, names, withdrawal.by),
            withdrawal.reason,
          )
        : ''
      return {
        cells: [
          String(read.lineOf.get(claim) ?? ''),
          html`<div><a href="${link(`${CLAIMS_PATH}/${stored.id}`)}">${claimSubject(naming, claim)}</a><br><span class="muted">${claimYear(naming, claim)}</span><br>${claimStatement(naming, claim)}</div>`,
          html`<div>${said}<br>${differs ? own.differs : own.same}</div>`,
        ],
      }
    }),
  })
}

const badTable = (request: Request, { read }: PreviewView): Html | '' =>
  rowsSection(request, {
    title: words[request.locale].badRows,
    columns: [words[request.locale].line, words[request.locale].reason],
    rows: read.bad.map(({ line, problems }) => ({
      cells: [String(line), reasonsOf(problems)[request.locale]],
    })),
  })

function importForm(request: Request, { file, changes, mayImport }: PreviewView): Html | '' {
  const { locale, link } = request
  const own = words[locale]
  const count = changes.added.length + changes.corrected.length
  if (count === 0)
    return notice({ locale, kind: 'info', text: file.importedAt ? own.previewDone : own.nothingNew })
  if (!mayImport) return ''
  return form({
    action: link(`${PATH}/${file.id}`),
    key: request.formKey(),
    label: own.preview,
    body: formActions([actionButton({ action: IMPORT, label: own.import(String(count)), icon: 'check' })]),
  })
}

/** What an import of a sent file would do, and the button that does it. */
export function previewPage(request: Request, view: PreviewView): Html {
  const { locale, link } = request
  const own = words[locale]
  const { file, changes, read, names } = view
  const count = (term: string, found: number) => ({ term, detail: formatNumber(found, locale) })
  const figures = definitionList({
    items: [
      { term: own.file, detail: file.name || own.pasted },
      {
        term: own.sentAt,
        detail: own.sentBy(formatMoment(file.sentAt, locale), nameOf(request, names, file.sentBy)),
      },
      { term: own.digest, detail: html`<code class="code">${file.digest}</code>` },
      count(own.added, changes.added.length),
      count(own.corrected, changes.corrected.length),
      count(own.unchanged, changes.unchanged),
      count(own.withdrawn, changes.withdrawn.length),
      count(own.leftOut, read.bad.length),
    ],
  })
  const head = pageTitle({
    locale,
    title: own.preview,
    lead: file.importedAt ? importedWords(request, file, names) : own.previewLead,
    crumbs: [{ label: own.importTitle, href: link(PATH) }],
  })
  return html`${head}${errorSummary({ locale, problems: problemsOf(request.form, locale) })}<div>${figures}</div>${importForm(request, view)}${badTable(request, view)}${withdrawnTable(request, view)}${changesTable(request, view)}`
}
