import { problem, type Problem } from '../../foundation/problem.ts'
import { text, type Locale } from '../../foundation/text.ts'
import { formatDay } from '../../platform/translations.ts'
import { nextState, readyToSubmit, type WorkingFile } from '../nominations/index.ts'
import { NO_NIP } from './letter.ts'
import type { Ticked } from './letter-query.ts'
import { MOST_IN_ONE_LETTER, type UsedNumber } from './load-approval.ts'

const NIP_DIGITS = 18

const nameOf = ({ productFile }: WorkingFile): string => productFile.product.name

export const wrongState = problem(
  'state',
  '',
  text('Usulan sudah berpindah tahap. Muat ulang halaman.', 'The nomination has moved on. Reload the page.'),
)

export const numberMissing = problem(
  'letter-number',
  'number',
  text(
    'Ketik nomor surat dari buku register dinas. Surat usulan dibuat dengan nomor itu saat Anda menyetujui.',
    'Enter the letter number from the register of the office. The nomination letter is made with it when you approve.',
  ),
)

/** What a letter names, in short: its first product, and how many more. */
const namedIn = (products: readonly string[], locale: Locale): string => {
  const [first = '', ...others] = products
  if (first === '') return ''
  const more = locale === 'id' ? `dan ${others.length} usulan lain` : `and ${others.length} more`
  return others.length === 0 ? ` (${first})` : ` (${first} ${more})`
}

/** The register gave the number to another letter: to which one, of which day. */
export function numberUsed({ number, day, isMade, products }: UsedNumber): Problem {
  const [id, en] = [formatDay(day, 'id'), formatDay(day, 'en')]
  const said = isMade
    ? text(
        `Nomor ${number} sudah dipakai untuk surat usulan dinas Anda tanggal ${id}${namedIn(products, 'id')}. Ambil nomor berikutnya dari register.`,
        `The number ${number} already stands on a nomination letter of your office of ${en}${namedIn(products, 'en')}. Take the next one from the register.`,
      )
    : text(
        `Nomor ${number} ada pada surat usulan tanggal ${id} yang sudah diunggah. Ambil nomor berikutnya dari register.`,
        `The number ${number} stands on the nomination letter of ${en} that was uploaded. Take the next one from the register.`,
      )
  return problem('letter-number-used', 'number', said)
}

export const wrongNip = problem(
  'nip',
  'nip',
  text(
    `NIP terdiri dari ${NIP_DIGITS} angka. Periksa lagi, atau ketik - bila tanpa NIP.`,
    `A NIP has ${NIP_DIGITS} digits. Check it again, or enter - for none.`,
  ),
)

/** Digits with or without spaces, as on a stamp. */
export const isNip = (typed: string): boolean =>
  typed === '' || typed === NO_NIP || new RegExp(`^\\d{${NIP_DIGITS}}$`).test(typed.replaceAll(' ', ''))

export const nothingTicked = problem(
  'nothing-ticked',
  '',
  text(
    'Belum ada usulan yang dicentang. Kembali, lalu centang usulan yang Anda setujui.',
    'No nomination is ticked. Go back and tick those that you approve.',
  ),
)

export const tooMany = problem(
  'too-many',
  '',
  text(
    `Satu surat memuat paling banyak ${MOST_IN_ONE_LETTER} usulan. Setujui dalam beberapa surat.`,
    `A letter names at most ${MOST_IN_ONE_LETTER} nominations. Approve in several letters.`,
  ),
)

const mixedEditions = problem(
  'mixed',
  '',
  text(
    'Satu surat hanya memuat usulan dari satu edisi. Pilih lagi, satu surat untuk tiap edisi.',
    'A letter names nominations of one edition only. Choose again, one letter for each edition.',
  ),
)

const mixedAreas = problem(
  'mixed',
  '',
  text(
    'Satu surat hanya memuat usulan dari satu kabupaten atau kota. Pilih lagi, satu surat untuk tiap wilayah.',
    'A letter names nominations of one regency or city only. Choose again, one letter for each area.',
  ),
)

/** Why one letter cannot name all of these; nothing where it can. */
function mixedProblems(files: readonly WorkingFile[]): readonly Problem[] {
  const editions = new Set(files.map(({ nomination }) => nomination.editionId)).size
  const areas = new Set(files.map(({ nomination }) => nomination.areaPath)).size
  return [...(editions > 1 ? [mixedEditions] : []), ...(areas > 1 ? [mixedAreas] : [])]
}

/** Somebody saved something after the page was drawn: which one, so that it can be looked at again. */
export const changedMeanwhile = (file: WorkingFile): Problem =>
  problem(
    'changed',
    '',
    text(
      `Usulan ${nameOf(file)} berubah setelah halaman ini dibuka. Tidak ada yang disetujui. Lihat lagi usulan itu, lalu setujui.`,
      `The nomination of ${nameOf(file)} changed after this page was opened. Nothing was approved. Look at it again, then approve.`,
    ),
  )

/** What keeps one of several from being approved, with its name in front. */
function fileProblems(file: WorkingFile): readonly Problem[] {
  const about = (one: Problem): Problem => ({
    ...one,
    path: '',
    message: text(`${nameOf(file)}: ${one.message.id}`, `${nameOf(file)}: ${one.message.en}`),
  })
  if (!nextState(file.nomination.state, 'nomination.approve')) return [about(wrongState)]
  return readyToSubmit(file.readiness) ? [] : file.readiness.problems.map(about)
}

/** The first thing that keeps the letter from being written, or everything that the files lack. `asked`: as they were when they were ticked; `seenNow`: what somebody who looks now would see. */
export function letterHindrances(
  files: readonly WorkingFile[],
  asked: readonly Ticked[],
  seenNow: (file: WorkingFile) => string,
): readonly Problem[] {
  if (asked.length === 0) return [nothingTicked]
  if (asked.length > MOST_IN_ONE_LETTER) return [tooMany]
  const mixed = mixedProblems(files)
  if (mixed.length > 0) return mixed
  const changed = files.filter(file => {
    const { id, rowVersion } = file.nomination
    const tick = asked.find(one => one.id === id)
    return tick?.version !== rowVersion || tick.seen !== seenNow(file)
  })
  return changed.length > 0 ? changed.map(changedMeanwhile) : files.flatMap(fileProblems)
}
