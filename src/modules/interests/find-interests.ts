import { areaCode, covers, provinceOf, wholeCountry, type AreaPath } from '../../foundation/area-path.ts'
import type { FileNames } from '../nominations/index.ts'
import type { Former, Served } from '../people/index.ts'
import {
  comparable,
  holds,
  named,
  officePlaces,
  phrasesOf,
  readingsOf,
  sharedName,
  SHORTEST,
  SHORTEST_NAME,
  type Named,
} from './compare-names.ts'
import { InterestIndex } from './interest-index.ts'
import type { Clearance, Tie } from './tie-store.ts'

/** Somebody who may score, with what may tie them to a maker. */
export type Candidate = Readonly<{
  id: string
  name: string
  employer: string
  /** Where they worked and lived before. */
  formers?: readonly Former[]
  /** For which offices, areas of coaching and makers they act or acted. */
  served?: readonly Served[]
}>
export type Subject = Readonly<{
  id: string
  areaPath: AreaPath
  names: FileNames
  /** The names of the nominating office's area and of its province. */
  places: readonly string[]
}>

/**
 * Something that ties a person to a nomination. What a person declared bars; what the system found by comparing names
 * bars until the secretariat has looked into it, and so does a declaration that ended while the edition ran.
 */
export type FoundInterest = Readonly<{
  nominationId: string
  personId: string
  reason: 'declared-tie' | 'ended-tie' | 'employer-found' | 'name-found' | 'file-found' | 'moved-found'
  /** The words by which it was found; a clearance holds for them. */
  found: string
  tieId: string | null
}>

/** `declared`: by the person, also where it ended while the edition ran. `found`: it counts until somebody clears it. */
export type TieGround = 'declared' | 'found'

export const groundOf = ({ reason }: FoundInterest): TieGround =>
  reason === 'declared-tie' || reason === 'ended-tie' ? 'declared' : 'found'

/** Where somebody lives is no bar to verifying, and where they lived is none either. */
export const barsVerifying = ({ reason }: FoundInterest): boolean => reason !== 'moved-found'

type Phrased = Readonly<{ name: string; phrases: ReadonlySet<string> }>
type Known = Readonly<{
  subject: Subject
  /** The maker, its owner and the sentra: with whom an employer is compared. */
  makers: readonly Phrased[]
  /** The same, long enough to be found within another name, and the places of the office. */
  parties: readonly string[]
  places: readonly string[]
  /** Every word of a person's or maker's name: most pairs share none. */
  words: ReadonlySet<string>
  /** Everybody who issued a paper, too: with whom a declaration is compared. */
  organisations: readonly Phrased[]
  people: readonly Readonly<{ name: Named; isPerson: boolean }>[]
  /** What the file says of suppliers, with a space at each end. */
  suppliers: string
  madeBy: ReadonlySet<string>
}>
type Person = Readonly<{
  candidate: Candidate
  /** In each of its readings. */
  names: readonly Named[]
  employers: readonly (Phrased & Readonly<{ until: Date | null }>)[]
  ties: readonly (Phrased & Readonly<{ tie: Tie; places: ReadonlySet<string> }>)[]
}>

const phrased = (value: string): readonly Phrased[] =>
  readingsOf(value)
    .map(comparable)
    .filter(name => name !== '')
    .map(name => ({ name, phrases: phrasesOf(name) }))
const allNamed = (value: string): readonly Named[] =>
  readingsOf(value)
    .map(named)
    .filter(one => one.whole !== '')

/** Files are compared again and again while they stay the same. */
const remembered = new WeakMap<Subject, Known>()

function knownOf(subject: Subject): Known {
  const known = remembered.get(subject) ?? prepared(subject)
  remembered.set(subject, known)
  return known
}

function prepared(subject: Subject): Known {
  const { producer, owner, sentra, signatory, suppliers, issuers, madeBy } = subject.names
  const makers = [producer, owner, sentra].flatMap(phrased)
  const places = areaCode(subject.areaPath) === '' ? [] : subject.places.map(comparable)
  // A maker without an owner may be a person's own name.
  const people = [
    ...allNamed(owner).map(name => ({ name, isPerson: true })),
    ...allNamed(producer).map(name => ({ name, isPerson: comparable(owner) === '' })),
    ...allNamed(signatory).map(name => ({ name, isPerson: false })),
  ]
  return {
    subject,
    makers,
    places,
    parties: [...makers.map(one => one.name), ...places].filter(one => one.length >= SHORTEST),
    words: new Set(people.flatMap(one => one.name.words)),
    organisations: [...makers, ...issuers.flatMap(phrased)],
    people,
    suppliers: readingsOf(suppliers)
      .map(one => ` ${comparable(one)} `)
      .join(''),
    madeBy: new Set(madeBy),
  }
}

/**
 * What ties these people to these nominations: what they declared, an employer that is the maker, a supplier or the
 * nominating office, a name in the file, and work on the file itself. `cleared` are left out.
 */
export function findInterests(input: {
  people: readonly Candidate[]
  subjects: readonly Subject[]
  ties: readonly Tie[]
  clearances: readonly Clearance[]
}): readonly FoundInterest[] {
  const known = input.subjects.map(knownOf)
  // For a few people the index costs more than it saves.
  const index = input.people.length > FEW ? new InterestIndex(known) : null
  const ties = Map.groupBy(input.ties, one => one.personId)
  const cleared = new Set(input.clearances.flatMap(one => [keyOf(one), keyOf(one, one.found)]))
  return input.people.flatMap(candidate => {
    const person = personOf(candidate, ties.get(candidate.id) ?? [])
    const near = index ? index.placesFor(person).flatMap(place => known[place] ?? []) : known
    return near.flatMap(file => ofPair(person, file, cleared))
  })
}
const FEW = 3

