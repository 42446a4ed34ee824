import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { hostilePapers, hostilePhotos, type HostileFile } from '../builders/hostile-files.ts'
import { findForm } from '../builders/page-forms.ts'
import { photo } from '../builders/specimens.ts'
import { filesUnder, watchState } from '../builders/stored-state.ts'
import { exampleNumber } from '../journeys/story-papers.ts'
import { listen, openOffice, sendForm, wordsIn, type Office } from './office.ts'

let office: Office
let state: () => Promise<string>
before(async () => {
  office = await openOffice()
  state = await watchState(office.application)
})
after(() => office.application.close())

const dataFiles = (): readonly string[] => filesUnder(office.application.config.dataDir)
const fileOf = ({ name, content }: Pick<HostileFile, 'name' | 'content'>): File =>
  new File([new Uint8Array(content)], name, { type: 'image/jpeg' })

type Place = Readonly<{
  path: string
  action: string
  field: string
  typed: Readonly<Record<string, string>>
}>
const photoPlace = (): Place => ({
  path: `/produk/${office.product}`,
  action: 'photo.add',
  field: 'photo1',
  typed: { caption1: 'Tampak depan <contoh>', caption3: 'Tampak sisi' },
})
const paperPlace = (): Place => ({
  path: `/dokumen/baru?milik=produsen:${office.producer}&jenis=nib`,
  action: 'document.add',
  field: 'file',
  typed: { number: exampleNumber('nib'), issuedOn: '2025-02-03' },
})

/** Sends the file in both languages: a clear sentence with its name, everything typed kept, nothing stored. */
async function refuses(
  place: Place,
  file: HostileFile,
  files: readonly File[] = [fileOf(file)],
): Promise<void> {
  const [before, stored] = [await state(), dataFiles()]
  for (const [prefix, sentence] of [
    ['', file.id],
    ['/en', file.en],
  ] as const) {
    const typed = { ...place.typed, [place.field]: files }
    const answer = await sendForm(office.operator, prefix + place.path, place.action, typed)
    assert.equal(answer.status, 422)
    const summary = wordsIn(/<div class="summary"[\s\S]*?<\/ul>/.exec(answer.body)?.[0] ?? '')
    assert.match(summary, sentence)
    assert.ok(summary.includes(file.shown ?? file.name), `${summary} names ${file.name}`)
    const beside = new RegExp(`id="f-${place.field}-problem">(?:(?!</p>)[\\s\\S])+`).exec(answer.body)?.[0]
    assert.match(wordsIn(beside ?? ''), sentence)
    const shown = findForm(answer.body, place.action)?.fields
    for (const [name, value] of Object.entries(place.typed)) assert.equal(shown?.[name], value)
  }
  assert.equal(await state(), before)
  assert.deepEqual(dataFiles(), stored)
}

for (const file of await hostilePhotos()) {
  test(`a photo field, sent ${JSON.stringify(file.name)}, refuses it by name and keeps what was typed`, () =>
    refuses(photoPlace(), file))
}

for (const [index, file] of hostilePapers().entries()) {
  test(`a paper field, sent ${file.name} (${index}), refuses it by name and keeps what was typed`, () =>
    refuses(paperPlace(), file))
}

test('two files in one field, sent, are told by their names and none is stored', async () => {
  const one = { name: 'satu.jpg', content: await photo() }
  const sentences = {
    id: /satu\.jpg dan dua\.jpg.*Pilih satu berkas/,
    en: /satu\.jpg and dua\.jpg.*Choose one/,
  }
  await refuses(photoPlace(), { ...one, ...sentences }, [fileOf(one), fileOf({ ...one, name: 'dua.jpg' })])
})

test('several hostile files at once, sent, are all told, each beside its field', async () => {
  const files = await hostilePhotos()
  const sent = Object.fromEntries(files.slice(2, 5).map((one, index) => [`photo${index + 1}`, fileOf(one)]))
  const { path, action } = photoPlace()
  const { body } = await sendForm(office.operator, path, action, sent)
  for (const [index, one] of files.slice(2, 5).entries()) {
    assert.match(body, new RegExp(`href="#f-photo${index + 1}"`))
    assert.ok(wordsIn(body).includes(one.name))
  }
})

