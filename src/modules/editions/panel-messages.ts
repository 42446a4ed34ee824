import { catalogue } from '../../platform/translations.ts'

/** Words for who sits on a panel, and who settles a result. */
export const panelWords = catalogue(
  {
    body: (title: string, atLeast: number) =>
      `Panel memuat sekurang-kurangnya ${atLeast} lembar penilaian dari ${title}.`,
    withoutScore: (title: string, seats: number) =>
      `${title} (paling banyak ${seats} orang) hadir dalam sidang tanpa menilai dan tanpa suara.`,
    chairScores: 'Ketua ikut menilai, bila juga ditugaskan sebagai penilai.',
    chairScoresNot:
      'Ketua tidak ikut menilai. Dalam sidang ketua memimpin, dan suaranya dipakai bila suara berimbang.',
    plenary: (quorum: number, majority: string) =>
      `Hasil diputuskan dalam sidang pleno dengan sekurang-kurangnya ${quorum} anggota hadir: ${majority}.`,
    majorities: {
      simple: 'suara setuju lebih banyak daripada tidak setuju',
      'two-thirds': 'sekurang-kurangnya dua pertiga suara setuju dan tidak setuju',
      consensus: 'tidak ada suara tidak setuju',
    },
    noPlenary:
      'Aturan ini tidak mengatur sidang pleno. Ketua tim seleksi sendiri memutuskan setiap hasil, kecuali sidang dibuka untuk edisi ini.',
  },
  {
    body: (title: string, atLeast: number) => `A panel has at least ${atLeast} scoresheets from ${title}.`,
    withoutScore: (title: string, seats: number) =>
      `${title} (${seats} at most) attends sessions without scoring and without a vote.`,
    chairScores: 'The chair scores, where also assigned as an assessor.',
    chairScoresNot:
      'The chair does not score. In a session the chair leads, and has a vote where the votes are equal.',
    plenary: (quorum: number, majority: string) =>
      `Results are settled in plenary sessions with at least ${quorum} members present: ${majority}.`,
    majorities: {
      simple: 'more votes for than against',
      'two-thirds': 'two thirds of the votes for and against, or more',
      consensus: 'no vote against',
    },
    noPlenary:
      'These rules have no plenary part. The chair of the selection team settles every result alone, unless a session of the edition is opened.',
  },
)
