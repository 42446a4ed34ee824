import { text, type Text } from '../../foundation/text.ts'

/** Every state of a nomination, in the order of its life. */
export const nominationStates = [
  'draft',
  'approved',
  'submitted',
  'returned',
  'resubmitted',
  'admitted',
  'not-admitted',
  'in-assessment',
  'assessed',
  'recommended',
  'decided',
  'published',
  'withdrawn',
  'lapsed',
] as const
export type NominationState = (typeof nominationStates)[number]

type Move = Readonly<{ from: NominationState; action: string; to: NominationState }>

const moves = (action: string, from: readonly NominationState[], to: NominationState): readonly Move[] =>
  from.map(state => ({ from: state, action, to }))

/** The only legal moves. There is no other way from one state to another. */
export const lifecycle: readonly Move[] = [
  ...moves('nomination.approve', ['draft'], 'approved'),
  ...moves('nomination.reopen', ['approved'], 'draft'),
  ...moves('nomination.submit', ['approved'], 'submitted'),
  ...moves('verification.return', ['submitted', 'resubmitted'], 'returned'),
  ...moves('nomination.resubmit', ['returned'], 'resubmitted'),
  ...moves('nomination.lapse', ['returned'], 'lapsed'),
  ...moves('verification.admit', ['submitted', 'resubmitted'], 'admitted'),
  ...moves('verification.refuse', ['submitted', 'resubmitted'], 'not-admitted'),
  ...moves('assessment.assign', ['admitted', 'in-assessment'], 'in-assessment'),
  // A further sheet asked for after the first ones were locked brings the product back to the assessors; where nobody
  // is left to give it, the product returns to the plenary with the sheets it has.
  ...moves('assessment.add-sheet', ['assessed'], 'in-assessment'),
  ...moves('assessment.add-sheet', ['in-assessment'], 'assessed'),
  // Opened again by the chair, a sheet brings its product back to the assessors.
  ...moves('scoresheet.unlock', ['assessed'], 'in-assessment'),
  // Set aside because of an interest, a sheet leaves a place that somebody else fills.
  ...moves('scoresheet.set-aside', ['assessed'], 'in-assessment'),
  ...moves('scoresheet.lock', ['in-assessment'], 'assessed'),
  // Where the rules want a sheet on which the panel agrees, that one ends the assessment, and opens it again.
  ...moves('agreed-sheet.lock', ['in-assessment'], 'assessed'),
  ...moves('agreed-sheet.open', ['assessed'], 'in-assessment'),
  // Where the rules give no points nobody scores: what was admitted goes to the plenary as it is.
  ...moves('assessment.pass-on', ['admitted', 'in-assessment'], 'assessed'),
  ...moves('recommendation.sign', ['assessed'], 'recommended'),
  ...moves('recommendation.return', ['recommended'], 'assessed'),
  ...moves('decision.decide', ['recommended'], 'decided'),
  ...moves('publication.release', ['decided'], 'published'),
  ...moves(
    'nomination.withdraw',
    ['draft', 'approved', 'submitted', 'returned', 'resubmitted', 'admitted', 'in-assessment', 'assessed'],
    'withdrawn',
  ),
]

/** The state that the action leads to, or null where it is not a legal move. */
export const nextState = (state: NominationState, action: string): NominationState | null =>
  lifecycle.find(move => move.from === state && move.action === action)?.to ?? null

/** Who has to do the next thing. */
export const holders = {
  operator: text('Operator dinas', 'Office operator'),
  head: text('Kepala dinas', 'Head of the office'),
  office: text('Dinas pengusul', 'Nominating office'),
  secretariat: text('Sekretariat', 'Secretariat'),
  assessors: text('Tim penilai', 'Assessors'),
  panel: text('Tim seleksi', 'Selection team'),
  minister: text('Direktur Jenderal dan Menteri', 'Director General and Minister'),
  publication: text('Petugas publikasi', 'Publication officers'),
  nobody: text('Selesai', 'Finished'),
} as const satisfies Record<string, Text>

export type StateWords = Readonly<{ word: Text; meaning: Text; holder: Text }>

