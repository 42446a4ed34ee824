import { randomOf } from '../pictures/random.ts'
import type { DemoProduct } from './content.ts'

const padded = (value: number, digits: number): string => String(value).padStart(digits, '0')

/** The digit that makes a row of digits pass the Luhn check. */
function checkDigit(digits: string): number {
  const sum = Array.from(digits, Number)
    .toReversed()
    .reduce((total, digit, index) => {
      const doubled = index % 2 === 0 ? digit * 2 : digit
      return total + (doubled > 9 ? doubled - 9 : doubled)
    }, 0)
  return (10 - (sum % 10)) % 10
}

/** A person's number of the region 99.99, which does not exist; women's days are moved on by forty. */
function identityNumber({ id, index, producer }: DemoProduct): string {
  const random = randomOf(`identity ${id}`, 0)
  const day = random.whole(1, 28) + (producer.women > producer.men ? 40 : 0)
  return `999999${padded(day, 2)}${padded(random.whole(1, 12), 2)}${random.whole(62, 88)}${padded(9000 + index, 4)}`
}

/**
 * The numbers of a product's papers. All pass the checks of form, and none can exist: ascending digits in region
 * 99.99, tax office 000, or the word CONTOH. `expiryYear` has four digits.
 */
export const numberOf = {
  nib: ({ index }) => `99999${padded(index, 8)}`,
  npwp: ({ index }) => {
    const head = padded(index, 8)
    return `${head}${checkDigit(head)}000000`
  },
  nik: identityNumber,
  'p-irt': ({ index }, expiryYear) => `206999901${padded(index, 4)}${expiryYear.slice(2)}`,
  bpom: ({ index }) => `MD 9999${padded(index, 8)}`,
  halal: ({ index }) => `ID9999${padded(index, 13)}`,
  merek: ({ index }) => `IDM999${padded(index, 6)}`,
  'uji-lab': ({ index }) => `CONTOH/LHU/${padded(index, 3)}`,
  'surat-usulan': ({ index }) => `530/CONTOH/${padded(index, 3)}`,
} as const satisfies Record<string, (product: DemoProduct, expiryYear: string) => string>

/** The number of a sentra's decree, by its place in the list. */
export const decreeNumber = (place: number): string => `188.45/CONTOH/${padded(place, 3)}`
