import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { makePaper, type Paper, paperTypes } from './index.ts'

const paper: Paper = {
  type: 'nib',
  number: '1234567890123',
  holder: 'Tenun Sekar Contoh',
  issuer: 'Kantor Perizinan Contoh',
  issuedOn: '2030-03-04',
  validUntil: '2035-03-03',
  lines: ['Alamat: Desa Contoh', 'Bidang usaha: Kain tenun'],
  seed: 3,
}

async function textsOf(pdf: Buffer): Promise<string[]> {
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(pdf)
  const texts = [...document.pages()].map(page => page.getText())
  document.destroy()
  library.destroy()
  return texts
}

test('a paper of every type, made twice, has the same bytes and opens with its pages', async () => {
  for (const type of paperTypes) {
    const one = makePaper({ ...paper, type })
    assert.ok(one.equals(makePaper({ ...paper, type })), type)
    const texts = await textsOf(one)
    assert.equal(texts.length, type === 'sk-sentra' || type === 'uji-lab' ? 2 : 1, type)
    for (const text of texts) assert.match(text, /CONTOH/, type)
  }
})

test('a paper, read back, shows its number, holder, issuer and Indonesian dates', async () => {
  const [text] = await textsOf(makePaper(paper))
  for (const part of [
    '1234567890123',
    'Tenun Sekar Contoh',
    'Kantor Perizinan Contoh',
    '4 Maret 2030',
    '3 Maret 2035',
    'Desa Contoh',
  ]) {
    assert.ok(text?.includes(part), part)
  }
})

test('a paper without a last day, read back, says so', async () => {
  const { validUntil: _, ...endless } = paper
  const [text] = await textsOf(makePaper(endless))
  assert.match(text ?? '', /Tanpa batas waktu/)
})

test('lines with cells, on a report, become a table with its head', async () => {
  const lines = ['Parameter | Hasil', 'Kadar air | 3,2', 'Abu | 1,1']
  const [, results] = await textsOf(makePaper({ ...paper, type: 'uji-lab', lines }))
  assert.match(results ?? '', /Parameter/)
  assert.match(results ?? '', /3,2/)
  assert.ok(!results?.includes('|'))
})

test('papers, of another seed, are signed by another hand', () => {
  assert.ok(!makePaper(paper).equals(makePaper({ ...paper, seed: 4 })))
})

test('markup in a name, on a paper, stays text', async () => {
  const [text] = await textsOf(makePaper({ ...paper, holder: 'Usaha #panic("x") $ [contoh]' }))
  assert.ok(text?.includes('#panic("x")'))
})
