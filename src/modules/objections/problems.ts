import { problem, type Problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'

export const tooShort = (path: string, least: number): Problem =>
  problem(
    'too-short',
    path,
    text(
      `Tulis sekurang-kurangnya ${least} huruf: apa yang keliru, dan di mana.`,
      `Write at least ${least} characters: what is wrong, and where.`,
    ),
  )
export const groundNeeded = problem(
  'ground-needed',
  'ground_document',
  text('Pilih sekurang-kurangnya satu alasan.', 'Choose at least one ground.'),
)
export const tooManyPapers = (most: number): Problem =>
  problem(
    'too-many-papers',
    'paper1',
    text(
      `Paling banyak ${most} berkas. Hapus salah satu dahulu.`,
      `At most ${most} files. Remove one of them first.`,
    ),
  )
export const windowClosed = problem(
  'window-closed',
  '',
  text(
    'Masa sanggah untuk hasil ini tidak sedang dibuka. Batas waktunya tertulis di halaman ini.',
    'This result cannot be objected to now. Its time stands on this page.',
  ),
)
export const usedUp = (most: number): Problem =>
  problem(
    'used-up',
    '',
    text(
      `Pihak Anda sudah mengirim ${most} sanggahan terhadap hasil ini, dan itu paling banyak.`,
      `Your side has sent ${most} objections to this result, which is the most.`,
    ),
  )
export const decidedAnew = problem(
  'decided-anew',
  '',
  text(
    'Hasil ini sudah ditetapkan lagi setelah sanggahan, dan tidak dapat disanggah sekali lagi.',
    'This result was decided anew after an objection, and cannot be objected to once more.',
  ),
)
export const anotherOpen = problem(
  'another-open',
  '',
  text(
    'Sanggahan lain terhadap hasil ini sedang ditangani. Tunggu jawabannya.',
    'Another objection to this result is being handled. Wait for its answer.',
  ),
)
export const draftThere = problem(
  'draft-there',
  '',
  text(
    'Pihak Anda sudah mempunyai draf sanggahan terhadap hasil ini. Buka draf itu.',
    'Your side has a draft of an objection to this result already. Open that one.',
  ),
)
export const notEligible = problem(
  'not-eligible',
  'person',
  text(
    'Orang ini tidak dapat menanganinya: ikut serta dalam hasil semula, berasal dari provinsi pengusul, mempunyai kepentingan atas produknya, atau tidak lagi bertugas. Pilih orang lain.',
    'This person cannot handle it: took part in the result, is of the nominating province, has an interest in the product, or is no longer in the role. Choose somebody else.',
  ),
)
export const findingNeeded = (path: string): Problem =>
  problem(
    'finding-needed',
    path,
    text('Pilih apakah alasan ini terbukti.', 'Choose whether this ground holds.'),
  )
