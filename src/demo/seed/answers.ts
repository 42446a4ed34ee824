import type { Random } from '../pictures/random.ts'
import { randomOf } from '../pictures/random.ts'
import type { DemoProduct } from './content.ts'
import texts from './content/answers.json' with { type: 'json' }
import { levelsOf, type Levels } from './levels.ts'

/** Answers as a form sends them, by question id. */
export type FormAnswers = Readonly<Record<string, string>>

type Values = Readonly<Record<string, string | number>>

const filled = (sentence: string, values: Values): string =>
  sentence.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))

const brands = ['tanpa-merek', 'merek-dipakai', 'merek-diajukan', 'merek-terdaftar'] as const
/** Shares of sales in the own province and to other provinces; what is left goes abroad. */
const shares = [
  [88, 12],
  [60, 38],
  [34, 58],
] as const
/** Shares of purchases from other units of the sentra. */
const purchases = [4, 19, 36] as const

type Told = Readonly<{ product: DemoProduct; levels: Levels; random: Random; values: Values }>

const oneOf = ({ random, values }: Told, sentences: readonly string[] | undefined): string =>
  filled(random.pick(sentences ?? []), values)

function valuesOf(product: DemoProduct, levels: Levels, random: Random): Values {
  const capacity = texts.kapasitas[product.commodity]
  const [low = 0, high = 0] = capacity.perBulan
  const workers = product.producer.men + product.producer.women
  return {
    besar: random.whole(12, 22) + (2 - levels.pasar) * 14,
    kali: random.whole(24, 90),
    jumlah: Math.round((low + (high - low) * random.between(0.1, 0.8)) / 5) * 5,
    satuan: capacity.satuan,
    unit: product.units,
    orang: workers,
    perempuan: product.producer.women,
    ikut: random.whole(12, 40),
    kilo: random.whole(40, 600),
    hari: `${random.whole(2, 27)} ${random.pick(['Februari', 'April', 'Juni', 'September'])}`,
    angka: `${random.whole(1, 4)},${random.whole(0, 9)}`,
    kapang: random.whole(8, 14),
  }
}

function uniqueness({ product, levels, ...told }: Told): FormAnswers {
  const { file, commodity } = product
  const design = oneOf({ product, levels, ...told }, texts.rancangan[levels.rancangan])
  return {
    [`keunikan-${commodity}`]: file.unique,
    'cerita-dan-makna': file.meaning,
    'asal-rancangan-produk': `${design} ${file.renewal}`,
    'tautan-publikasi': levels.kanal > 0 ? `https://contoh.example/${product.id}` : '',
  }
}

const material = (told: Told): FormAnswers => ({
  'porsi-bahan-setempat': String(told.product.local),
  [`bahan-${told.product.commodity}`]: `${told.product.product.materials} ${oneOf(told, texts.pasokan[told.levels.pasokan])}`,
  'pemasok-bahan': oneOf(told, texts.pemasok),
})

function market(told: Told): FormAnswers {
  const { levels, random, product } = told
  const [own, other] = shares[levels.pasar]
  const abroad = levels.ekspor < 3 ? 100 - own - other : 0
  const sales = (product.producer.men + product.producer.women) * random.whole(9, 20) * 1_000_000
  return {
    'porsi-penjualan-daerah': String(own),
    'porsi-penjualan-luar-provinsi': String(other + abroad),
    'wilayah-penjualan': oneOf(told, texts.pasar[levels.pasar]),
    'kanal-penjualan-aktif': oneOf(told, texts.kanal[levels.kanal]),
    'ekspor-uraian': oneOf(told, texts.ekspor[levels.ekspor]),
    'penanganan-keluhan': oneOf(told, texts.layanan[levels.layanan]),
    'status-merek': brands[levels.merek] ?? brands[0],
    'pembeli-utama': oneOf(told, texts.pembeliUtama),
    'nilai-penjualan': String(sales),
  }
}

function testSummary(told: Told): string {
  const { product, levels, values } = told
  if (product.commodity === 'makanan-minuman')
    return filled(texts.uji['makanan-minuman'][levels.uji] ?? '', values)
  return product.tested ? filled(texts.uji[product.commodity], values) : ''
}

function quality(told: Told): FormAnswers {
  const { product, levels } = told
  const { commodity } = product
  const food = commodity === 'makanan-minuman' ? ` ${texts.higiene[levels.higiene]}` : ''
  return {
    'kendali-mutu': `${oneOf(told, texts.proses[levels.proses])}${food}`,
    [`ringkasan-uji-${commodity}`]: testSummary(told),
    'pengelolaan-limbah': oneOf(told, texts.limbah[commodity][levels.limbah]),
    ...(product.permit ? { 'jenis-izin-edar': product.permit } : {}),
    ...(product.use ? { 'kegunaan-gerabah': product.use } : {}),
    ...(product.glazed === undefined ? {} : { 'gerabah-berglasir': product.glazed ? 'yes' : 'no' }),
  }
}

const production = (told: Told): FormAnswers => ({
  'bulan-produksi': String(told.product.months),
  'kapasitas-bulanan': oneOf(told, texts.kapasitasUraian[told.levels.kapasitas]),
  [`tahapan-${told.product.commodity}`]: told.product.product.process,
  'tempat-produksi': told.product.place ?? 'di-sentra',
  'pembukuan-cara': oneOf(told, texts.pembukuan[told.levels.pembukuan]),
  'regenerasi-pelaku': oneOf(told, texts.regenerasi[told.levels.regenerasi]),
  'ketahanan-uraian': oneOf(told, texts.ketahanan[told.levels.ketahanan]),
})

function influence(told: Told): FormAnswers {
  const { product, levels, random } = told
  const workers = product.producer.men + product.producer.women
  const units = Array.from({ length: Math.min(product.units, 6) }, (_, index) =>
    filled(random.pick(texts.unitSentra), {
      huruf: String.fromCharCode(65 + index),
      nomor: random.whole(1, 9),
    }),
  )
  return {
    'unit-terhubung-jumlah': String(product.units),
    'tenaga-kerja-seluruh': String(workers),
    'tenaga-kerja-sentra': String(Math.round(workers * random.between(0.88, 1))),
    'pembelian-sentra-persen': String(purchases[levels.pembelian] + random.whole(0, 5)),
    'peran-penghela': oneOf(told, texts.peran[levels.peran]),
    'daftar-unit-sentra': units.join(' '),
  }
}

/** Every answer of a product's nomination, the same each time. */
export function answersOf(product: DemoProduct): FormAnswers {
  const random = randomOf(`answers ${product.id}`, 0)
  const levels = levelsOf(product)
  const told: Told = { product, levels, random, values: valuesOf(product, levels, random) }
  return {
    ...uniqueness(told),
    ...material(told),
    ...market(told),
    ...quality(told),
    ...production(told),
    ...influence(told),
  }
}
