import nameForms from './name-forms.json' with { type: 'json' }

/** A name as it is compared: without case, titles, degrees and spelling of its time. */
export type Named = Readonly<{
  whole: string
  words: readonly string[]
  last: string
  phrases: ReadonlySet<string>
}>

/** Legal forms, titles and the label of what is made up: no part of a name by which anybody is known. */
const forms: ReadonlySet<string> = new Set(nameForms.forms)
const degrees: ReadonlySet<string> = new Set(nameForms.degrees)
const variants: ReadonlyMap<string, string> = new Map(Object.entries(nameForms.variants))
const offices: ReadonlySet<string> = new Set(nameForms.offices)
const places: ReadonlyMap<string, string> = new Map(Object.entries(nameForms.places))
/** Letters of other scripts that nobody tells from those of this one. */
const lookalikes: ReadonlyMap<string, string> = new Map(Object.entries(nameForms.lookalikes))
const LOOKALIKE = new RegExp(`[${[...lookalikes.keys()].join('')}]`, 'gu')

/** What is there and not seen: joiners, soft hyphens, marks of direction. */
const UNSEEN = /[\p{Format}\p{Default_Ignorable_Code_Point}]+/gu
const WITHIN = /(?<=[\p{Letter}\p{Mark}])['’‘ʼʻʹ`´′‛＇\-‐‑‒–]+(?=\p{Letter})/gu

/**
 * How a name may be meant: with what stands within its words between two (`Nur Aini` of `Nur-Aini`), and with it left
 * out (`Nuraini`).
 */
export function readingsOf(value: string): readonly string[] {
  const seen = value.replaceAll(UNSEEN, '')
  const joined = seen.replaceAll(WITHIN, '')
  return joined === seen ? [seen] : [seen, joined]
}

/** `S.T.` and `M.Si` are one word; the dot of `H.Ahmad` parts two. */
const withoutDots = (token: string): string => {
  const joined = token.replaceAll(/[.,]/g, '')
  return degrees.has(joined) || forms.has(joined) ? joined : token
}

/** One spelling for what was written in another before 1972, and for the forms of one given name. */
function spelt(word: string): string {
  let now = word
  for (const [old = '', current = ''] of nameForms.spellings) now = now.replaceAll(old, current)
  return variants.get(now) ?? now
}

const wordsOf = (value: string): readonly string[] =>
  value
    .normalize('NFKD')
    .replaceAll(UNSEEN, '')
    .replaceAll(/\p{Mark}+/gu, '')
    .replaceAll(LOOKALIKE, letter => lookalikes.get(letter) ?? letter)
    .replaceAll(/\p{Modifier_Letter}+/gu, ' ')
    .toLowerCase()
    .split(/\s+/)
    .map(withoutDots)
    .join(' ')
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim()
    .split(' ')
    .filter(word => word !== '' && !forms.has(word))

/** Letters and figures alone, without case, legal forms and titles. */
export const comparable = (value: string): string => wordsOf(value).map(spelt).join(' ')

/** All runs of whole words within a name that was made comparable. */
export function phrasesOf(whole: string): ReadonlySet<string> {
  const words = whole.split(' ')
  return new Set(
    words.flatMap((_, from) =>
      words.slice(from).map((__, count) => words.slice(from, from + count + 1).join(' ')),
    ),
  )
}

/**
 * The places for which an employer is the office, as their names stand in the list of areas: `kabupaten garut` of
 * `disperindag garut`, `jawa barat` of `pemprov jabar`. None where the name says no office.
 */
export function officePlaces(whole: string): ReadonlySet<string> {
  const words = whole.split(' ')
  const from = words.findIndex(word => offices.has(word))
  if (from === -1) return new Set()
  const full = words.map(word => places.get(word) ?? word).join(' ')
  const isTold = nameForms.areaKinds.some(kind => full.split(' ').includes(kind))
  const bare = isTold ? [] : [...phrasesOf(words.slice(from + 1).join(' '))]
  return new Set([
    ...phrasesOf(full),
    ...bare.flatMap(one => nameForms.areaKinds.map(kind => `${kind} ${one}`)),
  ])
}

/** How a person is called; what follows a comma, and degrees at the end, are no part of it. */
export function named(value: string): Named {
  const words = [...wordsOf(value.split(',')[0] ?? '')]
  while (words.length > 1 && degrees.has(words.at(-1) ?? '')) words.pop()
  const now = words.map(spelt)
  const whole = now.join(' ')
  return { whole, words: now, last: now.at(-1) ?? '', phrases: phrasesOf(whole) }
}

/** A name of several words is found with two letters in its last one (`Lim`, `Ho`); a part of a name needs more. */
export const SHORTEST_NAME = 2
export const SHORTEST = 4

/**
 * The words by which a person may be the one of a name, or of the same family: the whole name, the last word of both,
 * or an only word. Empty for none. `isPerson`: the other name is a person's, not a firm's.
 */
export function sharedName(person: Named, other: Named, isPerson: boolean): string {
  const [one, its] = [person.whole, other.whole]
  if (one.length >= SHORTEST_NAME && one === its) return one
  if (person.words.length > 1 && other.phrases.has(one)) return one
  if (isPerson && other.words.length > 1 && person.phrases.has(its)) return its
  const areLong = person.words.length > 1 && other.words.length > 1
  if (isPerson && areLong && person.last === other.last && person.last.length >= SHORTEST_NAME)
    return person.last
  if (person.words.length === 1 && one.length >= SHORTEST && other.phrases.has(one)) return one
  if (isPerson && other.words.length === 1 && its.length >= SHORTEST && person.phrases.has(its)) return its
  return ''
}

/** A part of a name stands within the other as whole words: `Kenari` within `CV Kenari Jaya`. */
export const holds = (phrases: ReadonlySet<string>, part: string): boolean =>
  part.length >= SHORTEST && phrases.has(part)
