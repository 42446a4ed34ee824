import { compare, fromDecimal } from '../../foundation/fraction.ts'
import { type Problem, problem } from '../../foundation/problem.ts'
import { failure, type Result, success } from '../../foundation/result.ts'
import { type Text, text } from '../../foundation/text.ts'
import { criteriaOf, type RubricIndex } from '../rules/lookups.ts'
import type { Criterion, NumberBand } from '../rules/rubric.ts'
import { type Carried, type Sheet, sourceOf } from '../scoring/answers.ts'
import { type Answer, optionsOf } from '../scoring/points.ts'
import type { Seat } from '../scoring/seats.ts'

/** Sheets written in the compact notation of cases; what other levels answer is taken out of them. */
export type Marked = Readonly<{
  sheets: readonly Sheet[]
  carried: Carried
  /** Only where one of them says from which seat it comes. */
  seats?: readonly Seat[]
}>

/** `best` and `worst` by points, the first of equals; `none`: left unanswered. */
const ranks = ['best', 'worst', 'none'] as const
type Rank = (typeof ranks)[number]
const isRank = (word: string): word is Rank => ranks.some(rank => rank === word)

const fault = (path: string, message: Text): Problem => problem('marks', path, message)

type Ranked = Readonly<{ answer: Answer; points: number }>

const bandAnswers = (bands: readonly NumberBand[]): readonly Ranked[] =>
  bands
    .toSorted((a, b) => compare(fromDecimal(a.from), fromDecimal(b.from)))
    .map(({ from, points }) => ({ answer: from, points }))

function answersOf(criterion: Criterion): readonly Ranked[] {
  switch (criterion.kind) {
    case 'yes-no':
      return [
        { answer: true, points: criterion.points },
        { answer: false, points: criterion.otherwise ?? 0 },
      ]
    case 'number':
      return bandAnswers(criterion.bands)
    default:
      return optionsOf(criterion).map(({ id, points }) => ({ answer: id, points }))
  }
}

function answerOfRank(criterion: Criterion, rank: Rank): Answer | null {
  if (rank === 'none') return null
  const ranked = answersOf(criterion)
  const better = (a: Ranked, b: Ranked) => (rank === 'best' ? b.points > a.points : b.points < a.points)
  return ranked.length === 0 ? null : ranked.reduce((kept, next) => (better(kept, next) ? next : kept)).answer
}

/** A word as the answer that its criterion wants; whether the rubric has it is for the scoring to say. */
function answerOfWord(criterion: Criterion, word: string): Answer {
  if (criterion.kind !== 'yes-no') return word
  return word === 'yes' ? true : word === 'no' ? false : word
}

type Mark = Readonly<{ target: string; word: string }>

function parseMarks(notation: string, path: string): Result<readonly Mark[]> {
  const marks = notation.split(/[\s;]+/).filter(Boolean)
  const wrong = marks.filter(mark => !/^[^=]+=[^=]+$/.test(mark))
  if (wrong.length > 0) {
    return failure(
      wrong.map(mark =>
        fault(
          path,
          text(`"${mark}" bukan bentuk kriteria=jawaban.`, `"${mark}" is not of the form criterion=answer.`),
        ),
      ),
    )
  }
  return success(
    marks.map(mark => mark.split('=') as [string, string]).map(([target, word]) => ({ target, word })),
  )
}

function targetsOf(index: RubricIndex, target: string): readonly Criterion[] {
  const node = target === 'all' ? index.rubric.root : index.nodes.get(target)
  return node ? criteriaOf(node).filter(criterion => sourceOf(criterion) !== 'fact') : []
}

function faultOf(index: RubricIndex, { target, word }: Mark, path: string): Problem | null {
  const targets = targetsOf(index, target)
  if (targets.length === 0) {
    return fault(path, text(`"${target}" tidak ada dalam rubrik.`, `"${target}" is not in the rubric.`))
  }
  if (isRank(word) || index.criteria.has(target)) return null
  return fault(
    path,
    text(
      `"${target}" mencakup beberapa kriteria; pakai best, worst, atau none.`,
      `"${target}" stands for several criteria; use best, worst or none.`,
    ),
  )
}

