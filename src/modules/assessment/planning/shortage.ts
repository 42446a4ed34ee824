import { problem, type Problem } from '../../../foundation/problem.ts'
import { text, type Locale, type Text } from '../../../foundation/text.ts'
import { words } from '../messages.ts'
import type { PlanShortage } from './plan-edition.ts'

/** The words of each reason against a pair, or against one more nomination for a person. */
const barTexts: Readonly<Record<string, Text>> = {
  'own-province': text('dari provinsi yang sama', 'from the same province'),
  'declared-interest': text('menyatakan kepentingan', 'declared an interest'),
  'is-chair': text(
    'menjabat ketua, yang menurut aturan tidak menilai',
    'chair, and by the rules a chair gives no sheet',
  ),
  'verified-it': text('memverifikasi berkas ini', 'verified this file'),
  released: text('pernah dilepas dari produk ini', 'was released from this product'),
  'declared-tie': text('menyatakan hubungan dengan pihak ini', 'declared a tie to this maker'),
  'ended-tie': text(
    'mengakhiri pernyataan hubungannya setelah edisi dimulai (perlu diperiksa)',
    'ended the declared tie after the edition had begun (to be looked into)',
  ),
  'employer-found': text(
    'mungkin bekerja di lembaga yang sama (perlu diperiksa)',
    'may work for the same body (to be looked into)',
  ),
  'name-found': text(
    'bernama sama dengan orang dalam berkas (perlu diperiksa)',
    'has a name that stands in the file (to be looked into)',
  ),
  'moved-found': text(
    'tinggal di provinsi yang sama sampai belum lama ini (perlu diperiksa)',
    'lived in the same province until a short while ago (to be looked into)',
  ),
  'file-found': text(
    'ikut membuat berkas ini, atau mendampingi pembuatnya (perlu diperiksa)',
    'helped to make this file, or its maker (to be looked into)',
  ),
  'other-commodity': text('untuk komoditas lain', 'for other commodities'),
  'had-it': text('sudah pernah menilai produk ini', 'have had this product before'),
  'took-part': text('ikut serta dalam hasil atau jawabannya', 'took part in the result or in the answer'),
  full: text('sudah mencapai batas beban', 'have reached their limit'),
}

/** How many assessors each reason keeps from a nomination. */
export const whyShort = ({ barred }: Pick<PlanShortage, 'barred'>, locale: Locale): string =>
  [...barred]
    .map(([reason, count]) => words[locale].barred(count, barTexts[reason]?.[locale] ?? reason))
    .join('; ')

/** Says of which product the panel cannot be filled, and what speaks against whom. */
export const shortageProblem = (product: string, shortage: PlanShortage): Problem =>
  problem(
    'panel-short',
    '',
    text(
      words.id.short(product, shortage.missing, whyShort(shortage, 'id')),
      words.en.short(product, shortage.missing, whyShort(shortage, 'en')),
    ),
  )
