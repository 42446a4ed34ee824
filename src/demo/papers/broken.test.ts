import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import sharp from 'sharp'
import {
  corruptedJpeg,
  emptyFile,
  lockedPdf,
  pngNamedPdf,
  scriptedPdf,
  textNamedJpeg,
  tooLargePdf,
  truncatedPdf,
} from './index.ts'

async function pageCount(pdf: Buffer): Promise<number> {
  const library = await PDFiumLibrary.init()
  try {
    const document = await library.loadDocument(pdf)
    const count = document.getPageCount()
    document.destroy()
    return count
  } finally {
    library.destroy()
  }
}

test('the truncated PDF begins as a PDF and has lost its end', () => {
  const { content } = truncatedPdf()
  assert.ok(content.subarray(0, 5).equals(Buffer.from('%PDF-')))
  assert.ok(!content.includes('%%EOF'))
})

test('the empty file has no bytes', () => assert.equal(emptyFile().content.length, 0))

test('the renamed files hold something else than their names say', async () => {
  const png = await pngNamedPdf()
  assert.match(png.name, /\.pdf$/)
  assert.equal((await sharp(png.content).metadata()).format, 'png')
  const words = textNamedJpeg()
  assert.match(words.name, /\.jpg$/)
  await assert.rejects(sharp(words.content).metadata())
})

test('the corrupted JPEG shows its size and then cannot be decoded', async () => {
  const { content } = await corruptedJpeg()
  assert.equal((await sharp(content).metadata()).width, 640)
  await assert.rejects(sharp(content, { failOn: 'warning' }).raw().toBuffer())
})

test('the scripted PDF opens with one page and carries a script', async () => {
  const { content } = scriptedPdf()
  assert.equal(await pageCount(content), 1)
  assert.ok(content.includes('/JavaScript'))
})

test('the locked PDF does not open without its password', async () => {
  await assert.rejects(pageCount(lockedPdf().content), /password/i)
})

test('the too large PDF has the size asked for and still opens', async () => {
  const { content } = tooLargePdf(3_000_000)
  assert.equal(content.length, 3_000_000)
  assert.equal(await pageCount(content), 1)
})
