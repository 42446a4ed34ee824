import { covers, provinceOf, wholeCountry } from '../../foundation/area-path.ts'

/** What of a file a name can be met by, made comparable. */
type Indexed = Readonly<{
  subject: Readonly<{ areaPath: string; names: Readonly<{ producerId: string }> }>
  parties: readonly string[]
  makers: readonly Readonly<{ name: string }>[]
  organisations: readonly Readonly<{ name: string }>[]
  people: readonly Readonly<{ name: Readonly<{ whole: string; last: string; words: readonly string[] }> }>[]
  suppliers: string
  madeBy: ReadonlySet<string>
}>
type Phrased = Readonly<{ name: string; phrases: ReadonlySet<string> }>
type Asking = Readonly<{
  candidate: Readonly<{
    id: string
    formers?: readonly Readonly<{ homeAreaPath: string }>[]
    served?: readonly Readonly<{ areaPath: string; ownerId: string | null }>[]
  }>
  names: readonly Readonly<{ whole: string; last: string; phrases: ReadonlySet<string> }>[]
  employers: readonly Phrased[]
  ties: readonly (Phrased & Readonly<{ places: ReadonlySet<string> }>)[]
}>

/** In which files a word or a whole name stands, by their places in the list. */
class Postings {
  private readonly places = new Map<string, number[]>()

  add(key: string, place: number): void {
    const own = this.places.get(key)
    if (!own) this.places.set(key, [place])
    else if (own.at(-1) !== place) own.push(place)
  }

  addWords(text: string, place: number): void {
    for (const word of text.split(' ')) if (word !== '') this.add(word, place)
  }

  whole(key: string): readonly number[] {
    return this.places.get(key) ?? []
  }

  /** Files that hold all of these words hold the rarest of them. */
  rarestOf(text: string): readonly number[] {
    let rarest: readonly number[] | null = null
    for (const word of text.split(' ')) {
      const own = this.whole(word)
      if (!rarest || own.length < rarest.length) rarest = own
    }
    return rarest ?? []
  }
}

/**
 * Which files a person may be tied to at all: each way of being found needs a whole name or all words of one in common.
 * Only these are compared in full, instead of every person with every file.
 */
export class InterestIndex {
  private readonly files: readonly Indexed[]
  private readonly wholes = new Postings()
  private readonly lasts = new Postings()
  private readonly words = new Postings()
  private readonly parties = new Postings()
  private readonly organisations = new Postings()
  private readonly organisationWords = new Postings()
  private readonly supplierWords = new Postings()
  private readonly makerWords = new Postings()
  private readonly helpers = new Postings()

  constructor(files: readonly Indexed[]) {
    this.files = files
    for (const [place, file] of files.entries()) {
      for (const { name } of file.people) {
        this.wholes.add(name.whole, place)
        this.lasts.add(name.last, place)
        for (const word of name.words) this.words.add(word, place)
      }
      for (const party of file.parties) this.parties.add(party, place)
      for (const { name } of file.makers) this.makerWords.addWords(name, place)
      for (const { name } of file.organisations) {
        this.organisations.add(name, place)
        this.organisationWords.addWords(name, place)
      }
      this.supplierWords.addWords(file.suppliers, place)
      for (const id of file.madeBy) this.helpers.add(id, place)
    }
  }

  /** In the order of the files, each once. */
  placesFor(person: Asking): readonly number[] {
    const { names, employers, ties } = person
    const places = new Set<number>()
    const take = (found: readonly number[]): void => {
      for (const place of found) places.add(place)
    }
    for (const name of names) {
      for (const phrase of name.phrases) take(this.wholes.whole(phrase))
      take(this.lasts.whole(name.last))
      take(this.words.rarestOf(name.whole))
      take(this.supplierWords.rarestOf(name.whole))
    }
    for (const employer of employers) {
      for (const phrase of employer.phrases) take(this.parties.whole(phrase))
      take(this.makerWords.rarestOf(employer.name))
      take(this.supplierWords.rarestOf(employer.name))
    }
    for (const tie of ties) {
      for (const phrase of [...tie.phrases, ...tie.places]) {
        take(this.organisations.whole(phrase))
        take(this.parties.whole(phrase))
      }
      take(this.organisationWords.rarestOf(tie.name))
      take(this.words.rarestOf(tie.name))
      take(this.supplierWords.rarestOf(tie.name))
    }
    take(this.helpers.whole(person.candidate.id))
    this.takeNear(person, take)
    return [...places].toSorted((one, other) => one - other)
  }

  /** By place or by office: the few who moved or served somewhere are looked for in all files. */
  private takeNear({ candidate }: Asking, take: (found: readonly number[]) => void): void {
    const { formers = [], served = [] } = candidate
    if (formers.length + served.length === 0) return
    const provinces = formers
      .map(one => provinceOf(one.homeAreaPath))
      .filter(province => province !== wholeCountry)
    for (const [place, { subject }] of this.files.entries()) {
      const isNear =
        provinces.some(province => covers(province, subject.areaPath)) ||
        served.some(one =>
          one.ownerId === null
            ? covers(one.areaPath, subject.areaPath)
            : one.ownerId === subject.names.producerId,
        )
      if (isNear) take([place])
    }
  }
}
