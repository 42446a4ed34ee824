import { z } from 'zod'
import { fields } from '../../actions/index.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Producer, ProducerInput } from './producer.ts'
import type { Move } from './programme.ts'

/** Whether a changed address is another place, or only written better. Asked when a firm is corrected. */
export const moveFields = {
  placeChange: z.enum(['', 'moved', 'corrected']).default(''),
  movedOn: fields.optionalIsoDate,
}
export type MoveInput = z.infer<z.ZodObject<typeof moveFields>>

const flat = (address: string): string => address.replace(/\s+/g, ' ').trim()

/** True where a stated place became another one; what was empty before was only completed. */
export const isPlaceChanged = (before: Producer, input: ProducerInput): boolean =>
  before.district !== input.district ||
  (before.village !== null && before.village !== input.village) ||
  (before.address !== '' && flat(before.address) !== flat(input.address))

const unanswered = problem(
  'place-change',
  'placeChange',
  text(
    'Alamatnya berubah. Pilih apakah tempat produksi pindah, atau hanya penulisannya yang diperbaiki: sebagian dokumen berakhir bila tempatnya pindah.',
    'The address changed. Choose whether production moved, or only the writing was corrected: some documents end when the place changes.',
  ),
)
const noDay = problem(
  'no-move-date',
  'movedOn',
  text('Isi sejak kapan tempat produksi pindah.', 'Enter since when production has moved.'),
)
const dayAhead = problem(
  'move-in-future',
  'movedOn',
  text(
    'Tanggal ini belum terjadi. Catat kepindahan setelah terjadi.',
    'This day has not come yet. Note the move once it has happened.',
  ),
)

/** `today` is `YYYY-MM-DD`. */
export function moveProblems(
  before: Producer,
  input: ProducerInput & MoveInput,
  today: string,
): readonly Problem[] {
  if (input.placeChange === 'moved') {
    if (input.movedOn === null) return [noDay]
    return input.movedOn > today ? [dayAhead] : []
  }
  return isPlaceChanged(before, input) && input.placeChange === '' ? [unanswered] : []
}

/** The move that the form states, explained by the old and the new address; null for none. */
export function moveOf(before: Producer, input: ProducerInput & MoveInput): Move | null {
  if (input.placeChange !== 'moved' || input.movedOn === null) return null
  const place = (one: Readonly<{ address: string; village: string | null; district: string }>): string =>
    flat(`${one.address} (${one.village ?? one.district})`)
  return {
    producerId: before.id,
    movedOn: input.movedOn,
    explanation: `${place(before)} → ${place(input)}`,
  }
}
