import { questionsFor } from '../../../engine/readiness/requirements.ts'
import type { Locale } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatDay, formatMoment } from '../../../platform/translations.ts'
import { notice, table } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { answerWords } from '../../nominations/index.ts'
import { differencesOf, type Difference } from '../check-difference.ts'
import { deskWords } from '../desk-messages.ts'
import { nameIn, type DeskView } from './desk-view.ts'

type Words = (typeof deskWords)[Locale]
type Said = Readonly<{ what: string; before: Html | string; after: Html | string }>
/** Where the paper itself is, for the way to it; not a fact that is shown. */
const PAPER = 'document'

const isPart = (own: Words, id: string): id is keyof Words['parts'] => Object.hasOwn(own.parts, id)

function documentDifference(own: Words, locale: Locale, one: Difference): Said {
  const what = isPart(own, one.id) ? own.parts[one.id] : one.id
  if (one.id === 'file')
    return {
      what,
      before: one.before === null ? own.nothing : own.oldFile,
      after: one.after === null ? own.nothing : own.newFile,
    }
  const isDay = one.id === 'issued-on' || one.id === 'valid-until'
  const say = (value: Difference['before']): string => {
    if (value === null || value === '') return own.nothing
    return isDay ? formatDay(String(value), locale) : String(value)
  }
  return { what, before: say(one.before), after: say(one.after) }
}

function sectionDifference(view: DeskView, own: Words, locale: Locale, one: Difference): Said {
  const { rules, nomination } = view.desk
  const asked = questionsFor(rules.rules, nomination.commodity).flatMap(section => section.questions)
  const question = asked.find(each => each.id === one.id)
  const say = (value: Difference['before']): Html | string => {
    if (value === null) return own.nothing
    return question ? answerWords(question, value, locale) : String(value)
  }
  return { what: question?.title[locale] ?? one.id, before: say(one.before), after: say(one.after) }
}

function photoDifference(own: Words, one: Difference): Said {
  const say = (value: Difference['before']): string =>
    value === null ? own.nothing : String(value) || own.withoutCaption
  return { what: own.photo, before: say(one.before), after: say(one.after) }
}

function saidOf(view: DeskView, locale: Locale): readonly Said[] {
  const own = deskWords[locale]
  return differencesOf(view.item)
    .filter(one => one.id !== PAPER)
    .map(one => {
      if (view.item.kind === 'document') return documentDifference(own, locale, one)
      return view.item.kind === 'section'
        ? sectionDifference(view, own, locale, one)
        : photoDifference(own, one)
    })
}

/** The old paper can still be opened beside the new one. */
function oldPaper({ locale, link }: PageRequest, { item }: DeskView): Html {
  const before = differencesOf(item).find(one => one.id === PAPER)?.before
  return typeof before === 'string'
    ? html`<p><a href="${link(`/dokumen/${before}`)}">${deskWords[locale].oldVersion}</a></p>`
    : html``
}

function changes(request: PageRequest, view: DeskView): Html {
  const { locale } = request
  const own = deskWords[locale]
  const said = saidOf(view, locale)
  const rows = table({
    caption: own.changedTitle,
    columns: [own.what, own.before, own.after].map(label => ({ label })),
    rows: said.map(one => ({ cells: [one.what, one.before, one.after] })),
    empty: html`<p>${own.changedUnknown}</p>`,
  })
  return html`${rows}${oldPaper(request, view)}`
}

/** What was found before, and what has changed since: old and new side by side. */
export function earlierVerdict(request: PageRequest, view: DeskView): Html {
  const { locale } = request
  const own = deskWords[locale]
  const { item } = view
  const { last } = item
  if (!last) return html``
  const when = own.lastCheck(formatMoment(last.checkedAt, locale), nameIn(view, request, last.checkedBy))
  const reasons = html`<ul class="desk__list">${last.reasons.map(one => html`<li>${one.text[locale]}</li>`)}</ul>`
  const said = last.reasons.length === 0 ? '' : reasons
  if (item.unchanged)
    return notice({ locale, kind: 'warning', title: own.unchanged, text: html`<p>${when}</p>${said}` })
  if (item.state === 'open') return html`<p class="muted">${when}</p>${said}${changes(request, view)}`
  return html`<p class="muted">${when}</p>${said}`
}
