import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { smallDisk } from '../../../tests/builders/small-disk.ts'
import { sha256 } from '../digest.ts'
import { Upload } from '../files/index.ts'
import { BadForm, readForm } from './index.ts'

const incomingFolder = join(mkdtempSync(join(tmpdir(), 'bintang-form-')), 'incoming')
const limits = { fileBytes: 100, incomingFolder }

const read = (body: FormData | URLSearchParams) =>
  readForm(new Request('http://localhost/', { method: 'POST', body }), limits)
const leftBehind = (): readonly string[] => (existsSync(incomingFolder) ? readdirSync(incomingFolder) : [])

test('a text of many hundred thousand characters is read whole', async () => {
  const long = 'é'.repeat(200_000)
  const { fields, problems } = await read(new URLSearchParams({ about: long }))
  assert.equal(fields['about'], long)
  assert.deepEqual(problems, [])
})

test('a text beyond the limit is told beside its field, and what was read is kept', async () => {
  const { fields, problems } = await read(new URLSearchParams({ about: 'x'.repeat(1_000_001), name: 'A' }))
  assert.deepEqual(
    problems.map(one => [one.code, one.path]),
    [['too-long', 'about']],
  )
  assert.equal(fields['about'], 'x'.repeat(1_000_000))
  assert.equal(fields['name'], 'A')
})

test('texts that are too long together, or a name without end, are no form', async () => {
  const many = new URLSearchParams()
  for (let index = 0; index < 21; index++) many.set(`f${index}`, 'x'.repeat(1_000_000))
  await assert.rejects(read(many), BadForm)
  await assert.rejects(read(new URLSearchParams({ ['n'.repeat(200)]: '' })), BadForm)
})

test('control characters are taken out, line ends of office programs become line ends', async () => {
  const body = new URLSearchParams({ name: 'A\u0000B\u0007\u001bC\u007f', about: 'a\tb\u000bc\r\nd' })
  const { fields } = await read(body)
  assert.deepEqual(fields, { name: 'ABC', about: 'a\tb\nc\r\nd' })
})

test('what only turns or hides letters is taken out; joiners stay where a script or an emoji needs them', async () => {
  const sent = {
    turned: 'Batik \u202Eayaj\u202C \u2066x\u2069',
    hidden: '\ufeffKe\u200bri\u00adpik\u2060 a\u200db\u200c',
    java: 'ꦏ꧀\u200dꦏ \u200dꦏ\u200d \u200c',
    arabic: 'می\u200cخواهم \u0600',
    emoji: '👨\u200d👩\u200d👧 👍🏽 ☀\ufe0f\u200d',
    empty: '\u200b\u200d\u2066',
  }
  const { fields } = await read(new URLSearchParams(sent))
  assert.deepEqual(fields, {
    turned: 'Batik ayaj x',
    hidden: 'Keripik ab',
    java: 'ꦏ꧀\u200dꦏ ꦏ ',
    arabic: sent.arabic,
    emoji: '👨\u200d👩\u200d👧 👍🏽 ☀\ufe0f',
    empty: '',
  })
})

test('a file of some megabytes is written whole, with its digest', async () => {
  const content = new Uint8Array(3_000_000).map((_, index) => index % 251)
  const body = new FormData()
  body.append('photo', new File([content], 'besar.jpg'))
  const request = new Request('http://localhost/', { method: 'POST', body })
  const { fields, discard } = await readForm(request, { fileBytes: 5_000_000, incomingFolder })
  const upload = fields['photo']
  assert.ok(upload instanceof Upload)
  assert.deepEqual([upload.bytes, upload.sha256], [content.length, sha256(content)])
  assert.equal(sha256(readFileSync(upload.path)), upload.sha256)
  await discard()
})

test('two files of one field are told beside it with their names, and none is left behind', async () => {
  const body = new FormData()
  body.append('photo', new File(['one'], 'satu.jpg'))
  body.append('photo', new File(['two'], 'dua.jpg'))
  body.append('other', new File(['three'], 'tiga.jpg'))
  const { fields, problems, discard } = await read(body)
  assert.deepEqual(
    problems.map(one => [one.code, one.path]),
    [['several-files', 'photo']],
  )
  assert.match(problems[0]?.message.id ?? '', /satu\.jpg dan dua\.jpg/)
  assert.match(problems[0]?.message.en ?? '', /satu\.jpg and dua\.jpg/)
  assert.ok(fields['other'] instanceof Upload)
  await discard()
  assert.deepEqual(leftBehind(), [])
})

test('a file for which the disk has no room is told, and the fields around it are read', async t => {
  const disk = smallDisk(t, 1)
  if (!disk) return
  const body = new FormData()
  body.append('name', 'A')
  body.append('paper', new File([new Uint8Array(3_000_000)], 'besar.pdf'))
  body.append('about', 'di belakang berkas')
  const request = new Request('http://localhost/', { method: 'POST', body })
  const place = join(disk, 'incoming')
  const { fields, problems, discard } = await readForm(request, {
    fileBytes: 5_000_000,
    incomingFolder: place,
  })
  assert.deepEqual(fields, { name: 'A', about: 'di belakang berkas' })
  assert.deepEqual(
    problems.map(one => [one.code, one.path]),
    [['storage-full', '']],
  )
  assert.match(problems[0]?.message.id ?? '', /Tempat penyimpanan penuh.*Isian Anda tetap ada/)
  await discard()
  assert.deepEqual(readdirSync(place), [])
})

test('a multipart body that ends midway is no form and leaves no file behind', async () => {
  const head = '--b\r\ncontent-disposition: form-data; name="photo"; filename="a.jpg"\r\n\r\nhalf of i'
  const request = new Request('http://localhost/', {
    method: 'POST',
    body: head,
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
  })
  await assert.rejects(readForm(request, limits), BadForm)
  assert.deepEqual(leftBehind(), [])
})

test('from whom no file is taken, files are passed over unwritten, and the texts behind them are read', async () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'bintang-form-')), 'incoming')
  const body = new FormData()
  body.append('photo', new File([new Uint8Array(200_000)], 'besar.jpg'))
  body.append('name', 'Contoh')
  const request = new Request('http://localhost/', { method: 'POST', body })
  const form = await readForm(request, { fileBytes: 0, incomingFolder: folder })
  assert.deepEqual([form.fields, form.problems], [{ name: 'Contoh' }, []])
  assert.equal(existsSync(folder), false)
  const long = new URLSearchParams({ one: 'x'.repeat(60), two: 'x'.repeat(60) })
  const sent = new Request('http://localhost/', { method: 'POST', body: long })
  await assert.rejects(readForm(sent, { fileBytes: 0, incomingFolder: folder, textBytes: 100 }), BadForm)
})
