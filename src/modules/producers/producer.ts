import { z } from 'zod'
import { fields } from '../../actions/index.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Place } from './place.ts'
import { optionalCode } from './sentra.ts'

export type Producer = Readonly<
  Place & {
    id: string
    sentraId: string | null
    name: string
    ownerName: string
    address: string
    phone: string
    email: string
    foundedYear: number | null
    workersMen: number
    workersWomen: number
    story: string
    rowVersion: number
  }
>

const EARLIEST_YEAR = 1800

const own = (id: string, en: string) => ({ params: { text: text(id, en) } })
const phone = fields
  .optionalText(30)
  .refine(
    value => value === '' || /^\+?[\d\s().-]{6,30}$/.test(value),
    own(
      'Tulis nomor telepon dengan angka, misalnya 0812 3456 7890.',
      'Write the phone number in digits, such as 0812 3456 7890.',
    ),
  )
const email = fields
  .optionalText(200)
  .refine(
    value => value === '' || z.email().safeParse(value).success,
    own(
      'Tulis alamat surel yang lengkap, misalnya nama@contoh.go.id.',
      'Enter a full e-mail address, such as name@example.org.',
    ),
  )

/** What the producer form sends. */
export const producerFields = {
  sentra: optionalCode,
  name: fields.requiredText(150, 3),
  ownerName: fields.requiredText(150, 2),
  district: fields.requiredText(20),
  village: optionalCode,
  address: fields.optionalText(300),
  phone,
  email,
  foundedYear: fields.optionalWholeNumber(EARLIEST_YEAR, 9_999),
  workersMen: fields.wholeNumber(0, 100_000),
  workersWomen: fields.wholeNumber(0, 100_000),
  story: fields.optionalText(5_000),
}
export type ProducerInput = z.infer<z.ZodObject<typeof producerFields>>

/** A firm cannot be founded in the future. */
export function foundedYearProblems(year: number | null, now: Date): readonly Problem[] {
  if (year === null || year <= now.getFullYear()) return []
  return [
    problem(
      'future-year',
      'foundedYear',
      text(
        'Tahun berdiri belum terjadi. Isi tahun yang sudah lewat.',
        'This year has not come yet. Enter a year that is over.',
      ),
    ),
  ]
}
