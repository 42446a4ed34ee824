/** Letters and digits that nobody confuses on a handwritten label. */
const letters = 'ACEFHJKLMNPRTUVWXY'
const digits = '2345679'
const patterns = [letters, letters, digits, digits, digits, digits]

/**
 * A blind code such as `KT-4729`, made from random text that the caller brings. It says nothing of the
 * product, its place or the order in which things arrived.
 */
export function blindCodeFrom(random: string): string {
  const numbers = Array.from(random, character => character.charCodeAt(0))
  const picked = patterns.map(
    (from, index) =>
      from[((numbers[index * 2] ?? 0) * 31 + (numbers[index * 2 + 1] ?? 0)) % from.length] ?? '',
  )
  return dashed(picked.join(''))
}

const dashed = (plain: string): string => `${plain.slice(0, 2)}-${plain.slice(2)}`

/** Every code that one wrong character, or two neighbours swapped, makes of this one. */
export function neighboursOf(code: string): readonly string[] {
  const plain = code.replace('-', '')
  const replaced = patterns.flatMap((from, index) =>
    Array.from(from, letter => plain.slice(0, index) + letter + plain.slice(index + 1)),
  )
  const swapped = patterns.map(
    (_, index) =>
      plain.slice(0, index) + (plain[index + 1] ?? '') + (plain[index] ?? '') + plain.slice(index + 2),
  )
  return [...new Set([...replaced, ...swapped])].filter(one => one !== plain).map(dashed)
}

/** What somebody typed or scanned as a blind code, in its form; null where it cannot be one. */
export function readBlindCode(typed: string): string | null {
  const plain = typed.toUpperCase().replaceAll(/[\s-]/g, '')
  return /^[A-Z]{2}[0-9]{4}$/.test(plain) ? dashed(plain) : null
}

/** The letters of a label: none that is taken for another one when read aloud or copied by hand. */
const labelLetters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const DRAWN = 6

/** The count of letters is a prime: one wrong letter, or two neighbours swapped, never has the same check letter. */
function checkLetter(drawn: string): string {
  const sum = Array.from(drawn, letter => labelLetters.indexOf(letter)).reduce(
    (before, value, index) => before + value * (index + 2),
    0,
  )
  return labelLetters[sum % labelLetters.length] ?? ''
}

/** A code for the outside of a parcel: six letters drawn from the caller's random text, and the letter that checks them. */
export function labelCodeFrom(random: string): string {
  // Two characters of 32 kinds each, so that every letter is about equally probable.
  const drawn = Array.from({ length: DRAWN }, (_, index) => {
    const value = random.charCodeAt(index * 2) * 37 + random.charCodeAt(index * 2 + 1)
    return labelLetters[value % labelLetters.length] ?? ''
  }).join('')
  return drawn + checkLetter(drawn)
}

/** As people read it: `K7P4-XM2`. */
export const labelText = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`

/** What somebody typed or scanned as a label's code; null where its check letter does not fit. */
export function readLabelCode(typed: string): string | null {
  const plain = typed.toUpperCase().replaceAll(/[\s-]/g, '')
  const fits =
    plain.length === DRAWN + 1 &&
    Array.from(plain).every(letter => labelLetters.includes(letter)) &&
    checkLetter(plain.slice(0, DRAWN)) === plain.at(-1)
  return fits ? plain : null
}