test('a picture with a program at its end, accepted, is never given back with it', async () => {
  const { path, action } = photoPlace()
  const script = '<script>alert(1)</script>'
  const content = Buffer.concat([await photo(), Buffer.from(script)])
  const sent = { photo1: fileOf({ name: 'halaman.html.jpg', content }) }
  const answer = await sendForm(office.operator, path, action, sent)
  assert.equal(answer.status, 303)
  await office.application.worker.runUntilIdle()
  const { body } = await office.operator.get(path)
  const [, address = ''] = /(\/foto\/[0-9a-z]{16}\/w\d+)/.exec(body) ?? []
  const picture = await office.operator.get(address)
  assert.equal(picture.status, 200)
  assert.equal(picture.headers.get('content-type'), 'image/webp')
  assert.equal(picture.headers.get('x-content-type-options'), 'nosniff')
  assert.match(picture.headers.get('content-security-policy') ?? '', /sandbox/)
  assert.ok(!picture.body.includes(script))
})

const boundary = 'contoh'
const part = (name: string, value: string): string =>
  `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
const filePart = (name: string, content: string): string =>
  `--${boundary}\r\ncontent-disposition: form-data; name="${name}"; filename="a.jpg"\r\n\r\n${content}`

async function cookieOf(port: number): Promise<string> {
  const signIn = await fetch(`http://127.0.0.1:${port}/masuk/demo`, {
    method: 'POST',
    body: new URLSearchParams({ persona: 'operator' }),
    redirect: 'manual',
  })
  return (signIn.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
}

const oddName = filePart('photo1', 'x').replace('a.jpg', 'a\u0007.jpg')
const unreadable = {
  'of a file whose name holds control characters': `${oddName}\r\n--${boundary}--\r\n`,
  'that ends midway': part('action', 'photo.add') + filePart('photo1', 'half of a pict'),
  'of eleven files': Array.from({ length: 11 }, (_, at) => `${filePart(`photo${at}`, 'x')}\r\n`).join(''),
  'of a field whose name never ends': part('n'.repeat(500), 'x'),
}

for (const [title, body] of Object.entries(unreadable)) {
  test(`a multipart body ${title}, sent over a socket, is told in both languages and leaves nothing`, async () => {
    const [before, stored] = [await state(), dataFiles()]
    const { port, close } = await listen(office.application)
    try {
      const cookie = await cookieOf(port)
      for (const [prefix, sentence] of [
        ['', /terputus atau tidak terbaca/],
        ['/en', /cut off or unreadable/],
      ] as const) {
        const answer = await fetch(`http://127.0.0.1:${port}${prefix}/produk/${office.product}`, {
          method: 'POST',
          body,
          headers: { cookie, 'content-type': `multipart/form-data; boundary=${boundary}` },
        })
        assert.equal(answer.status, 400)
        assert.match(wordsIn(await answer.text()), sentence)
      }
    } finally {
      close()
    }
    assert.notEqual(before, '')
    assert.deepEqual(dataFiles(), stored)
  })
}

test('a connection that breaks while a file is on its way leaves nothing, and the product answers on', async () => {
  const stored = dataFiles()
  const { port, close } = await listen(office.application)
  try {
    const cookie = await cookieOf(port)
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => {})
    const head = `POST /produk/${office.product} HTTP/1.1\r\nhost: localhost\r\ncookie: ${cookie}\r\n`
    const type = `content-type: multipart/form-data; boundary=${boundary}\r\ncontent-length: 5000000\r\n\r\n`
    socket.write(head + type + filePart('photo1', 'x'.repeat(300_000)))
    await pause(200)
    socket.destroy()
    await pause(300)
    const alive = await fetch(`http://127.0.0.1:${port}/healthz`)
    assert.equal(await alive.text(), 'ok')
  } finally {
    close()
  }
  assert.deepEqual(dataFiles(), stored)
})
