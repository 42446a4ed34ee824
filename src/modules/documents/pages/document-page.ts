import type { DocumentType } from '../../../engine/document-numbers/index.ts'
import { html, nothing, type Html } from '../../../platform/html.ts'
import { formatDay, formatMoment, formatNumber, formatSize } from '../../../platform/translations.ts'
import {
  actionButton,
  definitionList,
  documentViewer,
  errorSummary,
  form,
  formActions,
  linkButton,
  notice,
  pageTitle,
  panel,
  splitView,
  textField,
  timeline,
  type TimelineEntry,
} from '../../../ui/index.ts'
import { fieldState, problemsOf, type PageRequest } from '../../../web/index.ts'
import { scanNotice } from '../../files/index.ts'
import type { DocumentPages } from '../document-pages.ts'
import type { CheckOutcome, DocumentCheck, StatedDocument, StoredDocument } from '../document.ts'
import { lookupWords } from '../lookup-messages.ts'
import { words } from '../messages.ts'
import type { OwnerRecord } from '../owner.ts'
import type { DocumentUse } from '../settings.ts'
import { wayInWords } from '../ways-of-checking.ts'
import { numberText, stateTag, typeTitle, validityText } from './document-words.ts'
import { lookupPart, type LookupPart } from './lookup-part.ts'

export type DocumentPageData = Readonly<{
  document: StatedDocument
  owner: OwnerRecord
  type: DocumentType | undefined
  pages: DocumentPages
  /** Newest first. */
  versions: readonly StoredDocument[]
  checks: readonly DocumentCheck[]
  /** The names of those who checked. */
  names: ReadonlyMap<string, string>
  uses: readonly DocumentUse[]
  /** Set where the last check is older than the type allows. */
  recheckMonths: number | null
  /** What official sources answered; null where there is nothing to show. */
  lookup: LookupPart | null
  mayReplace: boolean
  mayRemove: boolean
}>

function facts(request: PageRequest, { document, type, owner }: DocumentPageData): Html {
  const { locale } = request
  const own = words[locale]
  const edition = type?.edition?.options.find(option => option.id === document.edition)?.title[locale]
  return definitionList({
    items: [
      { term: own.state, detail: stateTag(document, locale, true) },
      {
        term: own.ownerKinds[owner.kind],
        detail: html`<a href="${request.link(owner.page)}">${owner.name}</a>`,
      },
      ...(document.number ? [{ term: own.number, detail: numberText(type, document) }] : []),
      ...(document.edition ? [{ term: own.edition, detail: edition ?? document.edition }] : []),
      { term: own.issuer, detail: document.issuer || own.unknown },
      {
        term: own.issuedOn,
        detail: document.issuedOn === null ? own.unknown : formatDay(document.issuedOn, locale),
      },
      { term: own.validity, detail: validityText(document, locale) },
    ],
  })
}

function warnings(request: PageRequest, { document }: DocumentPageData): Html {
  const { locale } = request
  if (document.warnings.length === 0) return nothing
  return notice({
    locale,
    kind: 'warning',
    title: words[locale].warnings,
    text: document.warnings.map(one => one.message[locale]).join(' '),
  })
}

const toneOfOutcome = { verified: 'good', refused: 'bad', revoked: 'bad' } as const satisfies Record<
  CheckOutcome,
  string
>

function checkHistory(request: PageRequest, { checks, names, recheckMonths }: DocumentPageData): Html {
  const { locale } = request
  const own = words[locale]
  if (checks.length === 0) return html`<p class="muted">${own.noChecks}</p>`
  const again =
    recheckMonths === null
      ? nothing
      : notice({
          locale,
          kind: 'warning',
          text: lookupWords[locale].recheck(formatNumber(recheckMonths, locale)),
        })
  const entry = (check: DocumentCheck): TimelineEntry => ({
    when: formatMoment(check.checkedAt, locale),
    dateTime: check.checkedAt.toISOString(),
    who: names.get(check.checkedBy) ?? own.official,
    what: `${own.checkOutcomes[check.outcome]}. ${own.how}: ${wayInWords(check.how, locale)}`,
    tone: toneOfOutcome[check.outcome],
    ...(check.note ? { reason: check.note } : {}),
  })
  return html`${again}${timeline({ locale, label: own.checks, entries: checks.map(entry) })}`
}