function personOf(candidate: Candidate, ties: readonly Tie[]): Person {
  const employers = [{ employer: candidate.employer, until: null }, ...(candidate.formers ?? [])]
  return {
    candidate,
    names: allNamed(candidate.name),
    employers: employers.flatMap(({ employer, until }) =>
      phrased(employer).map(({ name, phrases }) => ({
        until,
        name,
        phrases: new Set([...phrases, ...officePlaces(name)]),
      })),
    ),
    ties: ties.flatMap(tie =>
      phrased(tie.name).map(one => ({ tie, ...one, places: officePlaces(one.name) })),
    ),
  }
}

/** Clearances of an earlier spelling hold on. */
const keyOf = (one: Clearance, found = comparable(one.found)): string =>
  `${one.nominationId} ${one.personId} ${found}`

/** One of each kind at most: the first that was not cleared. */
function ofPair(person: Person, known: Known, cleared: ReadonlySet<string>): readonly FoundInterest[] {
  const base = { nominationId: known.subject.id, personId: person.candidate.id }
  const meant = person.ties.filter(one => counts(one.tie.endedAt, known) && isMeant(one, known))
  const own = meant.find(one => one.tie.endedAt === null)
  if (own) return [{ ...base, reason: 'declared-tie', found: own.tie.name, tieId: own.tie.id }]
  const [employers, names] = [employersIn(person, known), namesIn(person, known)]
  const [helped, hasLeft] = [helpedBy(person, known), formerHome(person, known)]
  // Most pairs: there may be millions.
  if (employers.length + names.length + meant.length + helped.length === 0 && !hasLeft) return []
  const isCleared = (found: string): boolean => cleared.has(keyOf({ ...base, found }, found))
  const first = (reason: FoundInterest['reason'], found: readonly string[]): readonly FoundInterest[] =>
    found
      .filter(one => !isCleared(one))
      .slice(0, 1)
      .map(one => ({ ...base, reason, found: one, tieId: null }))
  // With its own mark: what was cleared of an employer says nothing of a declaration.
  const ended = meant.map(one => `${one.name} ${one.tie.id}`)
  return [
    ...first('ended-tie', ended),
    ...first('employer-found', employers),
    ...first('name-found', names),
    // One mark stood for both once: whoever did not make the file was cleared of the office by it.
    ...first(
      'file-found',
      helped.filter(one => one === FILE || helped.includes(FILE) || !isCleared(FILE)),
    ),
    ...(hasLeft ? first('moved-found', [HOME]) : []),
  ]
}
/** What a clearance names where no word was compared: work on the file, a role beside it, and where somebody lived. */
export const FILE = 'berkas'
const OFFICE = 'jabatan'
const HOME = 'domisili'

/** What was left still counts for the edition during which it was left. */
const counts = (until: Date | null, { subject }: Known): boolean =>
  until === null || subject.names.since === null || until >= subject.names.since

/**
 * Work on the file itself; or in an office, as a coach or for the maker, where the role did not end before the edition:
 * each is cleared for itself.
 */
const helpedBy = ({ candidate }: Person, known: Known): readonly string[] => {
  const { areaPath, names } = known.subject
  const serves = (candidate.served ?? []).some(
    one =>
      counts(one.until, known) &&
      (one.ownerId === null
        ? one.areaPath !== wholeCountry && covers(one.areaPath, areaPath)
        : one.ownerId === names.producerId),
  )
  return [...(known.madeBy.has(candidate.id) ? [FILE] : []), ...(serves ? [OFFICE] : [])]
}

const formerHome = ({ candidate }: Person, known: Known): boolean =>
  (candidate.formers ?? []).some(({ homeAreaPath, until }) => {
    const province = provinceOf(homeAreaPath)
    return counts(until, known) && province !== wholeCountry && covers(province, known.subject.areaPath)
  })

function isMeant({ tie, name, phrases, places }: Person['ties'][number], known: Known): boolean {
  if (tie.kind === 'family')
    return known.people.some(
      ({ name: other, isPerson }) =>
        (name.length >= SHORTEST_NAME && (other.whole === name || (isPerson && other.last === name))) ||
        holds(other.phrases, name),
    )
  const isNamed = known.organisations.some(
    one => holds(one.phrases, name) || (one.name.length >= SHORTEST && phrases.has(one.name)),
  )
  return isNamed || stands(known.suppliers, name) || known.places.some(one => places.has(one))
}

/** An only word within a sentence may be a plain word. */
const stands = (text: string, name: string): boolean =>
  text.length > name.length && name.includes(' ') && text.includes(` ${name} `)

function employersIn({ employers }: Person, known: Known): readonly string[] {
  const found: string[] = []
  for (const { name, phrases, until } of employers) {
    if (!counts(until, known)) continue
    // All of them: what was cleared of one says nothing of another.
    found.push(...known.parties.filter(one => phrases.has(one)))
    // A part of the maker's name, from two words on: one may be a plain word.
    if (name.includes(' ') && known.makers.some(one => one.phrases.has(name))) found.push(name)
    if (stands(known.suppliers, name)) found.push(name)
  }
  return found
}

const namesIn = (person: Person, { people, words, suppliers }: Known): readonly string[] =>
  person.names.flatMap(name => {
    const isNear = name.words.some(one => words.has(one))
    const found = isNear ? people.flatMap(one => sharedName(name, one.name, one.isPerson) || []) : []
    return stands(suppliers, name.whole) ? [...found, name.whole] : found
  })
