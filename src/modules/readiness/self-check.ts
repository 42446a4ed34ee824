import {
  checkNumber,
  documentState,
  findDocumentType,
  type DocumentType,
  type DocumentTypes,
} from '../../engine/document-numbers/index.ts'
import type { DocumentRequirement, Question, Rules } from '../../engine/index.ts'
import type { Paper } from '../../engine/readiness/judge-paper.ts'
import {
  decidingQuestions,
  needOf,
  readinessItems,
  type ReadinessGround,
  type ReadinessItem,
} from '../../engine/readiness/readiness-items.ts'
import { sumOf, type ReadinessSum } from '../../engine/readiness/readiness-sum.ts'
import { factsOf } from '../../engine/readiness/requirements.ts'
import { areaPathOf } from '../../foundation/area-path.ts'
import type { Problem } from '../../foundation/problem.ts'
import type { Locale } from '../../foundation/text.ts'
import { dayIn, findArea } from '../regions/index.ts'
import { readAnswers } from './assumed-answers.ts'
import { selfCheckWords } from './self-check-messages.ts'
import { neededFor, type Moment, type Yardstick } from './compute-readiness.ts'

/** A paper that the self-check asks about. Numbers that name a person are never asked for. */
export type AskedPaper = Readonly<{
  requirement: DocumentRequirement
  type: DocumentType | undefined
  asksNumber: boolean
  asksDay: boolean
}>

export const ownField = (id: string): string => `punya.${id}`
export const numberField = (id: string): string => `nomor.${id}`
export const untilField = (id: string): string => `sampai.${id}`

const isOffices = (requirement: DocumentRequirement): boolean => requirement.doneBy === 'office'

/** The papers that a commodity needs, or may need once an answer is known, without those that the office makes. */
export function askedPapers(rules: Rules, commodity: string, types: DocumentTypes): readonly AskedPaper[] {
  const facts = factsOf(rules, commodity, {})
  return rules.document.documents
    .filter(requirement => !isOffices(requirement))
    .filter(requirement => ['required', 'undecided'].includes(needOf(rules, commodity, requirement, facts)))
    .map(requirement => {
      const type = findDocumentType(types, requirement.type)
      return {
        requirement,
        type,
        asksNumber: Boolean(type?.number && !type.identifying && !type.edition),
        asksDay: type?.dates.validity.includes('until-date') === true,
      }
    })
}

/** Reads a field that was typed; empty where it was not. */
export type Typed = (name: string) => string

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))

type Place = Readonly<{ today: string; regency: string; warnDays: number }>
type Judged = Readonly<{ paper: Paper; notes: readonly Problem[] }>

function readPaper(
  { requirement, type, asksNumber, asksDay }: AskedPaper,
  typed: Typed,
  place: Place,
): Judged | null {
  if (typed(ownField(requirement.id)) !== 'ada') return null
  const number = typed(numberField(requirement.id)).slice(0, 100)
  const { today, regency, warnDays } = place
  const verdict =
    type && asksNumber && number.trim() !== ''
      ? checkNumber(type, number, {
          today,
          areaCodes: code => findArea(code) !== null,
          areaName: code => findArea(code)?.name,
          siteArea: regency,
        })
      : { problems: [], warnings: [] }
  const until = typed(untilField(requirement.id))
  const validUntil = asksDay && isDay(until) ? until : null
  const state = documentState({
    problems: verdict.problems,
    verification: 'none',
    validity: validUntil === null ? { kind: 'unlimited' } : { kind: 'until-date', until: validUntil },
    today,
    warnDays,
  })
  return { paper: { state, validUntil, hasFile: true }, notes: [...verdict.problems, ...verdict.warnings] }
}

/** What somebody's own answers come to. Nothing of it is stored. */
export type SelfCheck = Readonly<{
  ground: ReadinessGround
  items: readonly ReadinessItem[]
  /** What the office does itself; it does not count. */
  byOffice: readonly ReadinessItem[]
  sum: ReadinessSum
  questions: readonly Question[]
  numberNotes: ReadonlyMap<string, string>
  today: string
}>

const isByOffice = (item: ReadinessItem): boolean => item.kind === 'document' && isOffices(item.requirement)

const noteText = (notes: readonly Problem[], locale: Locale): string =>
  notes.map(note => note.message[locale]).join(' ')

/** How many photos; null for what is no number, nothing typed counts as none. */
function photosIn(typed: Typed): number | null {
  const count = Number(typed('foto').trim())
  return Number.isInteger(count) && count >= 0 ? count : null
}

const paperNotes = (read: readonly (readonly [string, Judged])[], locale: Locale) =>
  read
    .filter(([, { notes }]) => notes.length > 0)
    .map(([id, { notes }]) => [id, noteText(notes, locale)] as const)

const photoNotes = (photos: number | null, locale: Locale) =>
  photos === null ? [['photos', selfCheckWords[locale].photosWrong] as const] : []

export type Asker = Readonly<{ commodity: string; regency: string; locale: Locale }>

/** The same rules and the same checks of numbers as everywhere else, on what was typed. */
export function checkSelf(
  yardstick: Yardstick,
  types: DocumentTypes,
  { commodity, regency, locale }: Asker,
  typed: Typed,
  { now, warnDays }: Moment,
): SelfCheck {
  const { rules } = yardstick.loaded
  const area = regency === '' ? '/' : areaPathOf(regency)
  const today = dayIn(area, now)
  const questions = decidingQuestions(rules, commodity)
  const read = askedPapers(rules, commodity, types).flatMap(asked => {
    const judged = readPaper(asked, typed, { today, regency, warnDays })
    return judged ? [[asked.requirement.id, judged] as const] : []
  })
  const photos = photosIn(typed)
  const ground: ReadinessGround = {
    rules,
    commodity,
    answers: readAnswers(questions, typed, locale),
    papers: new Map(read.map(([id, { paper }]) => [id, paper])),
    photoCount: Math.min(photos ?? 0, rules.document.photos.max),
    hasSentra: typed('sentra') === 'ada',
    neededOn: neededFor(yardstick.stages, area, now),
  }
  const all = readinessItems(ground)
  const items = all.filter(item => !isByOffice(item))
  return {
    ground,
    items,
    byOffice: all.filter(isByOffice),
    sum: sumOf(items),
    questions,
    numberNotes: new Map([...paperNotes(read, locale), ...photoNotes(photos, locale)]),
    today,
  }
}
