import assert from 'node:assert/strict'
import { createServer, type AddressInfo } from 'node:net'
import { test } from 'node:test'
import { mailServer, type Received } from '../../tests/builders/mail-server.ts'
import { readConfig } from './config.ts'
import type { Mail } from './mail.ts'
import { mailFailureOf, smtpTransport, type MailFailure } from './mail-smtp.ts'

const from = 'layanan@contoh.example'
const mail: Mail = {
  id: '0123456789abcdef',
  to: 'orang@contoh.example',
  subject: 'Undangan – Kabupaten Bangkép ✓ '.repeat(4).trim(),
  text: 'Yth. Ibu Éndah,\n\nBuka tautan ini:\nhttps://contoh.example/sandi-baru/x\n.\nSalam ✓\n',
  at: new Date('2024-05-10T02:00:00Z'),
}

const textOf = (got: Received | undefined) => got?.mail.text?.replaceAll('\r\n', '\n').trim()

async function failureOf(send: Promise<unknown>): Promise<MailFailure> {
  try {
    await send
  } catch (error) {
    return mailFailureOf(error)
  }
  throw new Error('the mail was sent')
}

test('a mail arrives once, with its sender, recipient, subject and text as they were written', async () => {
  const server = await mailServer()
  try {
    await smtpTransport(server.url, from)(mail)
    const [got, second] = server.received
    assert.equal(second, undefined)
    assert.deepEqual([got?.from, got?.to], [from, [mail.to]])
    assert.equal(got?.mail.subject, mail.subject)
    assert.equal(textOf(got), mail.text.trim())
    assert.equal(got?.mail.messageId, '<0123456789abcdef@contoh.example>')
    assert.equal(new Date(got?.mail.date ?? '').toISOString(), mail.at.toISOString())
    assert.deepEqual(got?.mail.attachments, [])
  } finally {
    await server.close()
  }
})

test('no recipient and no header can be smuggled in by an address or a subject', async () => {
  const server = await mailServer()
  try {
    const sly = {
      ...mail,
      to: 'a@b.example>\r\nRCPT TO:<c@d.example',
      subject: 'Satu\r\nBcc: c@d.example\r\n\r\nIsi lain',
    }
    const send = smtpTransport(server.url, from)
    const lists = [
      'a@b.example, c@d.example',
      'Semua: c@d.example;',
      'a@b.example c@d.example',
      'c@d.example <a@b.example>',
    ]
    for (const to of [sly.to, 'a@b.exampleRCPTTO:c@d.example', ...lists])
      assert.deepEqual(await failureOf(send({ ...sly, to })), { code: 'EENVELOPE', isFinal: true })
    assert.equal(server.received.length, 0)
    await smtpTransport(server.url, from)({ ...sly, to: mail.to })
    assert.equal(server.received.length, 1)
    for (const got of server.received) {
      assert.ok(!got.to.includes('c@d.example'))
      assert.deepEqual([got.mail.bcc, got.mail.cc], [undefined, undefined])
      assert.equal(textOf(got), mail.text.trim())
    }
    assert.match(server.received.at(-1)?.mail.subject ?? '', /^Satu Bcc: c@d\.example Isi lain$/)
  } finally {
    await server.close()
  }
})

test('an address that is refused for good is told from a server that is busy, closed or silent', async () => {
  const refuses = { 'tidak.ada@contoh.example': 550, 'nanti@contoh.example': 450 }
  const server = await mailServer({ refuses })
  const send = smtpTransport(server.url, from)
  const to = (address: string) => failureOf(send({ ...mail, to: address }))
  assert.deepEqual(await to('tidak.ada@contoh.example'), { code: 'EENVELOPE 550', isFinal: true })
  assert.deepEqual(await to('nanti@contoh.example'), { code: 'EENVELOPE 450', isFinal: false })
  assert.deepEqual(await to(''), { code: 'EENVELOPE', isFinal: true })
  await server.close()
  const gone = await to(mail.to)
  assert.match(gone.code, /^E(SOCKET|CONNECTION|CONNREFUSED)$/)
  assert.equal(gone.isFinal, false)
})

test('a server that takes the call and says nothing is given up after some seconds', async () => {
  const silent = createServer(socket => socket.on('error', () => {}))
  await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve))
  const { port } = silent.address() as AddressInfo
  const begun = Date.now()
  const failure = await failureOf(smtpTransport(`smtp://127.0.0.1:${port}`, from)(mail))
  assert.deepEqual(failure, { code: 'ETIMEDOUT', isFinal: false })
  assert.ok(Date.now() - begun < 15_000)
  silent.close()
})

test('a server that trickles its answer is given up after the whole time, and its connection closed', async () => {
  const closed = Promise.withResolvers<string>()
  const trickling = createServer(socket => {
    socket.resume()
    socket.write('220 contoh.example\r\n')
    const timer = setInterval(() => socket.write('250-masih menyiapkan\r\n'), 20)
    socket.on('error', () => {})
    socket.on('close', () => {
      clearInterval(timer)
      closed.resolve('closed')
    })
  })
  await new Promise<void>(resolve => trickling.listen(0, '127.0.0.1', resolve))
  const { port } = trickling.address() as AddressInfo
  const failure = await failureOf(smtpTransport(`smtp://127.0.0.1:${port}`, from, 300)(mail))
  assert.deepEqual(failure, { code: 'ETIMEDOUT', isFinal: false })
  const waited = new Promise<string>(resolve => setTimeout(() => resolve('open'), 2000).unref())
  assert.equal(await Promise.race([closed.promise, waited]), 'closed')
  trickling.close()
})

test('what is no error of a mail server is a failure all the same, and tried again', () => {
  for (const thrown of [undefined, null, 'x', 7, {}, new Error('disk full')])
    assert.equal(mailFailureOf(thrown).isFinal, false)
  assert.equal(mailFailureOf(Object.assign(new Error('x'), { code: 'ENOSPC' })).code, 'ENOSPC')
})

test('the settings: a mail server alone is enough, and another kind of address is refused', () => {
  const read = (more: Record<string, string>) =>
    readConfig({ DEMO: '0', PUBLIC_URL: 'https://bintang.contoh.example', ...more })
  assert.deepEqual([read({}).mailFrom, read({}).smtpUrl], [null, null])
  const alone = read({ SMTP_URL: 'smtp://127.0.0.1:2525' })
  assert.deepEqual(
    [alone.mailFrom, alone.smtpUrl],
    ['bintang@bintang.contoh.example', 'smtp://127.0.0.1:2525'],
  )
  assert.equal(read({ SMTP_URL: 'smtps://u:p@surat.contoh.example', MAIL_FROM: from }).mailFrom, from)
  // The demo writes into its own mailbox.
  assert.equal(read({ DEMO: '1' }).mailFrom, 'bintang@bintang.contoh.example')
  assert.throws(() => read({ SMTP_URL: 'https://surat.contoh.example' }), /SMTP_URL/)
  assert.throws(() => read({ SMTP_URL: 'surat.contoh.example' }), /SMTP_URL/)
})
