import { areaCode, type AreaPath } from '../../foundation/area-path.ts'
import type { FileNames } from '../nominations/index.ts'
import nameForms from './name-forms.json' with { type: 'json' }
import type { Clearance, Tie } from './tie-store.ts'

/** Somebody who may score, with what may tie them to a maker. */
type Candidate = Readonly<{ id: string; name: string; employer: string }>
type Subject = Readonly<{
  id: string
  areaPath: AreaPath
  names: FileNames
  /** The names of the nominating office's area and of its province. */
  places: readonly string[]
}>

/**
 * Something that ties a person to a nomination. What a person declared bars; what the system found by comparing names
 * bars until the secretariat has looked into it.
 */
export type FoundInterest = Readonly<{
  nominationId: string
  personId: string
  reason: 'declared-tie' | 'employer-found' | 'name-found'
  /** The words by which it was found; a clearance holds for them. */
  found: string
  tieId: string | null
}>

/** Letters and figures alone, without case, legal forms and titles. */
export function comparable(value: string): string {
  const words = value
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim()
    .split(' ')
  return words.filter(word => !forms.has(word)).join(' ')
}
/** Legal forms, titles and the label of what is made up: no part of a name by which anybody is known. */
const forms: ReadonlySet<string> = new Set(nameForms)

/** Too short a name would be found everywhere. */
const SHORTEST = 4

const holds = (whole: string, part: string): boolean =>
  part.length >= SHORTEST && ` ${whole} `.includes(` ${part} `)

/** The last name, where there is more than one. */
function familyName(name: string): string {
  const words = comparable(name.split(',')[0] ?? '').split(' ')
  const last = words.at(-1) ?? ''
  return words.length > 1 && last.length >= SHORTEST ? last : ''
}

type Known = Readonly<{
  subject: Subject
  names: readonly string[]
  family: string
  places: readonly string[]
}>

/**
 * What ties these people to these nominations: what they declared, the same employer as the maker's or the nominating
 * office, and the owner's name. `cleared` are left out.
 */
export function findInterests(input: {
  people: readonly Candidate[]
  subjects: readonly Subject[]
  ties: readonly Tie[]
  clearances: readonly Clearance[]
}): readonly FoundInterest[] {
  const known = input.subjects.map(
    (subject): Known => ({
      subject,
      names: [subject.names.producer, subject.names.owner, subject.names.sentra]
        .map(comparable)
        .filter(one => one !== ''),
      family: familyName(subject.names.owner),
      places: areaCode(subject.areaPath) === '' ? [] : subject.places.map(comparable),
    }),
  )
  const ties = Map.groupBy(
    input.ties.filter(one => one.endedAt === null),
    one => one.personId,
  )
  const cleared = new Set(input.clearances.map(one => `${one.nominationId} ${one.personId} ${one.found}`))
  return input.people
    .flatMap(person => ofPerson(person, ties.get(person.id) ?? [], known))
    .filter(one => !cleared.has(`${one.nominationId} ${one.personId} ${one.found}`))
}

function ofPerson(person: Candidate, ties: readonly Tie[], known: readonly Known[]): FoundInterest[] {
  const employer = comparable(person.employer)
  const family = familyName(person.name)
  const declared = ties.map(tie => ({ tie, name: comparable(tie.name) }))
  return known.flatMap(({ subject, names, family: owner, places }): FoundInterest[] => {
    const base = { nominationId: subject.id, personId: person.id }
    const own = declared.find(({ tie, name }) =>
      tie.kind === 'family'
        ? holds(names[1] ?? '', name) || owner === name
        : names.some(one => alike(one, name)),
    )
    if (own) return [{ ...base, reason: 'declared-tie', found: own.tie.name, tieId: own.tie.id }]
    const found: FoundInterest[] = []
    const work = [...names, ...places].find(one => holds(employer, one))
    if (work !== undefined) found.push({ ...base, reason: 'employer-found', found: work, tieId: null })
    if (family !== '' && family === owner)
      found.push({ ...base, reason: 'name-found', found: family, tieId: null })
    return found
  })
}

/** One of two names stands within the other: `Kenari` and `CV Kenari Jaya`. */
const alike = (one: string, other: string): boolean => holds(one, other) || holds(other, one)
