import { compare, fromDecimal } from '../../../foundation/fraction.ts'
import type { Problem } from '../../../foundation/problem.ts'
import { locales, type Text, text } from '../../../foundation/text.ts'
import { limitsOf } from '../limits.ts'
import { type Check, criteriaIn, type LintView, questionsIn } from './view.ts'

const impossible = (view: LintView, part: object, key: string): Problem =>
  view.report(
    'range-impossible',
    part,
    [key],
    text('Batas bawah lebih besar daripada batas atas.', 'The lower limit is above the upper limit.'),
  )

export const checkRanges: Check = view => {
  const { photos } = view.document
  const numbers = questionsIn(view).filter(question => limitsOf(question).min > limitsOf(question).max)
  const lengths = questionsIn(view).filter(({ minLength = 0, maxLength = Infinity }) => minLength > maxLength)
  const measures = criteriaIn(view).filter(
    criterion =>
      criterion.kind === 'number' &&
      criterion.lowest !== undefined &&
      criterion.highest !== undefined &&
      compare(fromDecimal(criterion.lowest), fromDecimal(criterion.highest)) > 0,
  )
  const durations = view.document.documents.filter(
    ({ durationDays }) => durationDays !== undefined && durationDays.from > durationDays.to,
  )
  return [
    ...numbers.map(question => impossible(view, question, 'min')),
    ...lengths.map(question => impossible(view, question, 'minLength')),
    ...measures.map(criterion => impossible(view, criterion, 'lowest')),
    ...durations.map(requirement => impossible(view, requirement, 'durationDays')),
    ...(photos.min > photos.max ? [impossible(view, photos, 'min')] : []),
  ]
}

/** Every object with an `en` in it is a text: no other part of a document has that key. */
function textsIn(part: unknown): readonly Readonly<Record<string, string>>[] {
  if (typeof part !== 'object' || part === null) return []
  if (Object.hasOwn(part, 'en')) return [part as Readonly<Record<string, string>>]
  return Object.values(part).flatMap(textsIn)
}

/** Texts in the languages of the screens are checked on reading; here are those of further languages. */
export const checkLanguages: Check = view => {
  const declared = view.document.locales
  const undeclared = locales.filter(locale => !declared.includes(locale))
  const further = declared.filter(locale => !locales.some(each => each === locale))
  const list = undeclared.join(', ')
  const screens = text(
    `Bahasa layar belum dinyatakan: ${list}. Tambahkan ke "locales".`,
    `The languages of the screens are not declared: ${list}. Add them to "locales".`,
  )
  const incomplete = textsIn(view.document).flatMap(part => {
    const missing = further.filter(locale => !part[locale]?.trim()).join(', ')
    const message = text(
      `Teks ini belum ada dalam bahasa: ${missing}.`,
      `This text is missing in: ${missing}.`,
    )
    return missing ? view.report('missing-language', part, [], message) : []
  })
  const broken = !view.whole(view.document, 'locales') || undeclared.length === 0
  return [
    ...(broken ? [] : [view.report('missing-language', view.document, ['locales'], screens)]),
    ...incomplete,
  ]
}

/** Lists without which no file can be nominated or judged. */
export const checkNothingDefined: Check = view => {
  const { document } = view
  const scored = document.commodities.some(each => each.rubric !== undefined) || !document.commodities.length
  const lists = scored ? (['commodities', 'rubrics', 'scales'] as const) : []
  const empty = lists.filter(key => document[key].length === 0 && view.kept(document, key))
  const message = text('Daftar ini tidak boleh kosong.', 'This list must not be empty.')
  return [
    ...empty.map(key => view.report('nothing-defined', document, [key], message)),
    ...document.scales
      .filter(scale => scale.bands.length === 0 && view.kept(scale, 'bands'))
      .map(scale => view.report('nothing-defined', scale, ['bands'], message)),
  ]
}

const placeholders = ['sequence', 'edition', 'commodity', 'stars', 'year', 'month']

export const checkNumberPattern: Check = view => {
  const { certificate } = view.document
  const used = [...certificate.numberPattern.matchAll(/\{([^{}]*)\}/g)].map(match => match[1] ?? '')
  if (used.includes('sequence') && used.every(name => placeholders.includes(name))) return []
  const list = placeholders.map(name => `{${name}}`).join(', ')
  const message = text(
    `Pola nomor harus memuat {sequence} dan hanya boleh memakai ${list}.`,
    `The number pattern must have {sequence} and may only use ${list}.`,
  )
  return [view.report('number-pattern', certificate, ['numberPattern'], message)]
}

const noSheet = text(
  'Panel tidak mungkin: diperlukan sekurangnya satu lembar.',
  'The panel is impossible: at least one sheet is needed.',
)
const quorumBeyond = (quorum: number, size: number): Text =>
  text(
    `Panel tidak mungkin: kuorum ${quorum} harus antara 1 dan jumlah lembar (${size}).`,
    `The panel is impossible: its quorum of ${quorum} must lie between 1 and its size (${size}).`,
  )
const seatsBeyond = (seats: number, size: number): Text =>
  text(
    `Panel tidak mungkin: susunannya memerlukan ${seats} lembar, padahal jumlah lembar ${size}.`,
    `The panel is impossible: its composition needs ${seats} sheets, but its size is ${size}.`,
  )
const nobodyScores = text(
  'Panel tidak mungkin: tidak ada peran yang menilai.',
  'The panel is impossible: none of its roles scores.',
)
const chairUnclear = text(
  'Panel tidak mungkin: "chairScores" berlawanan dengan peran ketua dalam "roles".',
  'The panel is impossible: "chairScores" says the opposite of the role of its chair in "roles".',
)
const nothingLeft = (trim: number, quorum: number): Text =>
  text(
    `Panel tidak mungkin: ${trim} lembar dilepas di tiap ujung, sehingga dari kuorum ${quorum} tidak ada yang tersisa.`,
    `The panel is impossible: ${trim} sheets are left out at each end, so of a quorum of ${quorum} none is left.`,
  )

/** The panel can be formed, and a result can come from it. */
export const checkPanel: Check = view => {
  const { panel, aggregation } = view.document
  const seats = (panel.composition ?? []).reduce((total, body) => total + body.atLeast, 0)
  const chair = panel.roles?.find(role => role.id === panel.chair)
  const { size, quorum } = panel
  const faults: readonly (readonly [boolean, object, string, Text])[] = [
    [size < 1, panel, 'size', noSheet],
    [quorum < 1 || quorum > size, panel, 'quorum', quorumBeyond(quorum, size)],
    [seats > size, panel, 'composition', seatsBeyond(seats, size)],
    [panel.roles !== undefined && panel.roles.every(role => !role.scores), panel, 'roles', nobodyScores],
    [
      chair !== undefined && chair.scores !== (panel.chairScores ?? chair.scores),
      panel,
      'chairScores',
      chairUnclear,
    ],
    [
      aggregation.combine === 'trimmed-mean' && 2 * (aggregation.trim ?? 1) >= quorum,
      aggregation,
      aggregation.trim === undefined ? 'combine' : 'trim',
      nothingLeft(aggregation.trim ?? 1, quorum),
    ],
  ]
  const whole = view.whole(view.document, 'panel') && view.whole(view.document, 'aggregation')
  return faults
    .filter(([faulty]) => faulty && whole)
    .map(([, part, key, message]) => view.report('panel-impossible', part, [key], message))
}
