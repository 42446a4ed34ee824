import type { Locale, Text } from '../../../foundation/text.ts'
import { html, nothing, type Html } from '../../../platform/html.ts'
import { formatMoment, formatNumber } from '../../../platform/translations.ts'
import {
  actionButton,
  checkField,
  checklist,
  choiceField,
  contohTag,
  dateField,
  emptyState,
  errorSummary,
  fieldset,
  filterBar,
  form,
  formActions,
  longTextField,
  notice,
  numberField,
  pageTitle,
  section,
  selectField,
  textField,
} from '../../../ui/index.ts'
import { fieldState, problemsOf, type PageRequest } from '../../../web/index.ts'
import { isExample } from '../../editions/index.ts'
import { areaName, listProvinces, listRegencies } from '../../regions/index.ts'
import { petitionWords } from '../petition-messages.ts'
import {
  numberField as numberName,
  ownField,
  untilField,
  type AskedPaper,
  type SelfCheck,
  type Typed,
} from '../self-check.ts'
import { selfCheckWords } from '../self-check-messages.ts'
import type { Measured } from '../yardsticks.ts'
import { answerFields } from './answer-fields.ts'
import { checkItem, type Telling } from './item-words.ts'
import { requirementLists, sumNotice } from './requirement-lists.ts'

export const CHECK = 'readiness.check'
export const SELF_CHECK = '/cek-kesiapan'

export type SelfCheckView = Readonly<{
  editions: readonly Measured[]
  measured: Measured
  commodity: string
  province: string
  /** Null until commodity and province are chosen. */
  asked: readonly AskedPaper[] | null
  check: SelfCheck
  /** The answers were sent: what they come to is shown. */
  isAnswered: boolean
  /** The request can be sent: after the check, or at once by who asked for it. */
  isRequesting: boolean
  isBarred: boolean
  closing: string | null
  isOver: boolean
  regency: string
  typed: Typed
  token: string
  keepMonths: number
  law: Text
}>

function beginForm({ locale, link }: PageRequest, view: SelfCheckView): Html {
  const own = selfCheckWords[locale]
  const { measured, editions } = view
  const field = { locale, required: true }
  const edition =
    editions.length < 2
      ? nothing
      : selectField({
          ...field,
          name: 'edisi',
          label: own.edition,
          value: measured.edition.id,
          prompt: null,
          options: editions.map(one => ({ value: one.edition.id, label: one.edition.title[locale] })),
        })
  const body = html`${selectField({
    ...field,
    name: 'komoditas',
    label: own.commodity,
    value: view.commodity,
    options: measured.loaded.rules.document.commodities.map(one => ({
      value: one.id,
      label: one.title[locale],
    })),
  })}${selectField({
    ...field,
    name: 'provinsi',
    label: own.province,
    value: view.province,
    options: listProvinces().map(one => ({ value: one.code, label: one.name })),
  })}${edition}`
  return filterBar({
    locale,
    action: link(SELF_CHECK),
    label: own.begin,
    body,
    submit: own.next,
    open: view.asked === null,
  })
}

function paperFields(locale: Locale, asked: AskedPaper, typed: Typed): Html {
  const own = selfCheckWords[locale]
  const { id } = asked.requirement
  const title = asked.requirement.title[locale]
  const has = choiceField({
    locale,
    name: ownField(id),
    label: title,
    value: typed(ownField(id)),
    required: true,
    inline: true,
    choices: [
      { value: 'ada', label: own.have },
      { value: 'belum', label: own.haveNot },
    ],
  })
  const number = textField({
    locale,
    name: numberName(id),
    label: `${own.number}: ${asked.type?.number?.label[locale] ?? title}`,
    value: typed(numberName(id)),
    width: 'medium',
    maxLength: 60,
    autocomplete: 'off',
  })
  const day = dateField({
    locale,
    name: untilField(id),
    label: `${own.until}: ${title}`,
    value: typed(untilField(id)),
  })
  return html`${has}${asked.asksNumber ? number : nothing}${asked.asksDay ? day : nothing}`
}

/** Once it is answered only the chosen one goes along: a list of all would be much for a weak line. */
function regencyField(request: PageRequest, view: SelfCheckView): Html {
  if (view.isAnswered && view.regency !== '')
    return html`<input type="hidden" name="wilayah" value="${view.regency}"><p>${areaName(pathOf(view))}</p>`
  return selectField({
    ...fieldState(request, 'petition.send', 'wilayah', view.regency),
    value: view.regency,
    label: selfCheckWords[request.locale].regency,
    required: true,
    options: listRegencies(view.province).map(one => ({ value: one.code, label: one.name })),
  })
}

function questionFields(request: PageRequest, view: SelfCheckView): Html {
  const { locale } = request
  const own = selfCheckWords[locale]
  const { check, typed } = view
  return html`${regencyField(request, view)}${choiceField({
    locale,
    name: 'sentra',
    label: own.sentra,
    ...(view.isAnswered ? {} : { hint: own.sentraHint }),
    value: typed('sentra'),
    required: true,
    inline: true,
    choices: [
      { value: 'ada', label: own.sentraYes },
      { value: 'belum', label: own.sentraNo },
      { value: 'tidak-tahu', label: own.unknown },
    ],
  })}${answerFields(check.questions, check.ground.answers as Record<string, string>, locale)}${numberField({
    locale,
    name: 'foto',
    label: own.photos,
    unit: own.photosUnit,
    value: typed('foto'),
    required: true,
  })}`
}

