import { html, type Html } from '../../../platform/html.ts'
import { formatMoment } from '../../../platform/translations.ts'
import {
  actionButton,
  definitionList,
  emptyState,
  errorSummary,
  fileField,
  form,
  formActions,
  longTextField,
  notice,
  pageTitle,
  section,
  table,
} from '../../../ui/index.ts'
import { fieldState, problemsOf, type PageRequest } from '../../../web/index.ts'
import { claimColumns, type Claim } from '../claim.ts'
import { rangeText } from '../downloads.ts'
import type { AwardFileBrief } from '../file-store.ts'
import type { FileView } from '../import-file.ts'
import { words } from '../messages.ts'
import { reasonsOf } from '../read-claim.ts'
import { AWARD_FILE_BYTES } from '../send-file.ts'

const SEND = 'awards.send'
const IMPORT = 'awards.import'
const PATH = '/riwayat-penghargaan'
/** Long files are summed up above; the page shows the first rows of each kind. */
const MOST_ROWS = 200

type Request = Pick<PageRequest, 'locale' | 'form' | 'link' | 'formKey'>

function filesTable({ locale, link }: Request, files: readonly AwardFileBrief[]): Html {
  const own = words[locale]
  return table({
    caption: own.sentFiles,
    captionHidden: true,
    columns: [own.file, own.sentAt, own.state].map(label => ({ label })),
    rows: files.map(file => ({
      cells: [
        html`<a href="${link(`${PATH}/${file.id}`)}">${file.name || own.pasted}</a>`,
        formatMoment(file.sentAt, locale),
        file.importedAt ? own.imported(formatMoment(file.importedAt, locale)) : own.notImported,
      ],
    })),
    empty: emptyState({ title: own.noFiles }),
  })
}

/** Where the secretariat sends a file of claims. */
export function sendPage(request: Request, files: readonly AwardFileBrief[]): Html {
  const { locale, link } = request
  const own = words[locale]
  const field = (name: string) => fieldState(request, SEND, name)
  const body = html`${fileField({ ...field('claimsFile'), label: own.claimsFile, accept: '.csv,text/csv', limitText: own.csvLimit, maxBytes: AWARD_FILE_BYTES })}${longTextField(
    { ...field('claimsText'), label: own.claimsText, rows: 8 },
  )}${formActions([actionButton({ action: SEND, label: own.send, icon: 'upload' })])}`
  const columns = html`<p>${own.importColumnsText}</p><p><code class="code">${claimColumns.join(', ')}</code></p>`
  return html`${pageTitle({ locale, title: own.importTitle, lead: own.importLead })}${errorSummary({
    locale,
    problems: problemsOf(request.form, locale),
  })}${section({
    title: own.newFile,
    body: form({ action: link(PATH), key: request.formKey(), multipart: true, body, label: own.newFile }),
  })}${section({ title: own.importColumns, body: columns })}${section({ title: own.sentFiles, body: filesTable(request, files) })}`
}

/** What a claim is about and what it says, in one line. */
function claimWords(claim: Claim): string {
  const stars =
    claim.starsFrom === null
      ? ''
      : `★ ${rangeText({ from: claim.starsFrom, to: claim.starsTo ?? claim.starsFrom })}`
  const about = [
    claim.year,
    claim.scale,
    claim.subject,
    claim.maker,
    claim.product,
    claim.commodity,
    claim.area,
    stars,
  ]
  const words = about.filter(one => one !== null && one !== '').join(' · ')
  return claim.value === null ? words : `${words} = ${claim.value}`
}

function changesTable({ locale }: Request, { changes }: FileView): Html | '' {
  const own = words[locale]
  const rows = [
    ...changes.added.map(claim => ({ claim, change: own.added })),
    ...changes.corrected.map(claim => ({ claim, change: own.corrected })),
  ]
  if (rows.length === 0) return ''
  const body = table({
    caption: own.willStore,
    captionHidden: true,
    columns: [own.about, own.change, own.source].map(label => ({ label })),
    rows: rows.slice(0, MOST_ROWS).map(({ claim, change }) => ({
      cells: [
        claimWords(claim),
        change,
        html`<a class="code" href="${claim.source}" rel="noopener">${claim.source}</a>`,
      ],
    })),
    empty: '',
  })
  return section({ title: own.willStore, body })
}

function badTable({ locale }: Request, { bad }: FileView): Html | '' {
  const own = words[locale]
  if (bad.length === 0) return ''
  const body = table({
    caption: own.badRows,
    captionHidden: true,
    columns: [own.line, own.reason].map(label => ({ label })),
    rows: bad.slice(0, MOST_ROWS).map(({ line, problems }) => ({
      cells: [String(line), reasonsOf(problems)[locale]],
    })),
    empty: '',
  })
  return section({ title: own.badRows, body })
}

function importForm(request: Request, { file, changes }: FileView): Html {
  const { locale, link } = request
  const own = words[locale]
  const count = changes.added.length + changes.corrected.length
  if (count === 0)
    return notice({ locale, kind: 'info', text: file.importedAt ? own.previewDone : own.nothingNew })
  return form({
    action: link(`${PATH}/${file.id}`),
    key: request.formKey(),
    label: own.preview,
    body: formActions([actionButton({ action: IMPORT, label: own.import(String(count)), icon: 'check' })]),
  })
}

/** What an import of a sent file would do, and the button that does it. */
export function previewPage(request: Request, view: FileView): Html {
  const { locale, link } = request
  const own = words[locale]
  const { file, changes, bad } = view
  const count = (term: string, detail: number) => ({ term, detail: String(detail) })
  const figures = definitionList({
    items: [
      { term: own.file, detail: file.name || own.pasted },
      { term: own.digest, detail: html`<code class="code">${file.digest}</code>` },
      count(own.added, changes.added.length),
      count(own.corrected, changes.corrected.length),
      count(own.unchanged, changes.unchanged),
      count(own.leftOut, bad.length),
    ],
  })
  const head = pageTitle({
    locale,
    title: own.preview,
    lead: file.importedAt ? own.imported(formatMoment(file.importedAt, locale)) : own.previewLead,
    crumbs: [{ label: own.importTitle, href: link(PATH) }],
  })
  return html`${head}${errorSummary({ locale, problems: problemsOf(request.form, locale) })}<div>${figures}</div>${importForm(request, view)}${badTable(request, view)}${changesTable(request, view)}`
}
