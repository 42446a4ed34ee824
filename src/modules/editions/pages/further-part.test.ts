import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadRules } from '../../../engine/index.ts'
import type { Locale } from '../../../foundation/text.ts'
import type { LoadedRules } from '../edition.ts'
import { panelInWords } from '../panel-in-words.ts'
import { aggregationInWords, effectInWords } from '../rules-in-words.ts'
import { furtherPart } from './further-part.ts'
import { partTables } from './rubric-tables.ts'

const examples = join(import.meta.dirname, '../../../../programmes/contoh')

function loadedFrom(example: string): LoadedRules {
  const read = loadRules(readFileSync(join(examples, example, 'rules.json'), 'utf8'))
  assert.ok(read.ok)
  const { hash } = read.value
  return { id: 'r', editionId: 'e', version: 1, hash, published: true, rules: read.value }
}
const shown = (example: string, commodity: string, locale: Locale): string =>
  String(furtherPart({ locale, loaded: loadedFrom(example), commodity: { id: commodity } }))

test('rules without points, shown, say the strict and the easier form, the quota and how equals are told apart', () => {
  const page = shown('desa-teladan-lulus', 'desa', 'id')
  assert.match(page, /Nilai produksi\.<\/b> Dipenuhi bila Nilai produksi setahun \(miliar\) 10 atau lebih\./)
  assert.match(page, /Lebih ringan bila Termasuk daftar daerah tertinggal: ya: cukup bila .* 5 atau lebih\./)
  assert.doesNotMatch(page, /kota kecil/)
  assert.match(page, /Terdaftar: 2 \(di Contoh Utara: 1\)\./)
  assert.match(page, /Untuk tiap Provinsi sendiri-sendiri\. .* undian yang dicatat\./)
  assert.match(
    shown('desa-teladan-lulus', 'kota-kecil', 'en'),
    /Output of a town\.<\/b> Met if .* 100 or more/,
  )
})

test('levels that decide and ranked awards, shown, say from which score and how many', () => {
  assert.match(shown('lima-bintang-bertingkat', 'pangan', 'id'), /Mulai 90,00: Pusat\.<\/b>/)
  const awards = shown('penghargaan-berperingkat', 'segar', 'en')
  assert.match(awards, /Gold: 1; Silver: 1\./)
  assert.match(awards, /told apart by Impact, Distinctiveness\. .* The shortlist has 2 times as many\./)
  assert.equal(shown('bintang-dan-tanda', 'kain', 'id'), '')
})

test('needed evidence, a line between numbers, a suspension and an agreement, shown, say what they do', () => {
  const tables = (example: string, form: string) => {
    const { rules } = loadedFrom(example)
    const root = rules.rubrics.get(form)?.rubric.root
    assert.ok(root?.kind === 'group')
    return String(partTables(root, rules, 'en'))
  }
  assert.match(
    tables('lima-bintang-bertingkat', 'pangan'),
    /Without the evidence \(Food-safety certificate in order: yes\) it gives at most 2\.00\./,
  )
  assert.match(tables('bintang-dan-tanda', 'produk'), /follow a straight line/)
  const { document } = loadedFrom('lima-bintang-bertingkat').rules
  const suspension = document.gates.find(gate => gate.effect.kind === 'suspend')
  assert.ok(suspension)
  assert.match(effectInWords(suspension.effect, document, 'id'), /ditangguhkan: Sampai sengketa selesai/)
  assert.match(
    aggregationInWords(loadedFrom('penghargaan-berperingkat').rules.document, 'id'),
    /disepakati panel/,
  )
  assert.match(aggregationInWords(loadedFrom('bintang-dan-tanda').rules.document, 'en'), /second jury/)
})

test('who sits on a panel and who settles, said, follow the rules: bodies, roles without a score, the chair, no plenary', () => {
  const said = (example: string): string => panelInWords(loadedFrom(example).rules.document, 'id').join(' ')
  const levels = said('lima-bintang-bertingkat')
  assert.match(levels, /sekurang-kurangnya 1 lembar penilaian dari Dinas pertanian\./)
  assert.match(levels, /Sekretaris \(paling banyak 1 orang\) hadir dalam sidang tanpa menilai/)
  assert.match(
    levels,
    /Ketua ikut menilai.* sekurang-kurangnya 3 anggota hadir: sekurang-kurangnya dua pertiga/,
  )
  assert.match(said('bintang-dan-tanda'), /^Aturan ini tidak mengatur sidang pleno\. Ketua .* sendiri/)
})