function answersForm(request: PageRequest, view: SelfCheckView, asked: readonly AskedPaper[]): Html {
  const { locale } = request
  const own = selfCheckWords[locale]
  const body = html`${fieldset({ legend: own.questions, body: questionFields(request, view) })}${fieldset({
    legend: own.papers,
    ...(view.isAnswered ? {} : { hint: own.papersHint }),
    body: html`${asked.map(one => paperFields(locale, one, view.typed))}`,
  })}${formActions([
    actionButton({
      action: CHECK,
      label: view.isAnswered ? own.checkAgain : own.check,
      kind: view.isAnswered ? 'secondary' : 'primary',
    }),
  ])}`
  return view.isAnswered
    ? html`<details class="fold" id="jawaban"><summary>${own.change}</summary>${body}</details>`
    : body
}

function petitionFields(request: PageRequest, view: SelfCheckView): Html {
  const { locale } = request
  const own = petitionWords[locale]
  const field = (name: string) => fieldState(request, 'petition.send', name, view.typed(name))
  const office = view.regency === '' ? own.theOffice : own.officeOf(areaName(pathOf(view)))
  const body = html`${textField({ ...field('product'), label: own.product, required: true, maxLength: 150 })}${textField({ ...field('business'), label: own.business, required: true, maxLength: 150 })}${textField({ ...field('contactName'), label: own.contactName, required: true, maxLength: 150, autocomplete: 'name' })}${textField({ ...field('phone'), label: own.phone, hint: own.contactHint, type: 'tel', maxLength: 30, autocomplete: 'tel' })}${textField({ ...field('email'), label: own.email, type: 'email', maxLength: 200, autocomplete: 'email' })}${longTextField({ ...field('note'), label: own.note, rows: 3, maxLength: 1000 })}${checkField({ ...field('consent'), value: 'yes', checked: view.typed('consent') === 'yes', label: own.consent(formatNumber(view.keepMonths, locale), view.law[locale]), required: true })}${formActions([actionButton({ action: 'petition.send', label: own.send })])}`
  return section({ title: own.ask, lead: own.askLead(office), body, id: 'mohon' })
}

const pathOf = ({ regency }: SelfCheckView): string => `/${regency.split('.')[0] ?? ''}/${regency}/`

function resultPart(request: PageRequest, view: SelfCheckView): Html {
  const { locale, now } = request
  const own = selfCheckWords[locale]
  const { check } = view
  const telling: Telling = {
    locale,
    neededOn: check.ground.neededOn,
    closing: view.closing,
    today: check.today,
    numberNotes: check.numberNotes,
    isForProducer: true,
    action: item => (item.kind === 'question' ? { label: own.change, href: '#jawaban' } : undefined),
  }
  // What only helps the assessment is left to the office: this page has to reach old phones.
  const items = check.items.filter(item => item.need !== 'optional')
  const told = { items, sum: check.sum, isOver: view.isOver }
  const byOffice = checklist({
    locale,
    label: own.byOffice,
    items: check.byOffice.map(item => checkItem(item, { ...telling, isDoneByOthers: true })),
  })
  return html`${section({
    title: own.result,
    id: 'hasil',
    body: html`${sumNotice(told, telling)}<p class="muted">${own.asOf(formatMoment(now, locale))} ${own.print}</p><p><a href="#mohon">${petitionWords[locale].ask}</a> · <a href="#jawaban">${own.change}</a> · <a href="${request.link(SELF_CHECK)}">${own.again}</a></p>`,
  })}${requirementLists(told, telling)}${check.byOffice.length === 0 ? nothing : section({ title: own.byOffice, body: byOffice })}`
}

function asking(request: PageRequest, view: SelfCheckView, asked: readonly AskedPaper[]): Html {
  const { locale, link } = request
  const own = selfCheckWords[locale]
  const { commodity, province, measured } = view
  const address = new URLSearchParams({
    ...(request.query.get('mohon') === '1' ? { mohon: '1' } : {}),
    komoditas: commodity,
    provinsi: province,
    edisi: measured.edition.id,
  })
  const hidden = { token: view.token, edisi: measured.edition.id, komoditas: commodity }
  const body = html`${Object.entries(hidden).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}${answersForm(request, view, asked)}${view.isRequesting ? petitionFields(request, view) : nothing}`
  const problems = problemsOf(request.form, locale)
  return html`${errorSummary({ locale, problems })}${view.isBarred ? notice({ locale, kind: 'warning', text: own.tooMany }) : nothing}${view.isAnswered ? resultPart(request, view) : nothing}${form(
    {
      action: link(`${SELF_CHECK}?${address.toString()}`),
      key: request.formKey(),
      body,
      label: own.title,
    },
  )}<p class="muted">${own.privacy} ${view.isRequesting ? nothing : html`<a href="${link(`${SELF_CHECK}?${address.toString()}&mohon=1`)}">${own.straight}</a>`}</p>`
}

/** Anyone checks an own product by the same rules as the office; nothing of it is stored. */
export function selfCheckPage(request: PageRequest, view: SelfCheckView): Html {
  const { locale } = request
  const own = selfCheckWords[locale]
  const { edition, loaded } = view.measured
  return html`${pageTitle({
    locale,
    title: own.title,
    ...(view.isAnswered ? {} : { lead: own.lead }),
    ...(isExample(edition, loaded) ? { tags: contohTag({ locale }) } : {}),
  })}${view.isAnswered ? nothing : html`<p>${own.noSelf}</p>`}${view.isAnswered ? nothing : beginForm(request, view)}${view.asked === null ? nothing : asking(request, view, view.asked)}`
}

export function noRulesPage({ locale }: PageRequest): Html {
  const own = selfCheckWords[locale]
  return html`${pageTitle({ locale, title: own.title, lead: own.lead })}${emptyState({ title: own.none, text: own.noneText })}`
}
