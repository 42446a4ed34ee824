import type { DocumentType } from '../../../engine/document-numbers/index.ts'
import { atMost } from '../../../platform/files/index.ts'
import { html, nothing, type Html } from '../../../platform/html.ts'
import {
  actionButton,
  attributes,
  choiceField,
  dateField,
  definitionList,
  errorSummary,
  fileField,
  form,
  formActions,
  notice,
  pageTitle,
  selectField,
  table,
  textField,
  type Crumb,
} from '../../../ui/index.ts'
import { fieldState, problemsOf, type PageRequest } from '../../../web/index.ts'
import { MAX_FILE_BYTES } from '../../files/index.ts'
import type { StoredDocument } from '../document.ts'
import { words } from '../messages.ts'
import { NUMBER_CHECK_PATH } from '../number-check.ts'
import { ownerText, type OwnerRecord } from '../owner.ts'
import type { NeededDocument } from '../settings.ts'
import { acceptedBy } from '../typed-document.ts'
import { numberText } from './document-words.ts'

export type DocumentFormData = Readonly<{
  owner: OwnerRecord
  type: DocumentType
  /** The document that a new version is to take the place of; null for a new paper. */
  replaces: StoredDocument | null
  needed: NeededDocument | undefined
  /** Where the form stands on a page of another module: its act, and the way back. */
  elsewhere?: Readonly<{ action: string; back: Crumb }>
}>

type Field = (name: string, stored?: string | null) => ReturnType<typeof fieldState>

const crumbsOf = (request: PageRequest, owner: OwnerRecord): readonly Crumb[] => [
  { label: words[request.locale].title, href: request.link(owner.page) },
]

function numberFields(
  request: PageRequest,
  field: Field,
  { type, replaces, elsewhere }: DocumentFormData,
): Html {
  const { locale } = request
  const edition = type.edition
    ? selectField({
        ...field('edition', replaces?.edition),
        label: type.edition.label[locale],
        options: type.edition.options.map(option => ({ value: option.id, label: option.title[locale] })),
        required: true,
      })
    : nothing
  if (!type.number) return edition
  const { label, hint, example, required } = type.number
  // Numbers are checked while one types for those who keep the papers; everybody's are checked on saving.
  const checked = attributes({ 'data-number-check': elsewhere ? null : request.link(NUMBER_CHECK_PATH) })
  return html`${edition}<div${checked}>${textField({
    ...field('number', replaces ? numberText(type, replaces) : ''),
    label: label[locale],
    hint: hint[locale],
    example,
    required,
    autocomplete: 'off',
    spellcheck: false,
    maxLength: 200,
  })}<p class="field__hint" role="status" data-number-said></p></div>`
}

function validityFields(request: PageRequest, field: Field, { type, replaces }: DocumentFormData): Html {
  const own = words[request.locale]
  const kinds = type.dates.validity
  const [only] = kinds
  const choice =
    kinds.length > 1
      ? choiceField({
          ...field('validity', replaces?.validity),
          label: own.validity,
          choices: kinds.map(kind => ({ value: kind, label: own.validityKinds[kind] })),
          required: true,
        })
      : definitionList({ items: only ? [{ term: own.validity, detail: own.validityKinds[only] }] : [] })
  const until = kinds.includes('until-date')
    ? dateField({
        ...field('validUntil'),
        label: own.validUntil,
        hint: own.validUntilHint,
        required: kinds.length === 1,
      })
    : nothing
  return html`${choice}${until}`
}

function fileFieldOf(request: PageRequest, field: Field, type: DocumentType): Html {
  const own = words[request.locale]
  const accepted = acceptedBy(type)
  const kinds = accepted.map(one => one.split('/')[1]?.toUpperCase() ?? one).join(', ')
  const { value: _value, ...state } = field('file')
  return fileField({
    ...state,
    label: own.file,
    hint: own.fileHint,
    accept: accepted.join(','),
    limitText: own.fileLimit(kinds, atMost(MAX_FILE_BYTES)[request.locale]),
    maxBytes: MAX_FILE_BYTES,
    required: type.file.required,
  })
}

function formFields(request: PageRequest, field: Field, data: DocumentFormData): Html {
  const own = words[request.locale]
  const { type } = data
  const issuer = textField({
    ...field('issuer', data.replaces?.issuer),
    label: type.issuer.label[request.locale],
    required: type.issuer.required,
    maxLength: 200,
  })
  const issued =
    type.dates.issued === 'none'
      ? nothing
      : dateField({
          ...field('issuedOn'),
          label: own.issuedOn,
          hint: own.issuedHint,
          required: type.dates.issued === 'required',
        })
  return html`${numberFields(request, field, data)}${issuer}${issued}${validityFields(request, field, data)}${fileFieldOf(request, field, type)}`
}

/** Adds a paper, or a new version of one: the fields, hints and examples come from its type. */
export function documentFormPage(request: PageRequest, data: DocumentFormData): Html {
  const { locale } = request
  const own = words[locale]
  const { owner, type, replaces, needed, elsewhere } = data
  const action = elsewhere?.action ?? (replaces ? 'document.replace' : 'document.add')
  const field: Field = (name, stored) => fieldState(request, action, name, stored)
  const address =
    replaces || elsewhere ? request.path : `${request.path}?milik=${ownerText(owner)}&jenis=${type.id}`
  const hidden = html`<input type="hidden" name="owner" value="${ownerText(owner)}"><input type="hidden" name="type" value="${type.id}">`
  const why = needed ? `${own.why} ${needed.why[locale]} ${own.where} ${needed.where[locale]}` : ''
  return html`${pageTitle({
    locale,
    title: type.title[locale],
    lead: replaces ? own.replaceLead : own.addFor(owner.name),
    crumbs: elsewhere ? [elsewhere.back] : crumbsOf(request, owner),
  })}${errorSummary({ locale, problems: problemsOf(request.form, locale) })}${notice({ locale, kind: 'info', text: `${type.explanation[locale]} ${why}` })}${form(
    {
      action: request.link(address),
      key: request.formKey(),
      ...(replaces ? { version: replaces.rowVersion } : {}),
      multipart: true,
      body: html`${hidden}${formFields(request, field, data)}${formActions([actionButton({ action, label: own.save, icon: 'upload' })])}`,
    },
  )}`
}

/** The first step of adding a paper: which one. What the edition asks for comes first. */
export function chooseTypePage(
  request: PageRequest,
  owner: OwnerRecord,
  types: readonly DocumentType[],
): Html {
  const { locale } = request
  const own = words[locale]
  const address = (type: DocumentType): string =>
    request.link(`/dokumen/baru?milik=${ownerText(owner)}&jenis=${type.id}`)
  return html`${pageTitle({ locale, title: own.chooseType, lead: own.addFor(owner.name), crumbs: crumbsOf(request, owner) })}${table(
    {
      caption: own.chooseType,
      captionHidden: true,
      columns: [{ label: own.type }, { label: own.explanation }],
      rows: types.map(type => ({
        cells: [html`<a href="${address(type)}">${type.title[locale]}</a>`, type.explanation[locale]],
      })),
      empty: own.none,
    },
  )}`
}
