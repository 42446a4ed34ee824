import type { z } from 'zod'
import { type Problem, problem } from '../../../foundation/problem.ts'
import { type Text, text } from '../../../foundation/text.ts'
import type { Json } from '../hash.ts'
import type { LeafFault } from '../leaf.ts'
import { type RulesDocument, rulesSchema } from '../rules.ts'
import { type Place, placeText } from './damage.ts'
import { Mending, valueAt } from './mend.ts'

type Issue = z.core.$ZodIssue

/** The parts of a document that have the right shape, with the problems of those that do not. */
export type Shaped = Readonly<{ document: RulesDocument; mending: Mending; problems: readonly Problem[] }>

const shown = (value: unknown): string => (value === undefined ? '-' : JSON.stringify(value).slice(0, 60))

const typeWords: { readonly [expected: string]: Text } = {
  string: text('teks dalam tanda kutip', 'a text in quotes'),
  number: text('angka', 'a number'),
  int: text('bilangan bulat', 'a whole number'),
  boolean: text('true atau false', 'true or false'),
  array: text('daftar [...]', 'a list [...]'),
  object: text('objek {...}', 'an object {...}'),
}

function expectation(issue: Issue): Text {
  if (issue.code === 'invalid_type') return typeWords[issue.expected] ?? text(issue.expected, issue.expected)
  if (issue.code === 'invalid_value') {
    const list = issue.values.map(each => JSON.stringify(each)).join(', ')
    return text(`salah satu dari ${list}`, `one of ${list}`)
  }
  if (issue.code === 'too_small') return text(`paling sedikit ${issue.minimum}`, `at least ${issue.minimum}`)
  if (issue.code === 'too_big') return text(`paling banyak ${issue.maximum}`, `at most ${issue.maximum}`)
  if (issue.code === 'invalid_union') return text('bentuk yang ada dalam skema', 'a form that the schema has')
  return text('tulisan yang sesuai pola dalam skema', 'a text that fits the pattern in the schema')
}

function shapeMessage(issue: Issue, value: unknown): Text {
  if (value === undefined) return text('Bagian ini wajib ada.', 'This part is required.')
  if (value === '') return text('Belum diisi atau dipilih.', 'Not filled in or chosen yet.')
  const { id, en } = expectation(issue)
  return text(
    `Isi ${shown(value)} tidak sesuai; diharapkan ${id}.`,
    `${shown(value)} does not fit; expected ${en}.`,
  )
}

const isFault = (params: unknown): params is LeafFault =>
  typeof params === 'object' && params !== null && 'placeholder' in params

const isPointsOfOption = (path: Place): boolean =>
  path.at(-1) === 'points' && typeof path.at(-2) === 'number' && path.at(-3) === 'options'

const noPoints = text(
  'Pilihan ini tidak mempunyai nilai. Isi "points", misalnya "2.00".',
  'This option has no points. Fill in "points", such as "2.00".',
)

/** The kinds that may stand where another one does; empty where the schema does not say. */
function kindsFor(issue: Issue): readonly unknown[] {
  if (issue.code === 'invalid_value') return issue.values
  return issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options)
    ? issue.options
    : []
}

function unknownKind(issue: Issue, value: unknown): Text {
  const list = kindsFor(issue).map(String).join(', ')
  return list === ''
    ? text(`Jenis ${shown(value)} tidak dikenal.`, `The kind ${shown(value)} is not known.`)
    : text(
        `Jenis ${shown(value)} tidak dikenal. Pilih salah satu: ${list}.`,
        `The kind ${shown(value)} is not known. Choose one of: ${list}.`,
      )
}

/** Another form altogether: a key that the form has is missing, or one that it has not is there. */
const isOtherForm = (issue: Issue): boolean =>
  issue.code === 'unrecognized_keys' ||
  (issue.code === 'invalid_type' && issue.path.length <= 1 && issue.input === undefined)

/**
 * What is wrong within the one form of several that was meant, such as a name that is missing deep in a condition; null
 * where none was nearly right.
 */
function meantBy(mending: Mending, issue: Issue, place: Place): readonly Issue[] | null {
  if (issue.code !== 'invalid_union') return null
  const isThere = ({ path }: Issue): boolean =>
    valueAt(mending.root, [...place, ...path.map(key => (typeof key === 'number' ? key : String(key)))]) !==
    undefined
  const meant = issue.errors.filter(
    branch =>
      branch.length > 0 && branch.every(one => one.path.length > 0 && !isOtherForm(one) && isThere(one)),
  )
  return meant.length === 1 ? (meant[0] ?? null) : null
}

function problemsOfIssue(mending: Mending, issue: Issue, place: Place): readonly Problem[] {
  const at = (code: string, message: Text, where = place) =>
    problem(code, placeText(mending.original(where)), message)
  const value = valueAt(mending.root, place)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key =>
      at(
        'unknown-key',
        text(
          `Kunci "${key}" tidak dikenal di sini. Periksa ejaannya, atau hapus.`,
          `The key "${key}" is not known here. Check its spelling, or leave it out.`,
        ),
        [...place, key],
      ),
    )
  }
  if (value === undefined && isPointsOfOption(place)) return [at('option-without-points', noPoints)]
  if (issue.code === 'custom' && isFault(issue.params)) return [at(issue.params.code, issue.params.message)]
  if (place.at(-1) === 'kind' && value !== undefined) return [at('unknown-kind', unknownKind(issue, value))]
  const meant = meantBy(mending, issue, place)
  if (meant) {
    return meant.flatMap(one =>
      problemsOfIssue(mending, one, [
        ...place,
        ...one.path.map(key => (typeof key === 'number' ? key : String(key))),
      ]),
    )
  }
  return [at('shape', shapeMessage(issue, value))]
}

/** Makes the document readable past this issue; a part that must be taken out is returned. */
function mend(mending: Mending, issue: Issue, place: Place): Place | null {
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) mending.removeKey([...place, key])
    return null
  }
  if (issue.code === 'custom' && isFault(issue.params)) {
    mending.replace(place, issue.params.placeholder)
    return null
  }
  return mending.removable(place)
}

const placeOf = (issue: Issue): Place =>
  issue.path.map(key => (typeof key === 'symbol' ? key.toString() : key))

/**
 * Reads a document, mending it until what is left has the right shape. Every round takes something out or replaces
 * it, so it ends.
 */
export function readShape(json: { readonly [key: string]: Json }): Shaped {
  const mending = new Mending(json)
  const problems: Problem[] = []
  for (;;) {
    const parsed = rulesSchema.safeParse(mending.root)
    if (parsed.success) return { document: parsed.data, mending, problems }
    const issues = parsed.error.issues.map(issue => ({ issue, place: placeOf(issue) }))
    problems.push(...issues.flatMap(({ issue, place }) => problemsOfIssue(mending, issue, place)))
    const doomed = issues
      .map(({ issue, place }) => mend(mending, issue, place))
      .filter(place => place !== null)
    if (doomed.length > 0) mending.takeOut(doomed)
  }
}
