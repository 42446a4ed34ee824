import { catalogue } from '../../platform/translations.ts'

export const unscoredCaseWords = catalogue(
  {
    step: 'Menurut aturan edisi, produk ini tidak dinilai dengan angka: yang menentukan hanya aturan lulus atau tidak.',
    noSheets: 'Tidak ada lembar penilaian: aturan edisi tidak memberi angka bagi produk ini.',
    apart: (count: string) =>
      `${count} produk diputuskan lulus atau tidak, tanpa nilai, dan tidak ikut dihitung di sini.`,
    rules: 'Aturan lulus',
    outcome: 'Hasil',
    noPoints: 'Tanpa nilai',
    allMet: (count: string) => `Semua aturan terpenuhi (${count}).`,
    noEstimate:
      'Aturan edisi ini tidak memberi angka: setiap produk lulus atau tidak menurut aturan. Karena itu tidak ada perkiraan dan tidak ada lembar tambahan.',
    rule: 'Aturan',
    verdict: 'Hasil',
    verdicts: {
      passed: 'Terpenuhi',
      relaxed: 'Terpenuhi dengan bentuk yang lebih ringan',
      failed: 'Tidak terpenuhi',
      unknown: 'Belum diketahui: ada fakta yang belum ada',
    },
  },
  {
    step: 'By the rules of the edition this product is not scored: rules that are passed or not decide alone.',
    noSheets: 'There are no scoresheets: the rules of the edition give no points for this product.',
    apart: count =>
      `${count} products were decided as passed or not, without points, and are not counted here.`,
    rules: 'Rules that are passed or not',
    outcome: 'Outcome',
    noPoints: 'Without points',
    allMet: count => `All rules are met (${count}).`,
    noEstimate:
      'The rules of this edition give no points: each product passes or not by its rules. So there is no estimate and no further sheet.',
    rule: 'Rule',
    verdict: 'Outcome',
    verdicts: {
      passed: 'Passed',
      relaxed: 'Passed by the easier form',
      failed: 'Not passed',
      unknown: 'Not known yet: a fact is missing',
    },
  },
)
