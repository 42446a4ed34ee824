import type { PaperFinding } from '../../../engine/readiness/judge-paper.ts'
import type { NeededOn } from '../../../engine/readiness/judge-paper.ts'
import type { DocumentItem, ReadinessItem } from '../../../engine/readiness/readiness-items.ts'
import { startBy, type ReadinessSum } from '../../../engine/readiness/readiness-sum.ts'
import type { Locale, Text } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatDay, formatNumber } from '../../../platform/translations.ts'
import type { CheckItem } from '../../../ui/index.ts'
import { words } from '../messages.ts'

/** What the words of an item depend on beside the item itself. */
export type Telling = Readonly<{
  locale: Locale
  neededOn: NeededOn
  /** The last day on which a file can be sent; null while none is known. */
  closing: string | null
  /** `YYYY-MM-DD`. */
  today: string
  /** Read by the producer, who knows that the producer obtains it; by default by an office. */
  isForProducer?: boolean
  /** Somebody else does it: its reader need not know where and how. */
  isDoneByOthers?: boolean
  /** What is wrong with a number that was typed, or worth a second look, by requirement. */
  numberNotes?: ReadonlyMap<string, string>
  /** Where to put the item right, for those who may. */
  action?: (item: ReadinessItem) => CheckItem['action'] | undefined
}>

/** What was found about a paper, as a sentence. */
export function findingText(finding: PaperFinding, locale: Locale): string {
  const own = words[locale]
  switch (finding.kind) {
    case 'absent':
    case 'revoked':
    case 'refused':
    case 'quarantined':
      return own[finding.kind]
    case 'wrong-number':
      return own.wrongNumber
    case 'no-file':
      return own.noFile
    case 'expired':
      return own.expired(formatDay(finding.day, locale))
    case 'ends-soon':
      return own.endsSoon(formatDay(finding.day, locale))
    case 'ends-early':
      return own.endsEarly(formatDay(finding.day, locale), formatDay(finding.needed, locale))
  }
}

/** The name of an item in both languages: also kept with a petition. */
export function itemTitle(item: ReadinessItem): Text {
  const both = (pick: (locale: Locale) => string): Text => ({ id: pick('id'), en: pick('en') })
  switch (item.kind) {
    case 'document':
      return item.requirement.title
    case 'sentra':
      return both(locale => words[locale].sentra)
    case 'photos':
      return both(locale => words[locale].photos(formatNumber(item.min, locale)))
    case 'question':
      return both(locale => words[locale].question(item.question.title[locale]))
    case 'gate':
      return both(locale => words[locale].gate)
  }
}

function validOn({ requirement }: DocumentItem, { locale, neededOn, today }: Telling): string {
  const own = words[locale]
  const moment = own.validAt[requirement.validAt]
  const day = neededOn[requirement.validAt]
  // As long as nobody knows the day of sending, it is taken to be today.
  const isNow = requirement.validAt === 'submission' && day === today
  return day === null || isNow ? `${moment}.` : own.validOn(moment, formatDay(day, locale))
}

function beginBy(item: DocumentItem, { locale, closing, today }: Telling): readonly string[] {
  const day = startBy(item, closing)
  if (day === null || closing === null || closing < today || (day < today && item.need !== 'required'))
    return []
  return [day < today ? words[locale].beginNow : words[locale].beginBy(formatDay(day, locale))]
}

const doers = (isOffices: boolean, { locale, isForProducer }: Telling): readonly string[] => {
  if (isOffices) return [words[locale].byOffice]
  return isForProducer ? [] : [words[locale].byProducer]
}

/** Why, where, how long and until when, for what is still to be done. */
function ways(item: DocumentItem, telling: Telling): readonly string[] {
  if (telling.isDoneByOthers) return []
  const { locale } = telling
  const own = words[locale]
  const { why, where, duration, owner, doneBy } = item.requirement
  if (item.state === 'at-approval') return [why[locale], own.where(where[locale])]
  return [
    why[locale],
    own.where(where[locale]),
    own.duration(duration[locale]),
    validOn(item, telling),
    ...beginBy(item, telling),
    ...doers(doneBy === 'office' || owner === 'sentra', telling),
  ]
}

function documentDetail(item: DocumentItem, telling: Telling): readonly string[] {
  const { locale } = telling
  const own = words[locale]
  const titles = item.dependsOn.map(question => `“${question.title[locale]}”`).join(', ')
  return [
    ...(item.dependsOn.length > 0 ? [own.dependsOn(titles)] : []),
    // That it is absent stands before its name already.
    ...(item.finding && item.finding.kind !== 'absent' ? [findingText(item.finding, locale)] : []),
    ...(telling.numberNotes?.has(item.id) ? [telling.numberNotes.get(item.id) ?? ''] : []),
    ...(item.need === 'optional' && item.state === 'not-needed' ? [own.offered] : []),
    ...(item.state === 'met' ? [validOn(item, telling)] : ways(item, telling)),
  ]
}

function detailOf(item: ReadinessItem, telling: Telling): readonly string[] {
  const { locale } = telling
  const own = words[locale]
  const number = (value: number): string => formatNumber(value, locale)
  switch (item.kind) {
    case 'document':
      return documentDetail(item, telling)
    case 'sentra':
      return item.state === 'met'
        ? []
        : telling.isForProducer
          ? [own.sentraForProducer]
          : [own.sentraWhy, own.byOffice]
    case 'photos':
      return [
        ...(telling.numberNotes?.has(item.id) ? [telling.numberNotes.get(item.id) ?? ''] : []),
        own.photosState(number(item.count), number(item.min), number(item.max)),
      ]
    case 'question':
      return item.state === 'met' ? [] : [own.questionWhy]
    case 'gate':
      return [item.gate.reason[locale]]
  }
}

/** Each of why, where, how long and until when begins a line of its own. */
const inLines = ([first = '', ...rest]: readonly string[]): Html =>
  html`${first}${rest.map(line => html`<br>${line}`)}`

/** An item as the list of requirements shows it. */
export function checkItem(item: ReadinessItem, telling: Telling): CheckItem {
  const { locale } = telling
  const detail = detailOf(item, telling)
  const action = telling.action?.(item)
  return {
    state: item.state,
    label: itemTitle(item)[locale],
    ...(detail.length === 0 ? {} : { detail: inLines(detail) }),
    ...(action ? { action } : {}),
    ...(item.kind === 'document' ? { rule: words[locale].rule(item.requirement.source[locale]) } : {}),
  }
}

/** What it comes to, and until when to begin: the first line of every page of readiness. */
export function sumText(sum: ReadinessSum, telling: Telling, isOver: boolean): string {
  const { locale, closing, today } = telling
  const own = words[locale]
  const number = (value: number): string => formatNumber(value, locale)
  if (sum.lacking.length === 0) return own.ready(number(sum.asked))
  const count = own.lacking(number(sum.lacking.length), number(sum.asked))
  if (!sum.longest) return count
  const { requirement } = sum.longest
  const longest = own.longest(requirement.title[locale], requirement.duration[locale])
  const day = startBy(sum.longest, closing)
  if (day === null || closing === null) return `${count} ${longest} ${isOver ? own.closed : own.noClosing}`
  const until = (day < today ? own.tooLate : own.startBy)(formatDay(day, locale), formatDay(closing, locale))
  return `${count} ${longest} ${until}`
}
