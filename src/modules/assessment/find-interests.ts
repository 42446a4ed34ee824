import { areaCode, covers, provinceOf, wholeCountry, type AreaPath } from '../../foundation/area-path.ts'
import type { FileNames } from '../nominations/index.ts'
import type { Former, Served } from '../people/index.ts'
import {
  comparable,
  holds,
  named,
  phrasesOf,
  sharedName,
  SHORTEST,
  SHORTEST_NAME,
  type Named,
} from './compare-names.ts'
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
  reason: 'declared-tie' | 'employer-found' | 'name-found' | 'file-found' | 'moved-found'
  /** The words by which it was found; a clearance holds for them. */
  found: string
  tieId: string | null
}>

type Known = Readonly<{
  subject: Subject
  /** The maker, its owner, the sentra and the places: with whom an employer is compared. */
  parties: readonly string[]
  /** Every word of a person's or maker's name: most pairs share none. */
  words: ReadonlySet<string>
  /** Everybody who issued a paper, too: with whom a declaration is compared. */
  organisations: readonly Readonly<{ name: string; phrases: ReadonlySet<string> }>[]
  people: readonly Readonly<{ name: Named; isPerson: boolean }>[]
  /** What the file says of suppliers, with a space at each end. */
  suppliers: string
  madeBy: ReadonlySet<string>
}>
type Person = Readonly<{
  candidate: Candidate
  name: Named
  employers: readonly Readonly<{ name: string; phrases: ReadonlySet<string>; until: Date | null }>[]
  ties: readonly Readonly<{ tie: Tie; name: string; phrases: ReadonlySet<string> }>[]
}>

const withPhrases = (value: string) => ({ name: comparable(value), phrases: phrasesOf(comparable(value)) })

function knownOf(subject: Subject): Known {
  const { producer, owner, sentra, signatory, suppliers, issuers, madeBy } = subject.names
  const parties = [producer, owner, sentra].map(withPhrases).filter(one => one.name !== '')
  const places = areaCode(subject.areaPath) === '' ? [] : subject.places.map(comparable)
  // A maker without an owner may be a person's own name.
  const people = [
    { name: named(owner), isPerson: true },
    { name: named(producer), isPerson: comparable(owner) === '' },
    { name: named(signatory), isPerson: false },
  ].filter(one => one.name.whole !== '')
  return {
    subject,
    parties: [...parties.map(one => one.name), ...places].filter(one => one.length >= SHORTEST),
    words: new Set(people.flatMap(one => one.name.words)),
    organisations: [...parties, ...issuers.map(withPhrases).filter(one => one.name !== '')],
    people,
    suppliers: ` ${comparable(suppliers)} `,
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
  const ties = Map.groupBy(
    input.ties.filter(one => one.endedAt === null),
    one => one.personId,
  )
  const cleared = new Set(input.clearances.map(keyOf))
  return input.people.flatMap(candidate => {
    const person: Person = {
      candidate,
      name: named(candidate.name),
      employers: [{ employer: candidate.employer, until: null }, ...(candidate.formers ?? [])].map(
        ({ employer, until }) => ({ until, ...withPhrases(employer) }),
      ),
      ties: (ties.get(candidate.id) ?? []).map(tie => ({ tie, ...withPhrases(tie.name) })),
    }
    return known.flatMap(one => ofPair(person, one, cleared))
  })
}

/** Clearances of an earlier spelling hold on. */
const keyOf = (one: Clearance): string => `${one.nominationId} ${one.personId} ${comparable(one.found)}`

/** One of each kind at most: the first that was not cleared. */
function ofPair(person: Person, known: Known, cleared: ReadonlySet<string>): readonly FoundInterest[] {
  const base = { nominationId: known.subject.id, personId: person.candidate.id }
  const own = person.ties.find(tie => isMeant(tie, known))
  if (own) return [{ ...base, reason: 'declared-tie', found: own.tie.name, tieId: own.tie.id }]
  const [employers, names] = [employersIn(person, known), namesIn(person, known)]
  const [isHelper, hasLeft] = [helped(person, known), formerHome(person, known)]
  // Most pairs: there may be millions.
  if (employers.length === 0 && names.length === 0 && !isHelper && !hasLeft) return []
  const first = (reason: FoundInterest['reason'], found: readonly string[]): readonly FoundInterest[] =>
    found
      .filter(one => !cleared.has(`${base.nominationId} ${base.personId} ${one}`))
      .slice(0, 1)
      .map(one => ({ ...base, reason, found: one, tieId: null }))
  return [
    ...first('employer-found', employers),
    ...first('name-found', names),
    ...(isHelper ? first('file-found', [FILE]) : []),
    ...(hasLeft ? first('moved-found', [HOME]) : []),
  ]
}
/** What a clearance names where no word was compared. */
const FILE = 'berkas'
const HOME = 'domisili'

/** What was left still counts for the edition during which it was left. */
const counts = (until: Date | null, { subject }: Known): boolean =>
  until === null || subject.names.since === null || until >= subject.names.since

/** On the file itself, or in an office, as a coach or for the maker, where the role did not end before the edition. */
const helped = ({ candidate }: Person, known: Known): boolean => {
  const { areaPath, names } = known.subject
  if (known.madeBy.has(candidate.id)) return true
  return (candidate.served ?? []).some(
    one =>
      counts(one.until, known) &&
      (one.ownerId === null
        ? one.areaPath !== wholeCountry && covers(one.areaPath, areaPath)
        : one.ownerId === names.producerId),
  )
}

const formerHome = ({ candidate }: Person, known: Known): boolean =>
  (candidate.formers ?? []).some(({ homeAreaPath, until }) => {
    const province = provinceOf(homeAreaPath)
    return counts(until, known) && province !== wholeCountry && covers(province, known.subject.areaPath)
  })

function isMeant({ tie, name, phrases }: Person['ties'][number], known: Known): boolean {
  if (tie.kind === 'family')
    return known.people.some(
      ({ name: other, isPerson }) =>
        (name.length >= SHORTEST_NAME && (other.whole === name || (isPerson && other.last === name))) ||
        holds(other.phrases, name),
    )
  const isNamed = known.organisations.some(
    one => holds(one.phrases, name) || (one.name.length >= SHORTEST && phrases.has(one.name)),
  )
  return isNamed || stands(known.suppliers, name)
}

/** An only word within a sentence may be a plain word. */
const stands = (text: string, name: string): boolean =>
  text.length > name.length && name.includes(' ') && text.includes(` ${name} `)

function employersIn({ employers }: Person, known: Known): readonly string[] {
  const found: string[] = []
  for (const { name, phrases, until } of employers) {
    if (name === '' || !counts(until, known)) continue
    const party = known.parties.find(one => phrases.has(one))
    if (party !== undefined) found.push(party)
    else if (stands(known.suppliers, name)) found.push(name)
  }
  return found
}

function namesIn({ name }: Person, { people, words, suppliers }: Known): readonly string[] {
  if (!name.words.some(one => words.has(one))) return stands(suppliers, name.whole) ? [name.whole] : []
  const found = people.flatMap(one => sharedName(name, one.name, one.isPerson) || [])
  return stands(suppliers, name.whole) ? [...found, name.whole] : found
}
