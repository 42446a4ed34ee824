import { problem, type Problem } from '../foundation/problem.ts'
import { text, type Text } from '../foundation/text.ts'
import blockList from './password-block-list.json' with { type: 'json' }

/** Words that an attacker tries first for this very account. */
export type PasswordContext = Readonly<{
  /** The person's name, mail address, employer. */
  personal: readonly string[]
  /** Words of the service and of its owner. */
  service: readonly string[]
}>

export const PASSWORD_MIN = 15
export const PASSWORD_MAX = 200

/** What must be left when everything guessable is taken away: letters count whole, digits and signs a third. */
const ENOUGH = 5
const RUN = 4
const MIN_DISTINCT = 5
const GONE = '\0'

type Weakness = 'known' | 'repeats' | 'keyboard' | 'personal' | 'service' | 'words'

const advice = text(
  'Pakailah beberapa kata yang tidak berhubungan, misalnya empat benda di sekitar Anda.',
  'Use several words that have nothing to do with each other, such as four things around you.',
)
const explained = (id: string, en: string): Text => text(`${id} ${advice.id}`, `${en} ${advice.en}`)

const reasons: Readonly<Record<Weakness, Text>> = {
  known: explained(
    'Sandi ini termasuk yang paling sering dipakai orang, sehingga dicoba lebih dahulu oleh penebak.',
    'This is one of the passwords people choose most, so guessers try it first.',
  ),
  repeats: explained(
    'Sandi ini mengulang bagian yang sama, sehingga mudah ditebak.',
    'This password repeats the same part, so it is easy to guess.',
  ),
  keyboard: explained(
    'Sandi ini sebagian besar mengikuti urutan tombol, huruf, atau angka.',
    'This password is mostly a run of keys, letters or digits.',
  ),
  personal: explained(
    'Sandi ini sebagian besar berisi nama, alamat surel, atau instansi Anda sendiri.',
    'This password is mostly your own name, e-mail address or employer.',
  ),
  service: explained(
    'Sandi ini sebagian besar berisi kata-kata layanan ini.',
    'This password is mostly words of this service.',
  ),
  words: explained(
    'Sandi ini hampir seluruhnya kata yang sering dipakai sebagai sandi, ditambah angka.',
    'This password is almost only words often used as passwords, with digits added.',
  ),
}

/** Everything wrong with a password that somebody chooses; `path` is the form field. Any characters are welcome. */
export function passwordProblems(
  password: string,
  path: string,
  context: PasswordContext,
): readonly Problem[] {
  const length = Array.from(password).length
  const problems: Problem[] = []
  if (length < PASSWORD_MIN) problems.push(problem('password-short', path, tooShort(length)))
  if (length > PASSWORD_MAX) return [problem('password-long', path, tooLong)]
  const weakness = length === 0 ? null : weaknessOf(password, context)
  if (weakness) problems.push(problem(`password-${weakness}`, path, reasons[weakness]))
  return problems
}

const tooShort = (length: number): Text =>
  length === 0
    ? text('Wajib diisi.', 'This is required.')
    : text(
        `Sandi sekurang-kurangnya ${PASSWORD_MIN} huruf; ini baru ${length}. ${advice.id}`,
        `A password has at least ${PASSWORD_MIN} characters; this one has ${length}. ${advice.en}`,
      )
const tooLong = text(
  `Sandi paling banyak ${PASSWORD_MAX} huruf.`,
  `A password has at most ${PASSWORD_MAX} characters.`,
)

const letters: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

/** A character that takes two units (an emoji) as one unit of its own. */
const privateUnit = (character: string): string =>
  String.fromCharCode(0xe000 + ((character.codePointAt(0) ?? 0) % 0x1900))

/** Lower case, one unit for each character, without spaces and the signs that people put between words. */
const coreOf = (value: string): string =>
  Array.from(value.normalize('NFKC').toLowerCase())
    .filter(character => !/[\s._-]/.test(character))
    .map(character => (character.length === 1 ? character : privateUnit(character)))
    .join('')

/** The same with digits and signs read as the letters they stand for: `p4ssw0rd`. */
const spelledOut = (core: string): string =>
  core
    .split('')
    .map(one => letters[one] ?? one)
    .join('')

function weaknessOf(password: string, context: PasswordContext): Weakness | null {
  const core = coreOf(password)
  if (isKnown(core)) return 'known'
  if (password.length >= PASSWORD_MIN && isRepetition(core)) return 'repeats'
  const lists: readonly (readonly [Weakness, readonly string[]])[] = [
    ['keyboard', runs],
    ['personal', wordsOf(context.personal, 3)],
    ['service', wordsOf(context.service, 3)],
    ['words', blockList.words],
  ]
  for (const reading of [core, spelledOut(core)]) {
    let left = reading
    for (const [weakness, words] of lists) {
      const before = left
      left = without(left, words)
      if (left !== before && strengthOf(core, left) < ENOUGH) return weakness
    }
  }
  return null
}

const known: ReadonlySet<string> = new Set(blockList.passwords)
const plainWord = (value: string): string => value.replaceAll(/[^\p{L}\p{N}]/gu, '').replace(/\d+$/, '')
const isKnown = (core: string): boolean =>
  known.has(plainWord(core)) || known.has(plainWord(spelledOut(core.replace(/[\d!]+$/, ''))))

/** True for one part over and over (`abcabcabcabcabc`), and where hardly any two characters differ. */
function isRepetition(core: string): boolean {
  if (new Set(core).size < MIN_DISTINCT) return true
  for (let period = 1; period <= core.length / 2; period++) {
    if (core.slice(period) === core.slice(0, core.length - period)) return true
  }
  return false
}

const reversed = (value: string): string => value.split('').reverse().join('')

/** Every stretch of a row of keys, in both directions, longest first. */
const runs: readonly string[] = [
  ...new Set(
    blockList.rows
      .flatMap(row => [row, reversed(row)])
      .flatMap(row =>
        Array.from({ length: row.length }, (_, start) =>
          Array.from({ length: Math.max(0, row.length - start - RUN + 1) }, (_unused, more) =>
            row.slice(start, start + RUN + more),
          ),
        ).flat(),
      ),
  ),
].sort((one, other) => other.length - one.length)

/** The words of names and addresses, and each whole without spaces, longest first. */
const wordsOf = (sources: readonly string[], minLength: number): readonly string[] =>
  [
    ...new Set(
      sources.flatMap(source => [coreOf(source), ...source.split(/[\s@._,-]+/).map(part => coreOf(part))]),
    ),
  ]
    .filter(word => word.length >= minLength)
    .sort((one, other) => other.length - one.length)

/** Takes the words away, keeping the place of every character. */
function without(value: string, words: readonly string[]): string {
  let left = value
  for (const word of words) left = left.replaceAll(word, GONE.repeat(word.length))
  return left
}

function strengthOf(core: string, left: string): number {
  let whole = 0
  let other = 0
  for (let index = 0; index < core.length; index++) {
    if (left[index] === GONE) continue
    if (/\p{L}/u.test(core[index] ?? '')) whole++
    else other++
  }
  return whole + Math.floor(other / 3)
}
