import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { PaperJoin, typeset } from './index.ts'

const template = `#set text(font: "Plus Jakarta Sans")
#set document(title: "Contoh")
#let data = json(bytes(sys.inputs.data))
#for name in data [#page(name)]`
const moment = new Date('2030-01-02T03:04:05Z')
const paper = (...names: readonly string[]): Buffer => typeset(template, names, moment)

test('papers are joined page by page, in their order, with one before them', async () => {
  const join = new PaperJoin()
  join.add(paper('satu'))
  join.add(paper('dua (1 0 R)', 'tiga'))
  join.add(paper('muka'), 'before')
  const { pdf, pages } = join.finish('Contoh ū')
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(pdf)
  const texts = [...document.pages()].map(page => page.getText().trim())
  document.destroy()
  library.destroy()
  assert.equal(pages, 4)
  assert.deepEqual(texts, ['muka', 'satu', 'dua (1 0 R)', 'tiga'])
})

test('a file that is no paper of ours is refused, and the others are joined all the same', () => {
  const join = new PaperJoin()
  assert.throws(() => join.add(Buffer.from('%PDF-1.7\nbukan berkas kami\n%%EOF')))
  const cut = paper('satu')
  assert.throws(() => join.add(cut.subarray(0, cut.length - 200)))
  join.add(paper('dua'))
  assert.equal(join.finish('Contoh').pages, 1)
})