function readSheet(
  index: RubricIndex,
  notation: string,
  path: string,
): Result<ReadonlyMap<Criterion, Answer>> {
  const marks = parseMarks(notation, path)
  if (!marks.ok) return marks
  const faults = marks.value.map(mark => faultOf(index, mark, path)).filter(each => each !== null)
  if (faults.length > 0) return failure(faults)
  const answers = new Map<Criterion, Answer>()
  for (const { target, word } of marks.value) {
    for (const criterion of targetsOf(index, target)) {
      const answer = isRank(word) ? answerOfRank(criterion, word) : answerOfWord(criterion, word)
      if (answer === null) answers.delete(criterion)
      else answers.set(criterion, answer)
    }
  }
  return success(answers)
}

/** What another level answers is one for the whole file, so the sheets must not differ in it. */
function carriedFrom(sheets: readonly ReadonlyMap<Criterion, Answer>[]): Result<Carried> {
  const carried = new Map<string, Map<string, Answer>>()
  const problems: Problem[] = []
  for (const [criterion, answer] of sheets.flatMap(sheet => [...sheet])) {
    if (criterion.scoredAt === undefined) continue
    const level = carried.get(criterion.scoredAt) ?? new Map<string, Answer>()
    carried.set(criterion.scoredAt, level)
    if ((level.get(criterion.id) ?? answer) !== answer) {
      const message = text(
        `"${criterion.id}" dinilai di tingkat lain, jadi harus sama pada semua lembar.`,
        `"${criterion.id}" is answered at another level, so it must be the same on every sheet.`,
      )
      problems.push(fault('marks', message))
    }
    level.set(criterion.id, answer)
  }
  if (problems.length > 0) return failure(problems)
  return success(
    Object.fromEntries([...carried].map(([level, answers]) => [level, Object.fromEntries(answers)])),
  )
}

const onSheet = (answers: ReadonlyMap<Criterion, Answer>): Sheet =>
  Object.fromEntries(
    [...answers].filter(([{ scoredAt }]) => scoredAt === undefined).map(([{ id }, answer]) => [id, answer]),
  )

/** Words before the marks say from which seat the sheet comes: no mark has a word without an equals sign. */
const SEAT_WORD = /^(?:(agreed)|(role|body):([^=:|]+)|(round):([1-9]\d{0,8}))$/

/** The seat that a sheet names before its marks, and the marks without it. */
function seatedMarks(notation: string): Readonly<{ seat: Seat; marks: string }> {
  const words = notation.split(/[\s;]+/).filter(Boolean)
  const first = words.findIndex(word => !SEAT_WORD.test(word))
  const count = first === -1 ? words.length : first
  const seat = words.slice(0, count).map((word): Seat => {
    const [, agreed, name, value = '', , round] = SEAT_WORD.exec(word) ?? []
    if (agreed !== undefined) return { agreed: true }
    if (round !== undefined) return { round: Number(round) }
    return name === 'role' ? { role: value } : { body: value }
  })
  return { seat: Object.assign({}, ...seat) as Seat, marks: words.slice(count).join(' ') }
}

/** Reads `all=best taste=mild | all=best`: one sheet between bars, marks from left to right, later ones override. */
export function readMarks(index: RubricIndex, notation: string): Result<Marked> {
  const parts = notation.split('|').map(seatedMarks)
  const sheets = parts.map(({ marks }, position) => readSheet(index, marks, `marks[${position}]`))
  const problems = sheets.flatMap(sheet => (sheet.ok ? [] : sheet.problems))
  if (problems.length > 0) return failure(problems)
  const answers = sheets.flatMap(sheet => (sheet.ok ? [sheet.value] : []))
  const carried = carriedFrom(answers)
  if (!carried.ok) return carried
  const seats = parts.map(({ seat }) => seat)
  const said = seats.some(seat => Object.keys(seat).length > 0)
  return success({ sheets: answers.map(onSheet), carried: carried.value, ...(said ? { seats } : {}) })
}
