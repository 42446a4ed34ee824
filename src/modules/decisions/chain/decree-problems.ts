import { problem, type Problem } from '../../../foundation/problem.ts'
import { text, type Text } from '../../../foundation/text.ts'
import { capitalDay } from '../../../platform/local-time.ts'
import { formatDay, formatMoment } from '../../../platform/translations.ts'
import type { SignedPaper } from '../../../platform/signing/index.ts'
import type { Recommendation } from './recommendation.ts'

const inTheFuture = problem(
  'future-date',
  'decree_date',
  text(
    'Tanggal keputusan belum tiba. Isi tanggal pada surat keputusan.',
    'This date has not come yet. Enter the date on the decree.',
  ),
)
const beforeSigning = problem(
  'date-before-list',
  'decree_date',
  text(
    'Tanggal keputusan mendahului penandatanganan daftar. Periksa tanggal pada surat keputusan.',
    'This date is before the list was signed. Check the date on the decree.',
  ),
)

const beforeMandate = (day: string): Problem =>
  problem(
    'date-before-mandate',
    'decree_date',
    text(
      `Tanggal keputusan mendahului masa Anda bertindak, yang mulai ${formatDay(day, 'id')}. Isi tanggal sejak hari itu.`,
      `This date is before you act in the post, from ${formatDay(day, 'en')} on. Enter that day or a later one.`,
    ),
  )

const otherDay = (number: string, day: string): Problem =>
  problem(
    'number-used',
    'decree_number',
    text(
      `Nomor ${number} sudah dipakai untuk keputusan tanggal ${formatDay(day, 'id')}. Periksa nomor dan tanggal pada surat keputusan.`,
      `Number ${number} is already that of a decree of ${formatDay(day, 'en')}. Check number and date on the decree.`,
    ),
  )

/** `days`: those of other decided lists under this number. */
export const numberProblems = (number: string, date: string, days: readonly string[]): readonly Problem[] =>
  days
    .filter(day => day !== date)
    .slice(0, 1)
    .map(day => otherDay(number, day))

/** `date` is `YYYY-MM-DD`, and so is `firstDay`: from when whoever signs acts, where it is by a mandate. */
export function dateProblems(
  list: Recommendation,
  date: string,
  now: Date,
  firstDay: string | null,
): readonly Problem[] {
  if (date > capitalDay(now)) return [inTheFuture]
  if (firstDay !== null && date < firstDay) return [beforeMandate(firstDay)]
  return date < capitalDay(list.signedAt) ? [beforeSigning] : []
}

const nothing = text('Belum ada yang ditetapkan.', 'Nothing has been decided.')
const atPassphrase = (code: string, { id, en }: Text): Problem =>
  problem(code, 'passphrase', text(`${id} ${nothing.id}`, `${en} ${nothing.en}`))

/** Another annex than the one that was read, or none. */
export const otherAnnex = problem(
  'annex-changed',
  '',
  text(
    'Lampiran disiapkan lagi sesudah Anda membacanya. Belum ada yang ditetapkan: baca lampiran yang terbaru, lalu tandatangani.',
    'The annex was prepared again after you read it. Nothing has been decided: read the latest one, then sign it.',
  ),
)
export const otherSigner = problem(
  'annex-of-other',
  '',
  text(
    'Lampiran ini disiapkan atas nama pejabat lain. Siapkan lampiran atas nama Anda, lalu baca dan tandatangani.',
    'This annex was prepared in another official’s name. Prepare it in your own, then read and sign it.',
  ),
)
/** The same official, by another mandate or as the holder of the post since. */
export const otherCapacity = problem(
  'annex-of-other-capacity',
  '',
  text(
    'Lampiran ini menyebut jabatan atau surat perintah yang bukan lagi dasar Anda bertindak. Belum ada yang ditetapkan: siapkan lampiran lagi, lalu baca dan tandatangani.',
    'This annex names a post or a mandate by which you no longer act. Nothing has been decided: prepare the annex again, then read and sign it.',
  ),
)
export const passphraseMissing = atPassphrase(
  'required',
  text(
    'Ketik frasa sandi tanda tangan elektronik Anda.',
    'Type the passphrase of your electronic signature.',
  ),
)

/** What a paper of ours is that could not be signed: the service's answer, or that it gave none. */
export type Unsigned = Exclude<SignedPaper, { kind: 'signed' }>

const moment = (at: Date): Text => text(formatMoment(at, 'id'), formatMoment(at, 'en'))

const wrong = (left: number): Text =>
  text(
    `Frasa sandi salah. Masih ada ${left} kesempatan sebelum tanda tangan Anda terkunci sementara.`,
    `The passphrase is wrong. You can try ${left} more times before your signature is locked for a while.`,
  )

function ended(unsigned: Extract<Unsigned, { until: Date }>): Text {
  const until = moment(unsigned.until)
  return unsigned.kind === 'locked'
    ? text(
        `Terlalu banyak frasa sandi yang salah: tanda tangan Anda terkunci sampai ${until.id}.`,
        `Too many wrong passphrases: your signature is locked until ${until.en}.`,
      )
    : text(
        `Sertifikat elektronik Anda berakhir ${until.id}. Perbarui sertifikat pada penyelenggaranya.`,
        `Your electronic certificate ended ${until.en}. Renew it with its provider.`,
      )
}

const tooShort = (atLeast: number): Text =>
  text(`Frasa sandi paling sedikit ${atLeast} huruf.`, `A passphrase has at least ${atLeast} characters.`)
const away = text(
  'Layanan tanda tangan elektronik tidak dapat dihubungi atau tidak menjawab. Nomor dan tanggal keputusan tersimpan; coba lagi beberapa saat lagi.',
  'The service for electronic signatures cannot be reached or does not answer. Number and date of the decree are kept; try again in a while.',
)

/** Why the annex was not signed, in words for the signer. */
export function unsignedProblem(unsigned: Unsigned): Problem {
  switch (unsigned.kind) {
    case 'wrong-passphrase':
      return atPassphrase('wrong-passphrase', wrong(unsigned.attemptsLeft))
    case 'weak-passphrase':
      return atPassphrase('weak-passphrase', tooShort(unsigned.atLeast))
    case 'locked':
    case 'expired':
      return atPassphrase(`signature-${unsigned.kind}`, ended(unsigned))
    case 'away':
      return atPassphrase('signing-away', away)
  }
}
