import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { folderTransport, messageOf } from './mail.ts'

const mail = {
  id: '0123456789abcdef',
  to: 'orang@contoh.example',
  subject: 'Sandi baru',
  text: 'Baris satu\nBaris dua: https://contoh.example/sandi-baru/x',
  at: new Date('2024-05-10T02:00:00Z'),
}
const partsOf = (message: string) => {
  const [head = '', body = ''] = message.split('\r\n\r\n')
  return { head, text: Buffer.from(body, 'base64').toString('utf8') }
}

test('a mail is written with its headers, and its text comes out again', () => {
  const { head, text } = partsOf(messageOf(mail, 'layanan@contoh.example'))
  assert.deepEqual(head.split('\r\n').slice(0, 5), [
    'From: Bintang <layanan@contoh.example>',
    'To: <orang@contoh.example>',
    'Subject: Sandi baru',
    'Date: Fri, 10 May 2024 02:00:00 +0000',
    'Message-ID: <0123456789abcdef@contoh.example>',
  ])
  assert.equal(text, 'Baris satu\r\nBaris dua: https://contoh.example/sandi-baru/x')
})

test('no header can be smuggled in, and other signs than ASCII are encoded in short pieces', () => {
  const sly = { ...mail, to: 'a@b.example>\r\nBcc: <c@d.example', subject: 'Satu\r\nBcc: c@d.example' }
  const { head } = partsOf(messageOf(sly, 'layanan@contoh.example'))
  assert.ok(!/^Bcc:/m.test(head))
  const long = partsOf(messageOf({ ...mail, subject: 'Undangan – ✓ '.repeat(12) }, 'a@contoh.example')).head
  assert.ok(long.split('\r\n').every(line => line.length <= 90))
  const words = [...long.matchAll(/=\?utf-8\?B\?([^?]+)\?=/g)].map(([, one = '']) =>
    Buffer.from(one, 'base64').toString('utf8'),
  )
  assert.equal(words.join(''), 'Undangan – ✓ '.repeat(12))
})

test('the folder gets one file for a mail that is sent twice, for its owner alone', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'bintang-mail-'))
  const send = folderTransport(dataDir, 'layanan@contoh.example')
  await send(mail)
  await send(mail)
  const folder = join(dataDir, 'outbox')
  assert.deepEqual(readdirSync(folder), ['0123456789abcdef.eml'])
  assert.match(partsOf(readFileSync(join(folder, '0123456789abcdef.eml'), 'utf8')).text, /Baris dua/)
  if (process.platform !== 'win32')
    assert.equal(statSync(join(folder, '0123456789abcdef.eml')).mode & 0o777, 0o600)
})
