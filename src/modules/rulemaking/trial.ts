import { z } from 'zod'
import {
  findForm,
  isUnscored,
  type Answer,
  type Facts,
  type FormInput,
  type Rules,
  type Seat,
} from '../../engine/index.ts'
import { commodityFact } from '../../engine/facts.ts'
import { parseNumber, writeNumber } from '../../engine/readiness/numbers.ts'
import type { Locale, Text } from '../../foundation/text.ts'
import { answerFrom, isAsked } from '../assessment/index.ts'

/** The fields of a trial beside those of a scoresheet. */
export const FORM = 'rubrik'
export const SHOWN = 'lembar'
export const NAME = 'nama'
export const CARRIED = 'carried.'
export const FACT = 'fact.'
export const SEAT = 'kursi.'
/** The field that holds a sheet that is not on the page now, as one text: forms have their limits. */
export const keptName = (sheet: number): string => `l${sheet}`

/** More than any panel needs; a trial is one page. */
export const MOST_SHEETS = 12

/** As typed, by criterion or name: nothing that was typed is lost, whatever it is. */
type Typed = ReadonlyMap<string, string>
export const seatFields = ['role', 'body', 'round', 'agreed'] as const
export type SeatField = (typeof seatFields)[number]
export type TrialSheet = Readonly<{ marks: Typed; reasons: Typed; seat: ReadonlyMap<SeatField, string> }>

/** A file that nobody sent, to see what the rules make of it. `form`: a commodity, or a rubric that none has. */
export type Trial = Readonly<{
  form: string
  shown: number
  sheets: readonly TrialSheet[]
  carried: Typed
  facts: Typed
}>

export const emptySheet: TrialSheet = { marks: new Map(), reasons: new Map(), seat: new Map() }

/** What can be tried: each commodity, and each rubric that no commodity has. */
export const formsOf = ({ document }: Rules): readonly Readonly<{ id: string; title: Text }>[] => {
  const used = new Set(document.commodities.map(one => one.rubric))
  return [...document.commodities, ...document.rubrics.filter(one => !used.has(one.id))]
}

export const isConsensus = ({ document }: Rules): boolean => document.aggregation.combine === 'consensus'

const bodiesOf = ({ document }: Rules): readonly string[] =>
  (document.panel.composition ?? []).flatMap(one => Array.from({ length: one.atLeast }, () => one.id))

/** Where a trial begins: one empty sheet; where the rules look at seats, a whole panel with them. */
export function newTrial(rules: Rules, form: string): Trial {
  const bodies = bodiesOf(rules)
  const wanted =
    isConsensus(rules) || bodies.length > 0 ? Math.max(rules.document.panel.size, bodies.length) : 1
  const individual = Array.from({ length: Math.min(wanted, MOST_SHEETS - 1) }, (_, position): TrialSheet => {
    const body = bodies[position]
    return { ...emptySheet, seat: new Map(body === undefined ? [] : [['body', body]]) }
  })
  const agreed: TrialSheet = { ...emptySheet, seat: new Map([['agreed', 'yes']]) }
  return {
    form,
    shown: 0,
    sheets: isConsensus(rules) ? [...individual, agreed] : individual,
    carried: new Map(),
    facts: new Map(),
  }
}

const under = (typed: Typed, prefix: string): Typed =>
  new Map(
    [...typed].flatMap(([name, value]) =>
      name.startsWith(prefix) && value.trim() !== '' ? [[name.slice(prefix.length), value] as const] : [],
    ),
  )

const isSeatField = (name: string): name is SeatField => seatFields.some(one => one === name)

const sheetFrom = (typed: Typed): TrialSheet => ({
  marks: under(typed, 'mark.'),
  reasons: under(typed, 'reason.'),
  seat: new Map(
    [...under(typed, SEAT)].flatMap(([name, value]) => (isSeatField(name) ? [[name, value] as const] : [])),
  ),
})

const pairs = z.array(z.tuple([z.string(), z.string()]))
const keptSchema = z.object({
  marks: pairs,
  reasons: pairs,
  seat: z.array(z.tuple([z.enum(seatFields), z.string()])),
})

/** A sheet as the text of its field, and read from it; what is no sheet is an empty one. */
export const keptText = ({ marks, reasons, seat }: TrialSheet): string =>
  JSON.stringify({ marks: [...marks], reasons: [...reasons], seat: [...seat] })

function keptSheet(text: string | undefined): TrialSheet {
  try {
    const { marks, reasons, seat } = keptSchema.parse(JSON.parse(text ?? ''))
    return { marks: new Map(marks), reasons: new Map(reasons), seat: new Map(seat) }
  } catch {
    return emptySheet
  }
}

/** The trial as its form was sent. A form that names nothing that can be tried begins with the first there is. */
export function trialFrom(rules: Rules, values: Readonly<Record<string, unknown>>): Trial {
  const typed: Typed = new Map(
    Object.entries(values).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as const] : [],
    ),
  )
  const kept = [...typed.keys()].flatMap(name => /^l(\d{1,2})$/.exec(name)?.[1] ?? []).map(Number)
  const asked = Number(typed.get(SHOWN) ?? '0')
  const shown = Number.isInteger(asked) ? Math.min(Math.max(asked, 0), MOST_SHEETS - 1) : 0
  const given = Number(typed.get('jumlah') ?? '1') || 1
  const count = Math.min(MOST_SHEETS, Math.max(given, shown + 1, ...kept.map(one => one + 1)))
  const sheets = Array.from({ length: count }, (_, position) =>
    position === shown ? sheetFrom(typed) : keptSheet(typed.get(keptName(position))),
  )
  return {
    form: formIn(rules, typed.get(FORM) ?? ''),
    shown,
    sheets,
    carried: under(typed, CARRIED),
    facts: under(typed, FACT),
  }
}

