import { catalogue } from '../../platform/translations.ts'

export const unscoredWords = catalogue(
  {
    title: 'Tanpa nilai',
    lead: (count: number) =>
      `${count} usulan tidak dinilai dengan angka: menurut aturan edisi, syaratnya dipenuhi atau tidak. Tidak ada penilai, lembar, atau sidang contoh untuknya; teruskan langsung ke pleno.`,
    product: 'Produk',
    place: 'Daerah',
    passOn: 'Teruskan ke pleno',
    confirm: (count: number) => `${count} usulan diteruskan ke pleno tanpa lembar penilaian. Lanjutkan?`,
  },
  {
    title: 'Without points',
    lead: count =>
      `${count} nominations are not scored: by the rules of the edition they are passed or not. There are no assessors, sheets or sample sessions for them; pass them on to the plenary.`,
    product: 'Product',
    place: 'Area',
    passOn: 'Pass on to the plenary',
    confirm: count => `${count} nominations go to the plenary without scoresheets. Go on?`,
  },
)