function versionList(request: PageRequest, { document, versions, type }: DocumentPageData): Html {
  const { locale } = request
  const own = words[locale]
  const item = (version: StoredDocument, index: number) => {
    const name = own.version(formatNumber(versions.length - index, locale))
    const when = `${formatMoment(version.createdAt, locale)} ${numberText(type, version)}`
    return {
      term: name,
      detail:
        version.id === document.id
          ? html`${when} (${own.thisVersion})`
          : html`<a href="${request.link(`/dokumen/${version.id}`)}">${when}</a>`,
    }
  }
  return definitionList({ items: versions.map(item) })
}

/** The nominations that rest on this version: a document outlives the edition for which it was uploaded. */
function useList({ locale, link }: PageRequest, { uses }: DocumentPageData): Html {
  const own = words[locale]
  if (uses.length === 0) return html`<p class="muted">${own.noUses}</p>`
  return html`<ul>${uses.map(use => html`<li><a href="${link(`/usulan/${use.nominationId}`)}">${use.edition[locale]}</a></li>`)}</ul>`
}

function removal(request: PageRequest, { document }: DocumentPageData): Html {
  const { locale } = request
  const own = words[locale]
  const reason = textField({
    ...fieldState(request, 'document.remove', 'reason'),
    label: own.reason,
    hint: own.reasonHint,
    required: true,
    maxLength: 500,
  })
  const button = actionButton({
    action: 'document.remove',
    label: own.remove,
    kind: 'danger',
    icon: 'trash-2',
    confirm: { locale, text: own.removeText, label: own.remove },
  })
  return form({
    action: request.link(request.path),
    key: request.formKey(),
    version: document.rowVersion,
    label: own.remove,
    body: html`${reason}${formActions([button])}`,
  })
}

function viewer(request: PageRequest, data: DocumentPageData): Html {
  const { locale } = request
  const own = words[locale]
  const { file, pages } = data.pages
  if (!file) return html`<p class="muted">${own.noFile}</p>`
  if (file.state === 'quarantined') return scanNotice(file, locale)
  const kind = file.mediaType.split('/')[1]?.toUpperCase() ?? ''
  const failed = file.state === 'refused' ? notice({ locale, kind: 'warning', text: own.noPages }) : nothing
  return html`${scanNotice(file, locale)}${failed}${documentViewer({
    locale,
    title: typeTitle(data.type, data.document.type, locale),
    pages,
    downloadHref: `/dokumen/${data.document.id}/berkas`,
    fileText: `${kind}, ${formatSize(file.bytes, locale)}`,
  })}`
}

/** A document beside its facts, its versions and what was found when it was checked. */
export function documentPage(request: PageRequest, data: DocumentPageData): Html {
  const { locale } = request
  const own = words[locale]
  const { document, owner } = data
  const newest = data.versions[0]
  const replace = linkButton({
    href: request.link(`/dokumen/${document.id}/ganti`),
    label: own.replace,
    icon: 'upload',
  })
  const toList = linkButton({ href: request.link(owner.page), label: own.toList, icon: 'arrow-right' })
  const toNewest =
    document.replacedBy !== null && newest
      ? linkButton({ href: request.link(`/dokumen/${newest.id}`), label: own.newest, icon: 'arrow-right' })
      : nothing
  return html`${pageTitle({
    locale,
    title: typeTitle(data.type, document.type, locale),
    lead: owner.name,
    crumbs: [{ label: own.title, href: request.link(owner.page) }],
    tags: stateTag(document, locale),
    actions: html`${toList}${data.mayReplace ? replace : nothing}${toNewest}`,
  })}${errorSummary({ locale, problems: problemsOf(request.form, locale) })}${warnings(request, data)}${splitView(
    {
      leftLabel: own.viewer,
      rightLabel: own.beside,
      left: viewer(request, data),
      right: html`${[
        panel({ title: own.facts, level: 2, body: facts(request, data) }),
        panel({ title: own.checks, level: 2, body: checkHistory(request, data) }),
        ...(data.lookup
          ? [panel({ title: lookupWords[locale].title, level: 2, body: lookupPart(request, data.lookup) })]
          : []),
        panel({ title: own.versions, level: 2, body: versionList(request, data) }),
        panel({ title: own.uses, level: 2, body: useList(request, data) }),
        ...(data.mayRemove ? [panel({ title: own.remove, level: 2, body: removal(request, data) })] : []),
      ]}`,
    },
  )}`
}