/** What is asked for, where it can be tried; else the first that can. */
export const formIn = (rules: Rules, asked: string): string =>
  findForm(rules, asked) ? asked : (formsOf(rules)[0]?.id ?? '')

const answerText = (answer: Answer, isNumber: boolean, locale: Locale): string => {
  if (typeof answer === 'boolean') return answer ? 'yes' : 'no'
  const number = isNumber ? parseNumber(answer, 'en') : null
  return number === null ? answer : writeNumber(number, locale)
}

const seatTyped = ({ role, body, round, agreed }: Seat): TrialSheet['seat'] =>
  new Map<SeatField, string>([
    ...(role === undefined ? [] : [['role', role] as const]),
    ...(body === undefined ? [] : [['body', body] as const]),
    ...(round === undefined ? [] : [['round', String(round)] as const]),
    ...(agreed ? [['agreed', 'yes'] as const] : []),
  ])

/** A case of the rules, opened to be tried. */
export function trialOf(rules: Rules, input: FormInput, locale: Locale): Trial {
  const criteria = findForm(rules, input.form)?.index.criteria
  const texts = (answers: Readonly<Record<string, Answer>>): Typed =>
    new Map(
      Object.entries(answers).map(([id, answer]) => [
        id,
        answerText(answer, criteria?.get(id)?.kind === 'number', locale),
      ]),
    )
  return {
    form: input.form,
    shown: 0,
    sheets: input.sheets.slice(0, MOST_SHEETS).map(
      (sheet, position): TrialSheet => ({
        ...emptySheet,
        marks: texts(sheet),
        seat: seatTyped(input.seats?.[position] ?? {}),
      }),
    ),
    carried: texts(Object.assign({}, ...Object.values(input.carried ?? {})) as Record<string, Answer>),
    facts: new Map(
      Object.entries(input.facts ?? {}).map(([name, value]) => [
        name,
        typeof value === 'number' ? writeNumber(value, locale) : String(value),
      ]),
    ),
  }
}

function factsOf(rules: Rules, { facts }: Trial, locale: Locale): Facts {
  return Object.fromEntries(
    rules.document.facts.flatMap(({ name, kind }): [string, boolean | number | string][] => {
      const typed = facts.get(name)?.trim() ?? ''
      if (typed === '' || name === commodityFact) return []
      if (kind === 'boolean') return [[name, typed === 'true']]
      const number = kind === 'number' ? parseNumber(typed, locale) : null
      return [[name, number ?? typed]]
    }),
  )
}

/** A sheet's or a level's answers as the engine reads them, of the criteria that are asked there. */
const answersOf = (rules: Rules, form: string, typed: Typed, locale: Locale, level?: string) =>
  Object.fromEntries(
    [...(findForm(rules, form)?.index.criteria.values() ?? [])].flatMap((one): [string, Answer][] => {
      const isHere = level === undefined ? isAsked(one) : one.scoredAt === level
      const answer = isHere ? answerFrom(one.kind, typed.get(one.id) ?? '', locale) : null
      return answer === null ? [] : [[one.id, answer]]
    }),
  )

/** Whether it matters from which seat a sheet comes. */
export const asksForSeats = ({ document }: Rules): boolean =>
  document.panel.secondJury !== undefined ||
  document.aggregation.combine === 'consensus' ||
  (document.panel.composition ?? []).length + (document.panel.roles ?? []).length > 0

const seatOf = ({ seat }: TrialSheet): Seat => {
  const round = Number(seat.get('round'))
  return {
    ...(seat.has('role') ? { role: seat.get('role') ?? '' } : {}),
    ...(seat.has('body') ? { body: seat.get('body') ?? '' } : {}),
    ...(Number.isInteger(round) && round > 1 ? { round } : {}),
    ...(seat.get('agreed') === 'yes' ? { agreed: true } : {}),
  }
}

export type TriedInput = FormInput & Required<Pick<FormInput, 'facts' | 'carried'>>

/** What is scored of a trial. */
export function inputOf(rules: Rules, trial: Trial, locale: Locale): TriedInput {
  const { form } = trial
  const found = findForm(rules, form)
  const levels = [...(found?.index.criteria.values() ?? [])].flatMap(one =>
    one.kind === 'imported' ? [] : (one.scoredAt ?? []),
  )
  const carried = [...new Set(levels)].map(level => [
    level,
    answersOf(rules, form, trial.carried, locale, level),
  ])
  const sheets = found && isUnscored(found) ? [emptySheet] : trial.sheets
  return {
    form,
    sheets: sheets.map(one => answersOf(rules, form, one.marks, locale)),
    facts: factsOf(rules, trial, locale),
    carried: Object.fromEntries(carried) as TriedInput['carried'],
    // Who sat on the panel is looked at once it is said of any sheet, as with a case of the rules.
    ...(sheets.some(one => one.seat.size > 0) ? { seats: sheets.map(seatOf) } : {}),
  }
}
