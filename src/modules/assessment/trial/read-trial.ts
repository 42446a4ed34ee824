import { fields } from '../../../actions/index.ts'
import { problem, type Problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import type { PlanFacts } from '../planning/plan-facts.ts'
import { MOST_LINKS } from '../planning/set-links.ts'
import { MOST_SHEETS } from '../planning/set-profile.ts'
import { anchorKinds, type AnchorKind } from '../planning/setting-store.ts'
import type { Trial } from './trial.ts'

/** What a form sends, by field. */
export type Sent = Readonly<Record<string, string | readonly string[] | undefined>>

/** The fields of a trial: one list for the form, the trial and the act that takes it over. */
export const fieldOf = {
  links: 'links',
  everyone: 'everyone',
  out: 'out[]',
  /** Each as `nomination kind`. */
  anchors: 'anchors[]',
  anchorProduct: 'anchorProduct',
  anchorKind: 'anchorKind',
  person: (row: number) => `person.${row}`,
  limit: (row: number) => `limit.${row}`,
} as const
/** No form has more rows of limits. */
const MOST_ROWS = 200

export const oneOf = (sent: Sent, name: string): string => [sent[name] ?? ''].flat()[0]?.trim() ?? ''
export const allOf = (sent: Sent, name: string): readonly string[] => [sent[name] ?? []].flat()

const wrongNumber = (path: string, least: number, most: number): Problem =>
  problem(
    'not-a-number',
    path,
    text(`Isi dengan bilangan dari ${least} sampai ${most}.`, `Give a number from ${least} to ${most}.`),
  )
const limitMissing = (path: string): Problem =>
  problem('required', path, text('Isi batas untuk orang ini.', 'Give the limit for this person.'))
const personMissing = (path: string): Problem =>
  problem('required', path, text('Pilih orang untuk batas ini.', 'Choose the person for this limit.'))
const unknownPerson = (path: string): Problem =>
  problem('unknown-person', path, text('Pilih penilai dari daftar.', 'Choose an assessor from the list.'))
const twice = (path: string): Problem =>
  problem('twice', path, text('Orang ini sudah dipilih di atas.', 'This person is chosen above already.'))
const unknownProduct = (path: string): Problem =>
  problem(
    'unknown-product',
    path,
    text(
      'Pilih produk yang menunggu atau sedang dinilai.',
      'Choose a product that waits or is being scored.',
    ),
  )
const kindMissing = problem(
  'required',
  fieldOf.anchorKind,
  text('Pilih siapa yang menilai produk jangkar.', 'Choose who scores the anchor product.'),
)

type Found = { problems: Problem[] }

function numberIn(sent: Sent, path: string, [least, most]: readonly [number, number], found: Found) {
  const read = fields.wholeNumber(least, most).safeParse(oneOf(sent, path))
  if (read.success) return read.data
  found.problems.push(wrongNumber(path, least, most))
  return null
}

/** Every row that holds something, with its number. */
export const rowsIn = (sent: Sent): readonly number[] =>
  Array.from({ length: MOST_ROWS }, (_, row) => row).filter(
    row => oneOf(sent, fieldOf.person(row)) !== '' || oneOf(sent, fieldOf.limit(row)) !== '',
  )

function limitsIn(sent: Sent, people: ReadonlySet<string>, found: Found): Trial['limits'] {
  const limits = new Map<string, number>()
  for (const row of rowsIn(sent)) {
    const [personPath, limitPath] = [fieldOf.person(row), fieldOf.limit(row)]
    const person = oneOf(sent, personPath)
    if (person === '') found.problems.push(personMissing(personPath))
    else if (!people.has(person)) found.problems.push(unknownPerson(personPath))
    else if (limits.has(person)) found.problems.push(twice(personPath))
    if (oneOf(sent, limitPath) === '') {
      found.problems.push(limitMissing(limitPath))
      continue
    }
    const limit = numberIn(sent, limitPath, [0, MOST_SHEETS], found)
    if (limit !== null && people.has(person) && !limits.has(person)) limits.set(person, limit)
  }
  return limits
}

const isKind = (kind: string): kind is AnchorKind => anchorKinds.some(one => one === kind)

function anchorsIn(sent: Sent, facts: PlanFacts, found: Found): Trial['anchors'] {
  const anchors = new Map<string, AnchorKind>()
  // An anchor that is scored already stays one, although its product waits for nobody any more.
  const known = new Set([...facts.nominations.map(one => one.id), ...facts.setting.anchors.keys()])
  for (const one of allOf(sent, fieldOf.anchors)) {
    const [id = '', kind = ''] = one.split(' ')
    if (known.has(id) && isKind(kind)) anchors.set(id, kind)
    else found.problems.push(unknownProduct(fieldOf.anchors))
  }
  const [product, kind] = [oneOf(sent, fieldOf.anchorProduct), oneOf(sent, fieldOf.anchorKind)]
  if (product === '' && kind === '') return anchors
  if (!facts.nominations.some(one => one.id === product))
    found.problems.push(unknownProduct(fieldOf.anchorProduct))
  if (!isKind(kind)) found.problems.push(kindMissing)
  else if (product !== '') anchors.set(product, kind)
  return anchors
}

/** What a form wants tried, with everything that is wrong with it at once. */
export function readTrial(
  sent: Sent,
  facts: PlanFacts,
): Readonly<{ trial: Trial; problems: readonly Problem[] }> {
  const found: Found = { problems: [] }
  const people = new Set(facts.assessors.map(one => one.id))
  const links = numberIn(sent, fieldOf.links, [1, MOST_LINKS], found) ?? facts.setting.links
  const everyone =
    oneOf(sent, fieldOf.everyone) === '' ? null : numberIn(sent, fieldOf.everyone, [0, MOST_SHEETS], found)
  const out = new Set(allOf(sent, fieldOf.out))
  if ([...out].some(one => !people.has(one))) found.problems.push(unknownPerson(fieldOf.out))
  const limits = limitsIn(sent, people, found)
  const anchors = anchorsIn(sent, facts, found)
  return { trial: { links, everyone, limits, out, anchors }, problems: found.problems }
}

/** The fields that say this trial: read again, they give the same one. */
export function sentOf({ links, everyone, limits, out, anchors }: Trial): Sent {
  const rows = [...limits].flatMap(([id, limit], row) => [
    [fieldOf.person(row), id] as const,
    [fieldOf.limit(row), String(limit)] as const,
  ])
  return {
    [fieldOf.links]: String(links),
    [fieldOf.everyone]: everyone === null ? '' : String(everyone),
    ...Object.fromEntries(rows),
    [fieldOf.out]: [...out],
    [fieldOf.anchors]: [...anchors].map(([id, kind]) => `${id} ${kind}`),
  }
}
