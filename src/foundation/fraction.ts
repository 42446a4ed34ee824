/** An exact number as a reduced fraction; the denominator is positive. Compare with `compare`, never with `===`. */
export type Fraction = Readonly<{ numerator: bigint; denominator: bigint }>

/** `half-up`: a half goes away from zero; `half-even`: to the even neighbour; `down`: towards zero. */
export type RoundingKind = 'half-up' | 'half-even' | 'down'

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value)

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [magnitude(a), magnitude(b)]
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller]
  return larger
}

/** Reduced on making. Throws on a zero denominator. */
export function fraction(numerator: bigint | number, denominator: bigint | number = 1n): Fraction {
  const [top, bottom] = [BigInt(numerator), BigInt(denominator)]
  if (bottom === 0n) throw new RangeError('a fraction needs a denominator other than zero')
  const divisor = greatestCommonDivisor(top, bottom) * (bottom < 0n ? -1n : 1n)
  return { numerator: top / divisor, denominator: bottom / divisor }
}

export const zero = fraction(0n)

export const add = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)

export const subtract = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator)

export const multiply = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.numerator * b.numerator, a.denominator * b.denominator)

/** Throws when `b` is zero. */
export const divide = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.numerator * b.denominator, a.denominator * b.numerator)

/** Negative, zero or positive, as `a` is below, equal to or above `b`: a comparator for `sort`. */
export function compare(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export const equal = (a: Fraction, b: Fraction): boolean => compare(a, b) === 0
export const least = (a: Fraction, b: Fraction): Fraction => (compare(a, b) <= 0 ? a : b)
export const greatest = (a: Fraction, b: Fraction): Fraction => (compare(a, b) >= 0 ? a : b)
export const sum = (values: Iterable<Fraction>): Fraction => [...values].reduce(add, zero)

/** 450 hundredths are 9/2. Throws unless whole. */
export const fromHundredths = (hundredths: number): Fraction => fraction(BigInt(hundredths), 100n)

const decimalForm = /^(-?)(\d+)(?:\.(\d+))?$/

/** `"12.5"` exactly. Throws for anything but digits with an optional sign and point. */
export function fromDecimal(decimal: string): Fraction {
  const [matched, sign = '', whole = '', digits = ''] = decimalForm.exec(decimal) ?? []
  if (matched === undefined) throw new SyntaxError(`not a decimal: ${decimal}`)
  return fraction(BigInt(sign + whole + digits), 10n ** BigInt(digits.length))
}

/** `"624/7"`, and a whole number without denominator: `"88"`. */
export const toText = ({ numerator, denominator }: Fraction): string =>
  denominator === 1n ? `${numerator}` : `${numerator}/${denominator}`

/** Reads what `toText` writes, and decimals: `"624/7"`, `"88"`, `"88.50"`. Throws for anything else. */
export function fromText(value: string): Fraction {
  const [top = '', bottom, ...rest] = value.split('/')
  if (rest.length > 0) throw new SyntaxError(`not a fraction: ${value}`)
  return bottom === undefined ? fromDecimal(top) : divide(fromDecimal(top), fromDecimal(bottom))
}

function awayFromZero(kind: RoundingKind, quotient: bigint, twiceRest: bigint, denominator: bigint): boolean {
  if (kind === 'down' || twiceRest < denominator) return false
  if (twiceRest > denominator || kind === 'half-up') return true
  return quotient % 2n !== 0n
}

/** The value rounded to so many decimal places, still exact. */
export function round(value: Fraction, kind: RoundingKind, places: number): Fraction {
  const scale = 10n ** BigInt(places)
  const scaled = magnitude(value.numerator) * scale
  const quotient = scaled / value.denominator
  const twiceRest = (scaled % value.denominator) * 2n
  const rounded = awayFromZero(kind, quotient, twiceRest, value.denominator) ? quotient + 1n : quotient
  return fraction(value.numerator < 0n ? -rounded : rounded, scale)
}

/**
 * Decimal text with `atLeast` places, and more, up to `atMost`, where the value needs them: 177/2 is `"88.50"`.
 * A value that does not end within `atMost` places is rounded half-up there: for reading, never for comparing.
 */
export function toDecimal(value: Fraction, atLeast: number, atMost: number = atLeast): string {
  const { numerator, denominator } = round(value, 'half-up', atMost)
  const digits = (magnitude(numerator) * 10n ** BigInt(atMost)) / denominator
  const padded = digits.toString().padStart(atMost + 1, '0')
  const whole = padded.slice(0, padded.length - atMost)
  let places = padded.slice(padded.length - atMost)
  while (places.length > atLeast && places.endsWith('0')) places = places.slice(0, -1)
  return `${numerator < 0n ? '-' : ''}${whole}${places ? `.${places}` : ''}`
}