/** The word of every state, what it means, and who holds the ball. */
export const stateWords: Readonly<Record<NominationState, StateWords>> = {
  draft: {
    word: text('Disusun', 'Draft'),
    meaning: text(
      'Usulan sedang disusun oleh dinas dan belum dikirim.',
      'The office is preparing the nomination; it has not been sent.',
    ),
    holder: holders.operator,
  },
  approved: {
    word: text('Disetujui dinas', 'Approved by the office'),
    meaning: text(
      'Kepala dinas sudah menyetujui. Usulan belum dikirim ke sekretariat.',
      'The head of the office has approved. It has not been sent to the secretariat yet.',
    ),
    holder: holders.operator,
  },
  submitted: {
    word: text('Terkirim', 'Submitted'),
    meaning: text(
      'Usulan sudah diterima dan menunggu verifikasi administrasi.',
      'The nomination was received and waits for verification.',
    ),
    holder: holders.secretariat,
  },
  returned: {
    word: text('Dikembalikan', 'Returned'),
    meaning: text(
      'Ada butir yang harus diperbaiki dinas. Alasannya tertulis pada tiap butir.',
      'The office must correct some items. The reason stands beside each item.',
    ),
    holder: holders.office,
  },
  resubmitted: {
    word: text('Dikirim ulang', 'Resubmitted'),
    meaning: text(
      'Perbaikan sudah diterima dan menunggu verifikasi.',
      'The correction was received and waits for verification.',
    ),
    holder: holders.secretariat,
  },
  admitted: {
    word: text('Lolos administrasi', 'Admitted'),
    meaning: text(
      'Berkas lengkap dan benar. Produk akan dibagikan kepada penilai.',
      'The file is complete and correct. The product goes to assessors next.',
    ),
    holder: holders.secretariat,
  },
  'not-admitted': {
    word: text('Tidak lolos administrasi', 'Not admitted'),
    meaning: text(
      'Berkas tidak memenuhi syarat. Semua alasan dan aturannya tertulis di halaman usulan.',
      'The file does not meet the requirements. Every reason stands with its rule on the nomination’s page.',
    ),
    holder: holders.nobody,
  },
  'in-assessment': {
    word: text('Dinilai', 'In assessment'),
    meaning: text(
      'Penilai sedang menilai produk. Nilai belum dapat dilihat siapa pun di luar tim seleksi.',
      'Assessors are scoring the product. No one outside of the selection team sees a score.',
    ),
    holder: holders.assessors,
  },
  assessed: {
    word: text('Selesai dinilai', 'Assessed'),
    meaning: text(
      'Semua lembar penilaian terkunci. Pleno tim seleksi berikutnya.',
      'All scoresheets are locked. The plenary comes next.',
    ),
    holder: holders.panel,
  },
  recommended: {
    word: text('Masuk daftar rekomendasi', 'On the recommendation list'),
    meaning: text(
      'Daftar rekomendasi sudah ditandatangani dan menunggu keputusan.',
      'The recommendation list is signed and waits for the decision.',
    ),
    holder: holders.minister,
  },
  decided: {
    word: text('Ditetapkan', 'Decided'),
    meaning: text(
      'Keputusan sudah ditetapkan dan menunggu pengumuman.',
      'The decision is made and waits for publication.',
    ),
    holder: holders.publication,
  },
  published: {
    word: text('Diumumkan', 'Published'),
    meaning: text(
      'Hasil sudah diumumkan. Umpan balik dapat dibaca dinas dan IKM.',
      'The result is published. The office and the producer can read the feedback.',
    ),
    holder: holders.nobody,
  },
  withdrawn: {
    word: text('Ditarik', 'Withdrawn'),
    meaning: text('Usulan ditarik oleh dinas.', 'The office withdrew the nomination.'),
    holder: holders.nobody,
  },
  lapsed: {
    word: text('Gugur', 'Lapsed'),
    meaning: text(
      'Perbaikan tidak dikirim sampai batas waktu.',
      'The correction was not sent before the deadline.',
    ),
    holder: holders.nobody,
  },
}

/** States in which the office may change the file. */
export const editableStates: readonly NominationState[] = ['draft', 'returned']
export const isEditable = (state: NominationState): boolean => editableStates.includes(state)

export const isNominationState = (value: string): value is NominationState =>
  (nominationStates as readonly string[]).includes(value)

const cell = (value: Text): string => `${value.id} / ${value.en}`

/** The whole life cycle as a page of Markdown. */
export function lifecycleDocument(): string {
  const states = nominationStates.map(
    state =>
      `| \`${state}\` | ${cell(stateWords[state].word)} | ${cell(stateWords[state].meaning)} | ${cell(stateWords[state].holder)} |`,
  )
  const rows = lifecycle.map(move => `| \`${move.from}\` | \`${move.action}\` | \`${move.to}\` |`)
  return [
    '# The life of a nomination',
    '',
    'Generated from `src/modules/nominations/lifecycle.ts`; do not edit.',
    'A nomination begins as `draft` by `nomination.open`. Only the moves below exist.',
    '',
    '## States',
    '',
    '| state | word | meaning | who holds the ball |',
    '|---|---|---|---|',
    ...states,
    '',
    '## Moves',
    '',
    '| from | action | to |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}
