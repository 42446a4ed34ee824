import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { compactVerify, importJWK, type JWK } from 'jose'
import type { Environment } from '../../actions/index.ts'
import { listHistory } from '../../audit/index.ts'
import { systemClock } from '../../platform/clock.ts'
import { openSigning, paperKeys } from '../../setup/signing.ts'
import type { PaperStates } from '../../foundation/paper-claim.ts'
import { createWorker } from '../../platform/jobs/index.ts'
import { act, decisionPeople } from '../../../tests/builders/assessed-edition.ts'
import { releasedEdition, todayOf, type SignedEdition } from '../../../tests/builders/decided-edition.ts'
import { loadRegions } from '../../../tests/builders/offices.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../tests/builders/test-environment.ts'
import { testSigning } from '../../../tests/builders/test-signing.ts'
import { testSite, type TestSite } from '../../../tests/builders/test-site.ts'
import { openValid } from '../../../tests/builders/valid-page.ts'
import { checkCode } from '../../ui/browser/papers/read-code.ts'
import { stateOf } from '../../ui/browser/papers/states.ts'
import type { Certificate } from './certificate.ts'
import {
  certificateJobHandlers,
  certificatesRoutes,
  certificateStep,
  credentialRoutes,
  findCertificateOf,
  rotatePaperKey,
  suspendCertificate,
  withdrawCertificate,
} from './index.ts'
import { codeAddress, signedCode } from './paper-code.ts'
import { holdPaperKey, listPaperKeys } from './paper-key-store.ts'

const people = decisionPeople()
// Without a service for seals: codes and credentials are signed all the same.
const settings = { dataDir: mkdtempSync(join(tmpdir(), 'bintang-codes-')), secretKey: null, demo: false }
const signing = openSigning(settings, systemClock())
const steps = [certificateStep('https://contoh.example')]
let environment: Environment
let site: TestSite
let edition: SignedEdition

before(async () => {
  const database = await testDatabase()
  await loadRegions(database)
  environment = testEnvironment(database)
  site = testSite(environment, [
    ...certificatesRoutes(environment.services.files),
    ...credentialRoutes(signing, 'Program Contoh'),
  ])
  edition = await releasedEdition(environment, people, steps, {
    caseIds: ['batik-91-tepat', 'tenun-80-67-belum-bintang-2'],
  })
  await createWorker(database, certificateJobHandlers({ ...environment, signing })).runUntilIdle()
})
after(() => environment.database.close())

async function certificateAt(index: number): Promise<Certificate> {
  const id = edition.nominations[index]?.id ?? ''
  const found = await environment.database.read(reader => findCertificateOf(reader, id))
  assert.ok(found?.code)
  return found
}
const statesNow = async (): Promise<PaperStates> =>
  JSON.parse((await site.get(null, '/p/keadaan.json')).body) as PaperStates

test('a phone reads from the code what the certificate says, and proves it with the published key alone', async () => {
  const one = await certificateAt(0)
  const { content, code } = one
  const { keys } = await statesNow()
  const check = await checkCode(code ?? '', keys)
  assert.ok(check.kind === 'genuine')
  const { claim } = check
  assert.deepEqual(
    [claim.number, claim.holder, claim.product, claim.place, claim.stars, claim.of, claim.edition],
    [
      one.number,
      content.holder,
      content.product,
      content.place,
      content.stars,
      content.of,
      content.edition.title.id,
    ],
  )
  assert.deepEqual(
    [claim.decree, claim.validUntil, claim.statusIndex, claim.example],
    [content.decree, content.validUntil, one.statusIndex, true],
  )
  assert.equal(codeAddress(one), `https://contoh.example/p#${code}`)
  assert.ok((await site.get(null, `/piagam/${one.checkKey}`)).body.includes('kredensial.jwt'))
})

test('a code with any character changed, cut, or signed by another key is refused', async () => {
  const { code } = await certificateAt(0)
  assert.ok(code)
  const { keys } = await statesNow()
  for (let at = 0; at < code.length; at += 7) {
    const other = code[at] === 'A' ? 'B' : 'A'
    const changed = code.slice(0, at) + other + code.slice(at + 1)
    assert.notEqual((await checkCode(changed, keys)).kind, 'genuine', String(at))
  }
  for (const bad of ['', code.slice(0, -9), `${code}AAAA`, '%%%', 'gA'.repeat(300)])
    assert.equal((await checkCode(bad, keys)).kind, 'unreadable', bad)
  assert.equal((await checkCode(code, [])).kind, 'unknown-key')
  const foreign = keys.map(one => ({ ...one, ...testSigning(false).key.publicKey }))
  assert.equal((await checkCode(code, foreign)).kind, 'forged')
})

test('the database refuses another code, another place in the lists, and a trusted key that goes', async () => {
  const { id } = await certificateAt(0)
  for (const statement of [
    sql`update certificate set code = 'lain' where id = ${id}`,
    sql`update certificate set code = null where id = ${id}`,
    sql`update certificate set status_index = 999 where id = ${id}`,
    sql`delete from paper_key`,
  ])
    await assert.rejects(environment.database.write(tx => statement.execute(tx)))
})

test('an unsealed paper says that it has no seal, and is not signed', async () => {
  const { pdfSha256 } = await certificateAt(0)
  const paper = await environment.services.files.read(pdfSha256 ?? '')
  assert.ok(!paper.includes('/ByteRange'))
})

type Verified = Readonly<Record<string, unknown>> & Readonly<{ credentialSubject: Record<string, unknown> }>

/** Checks a signed credential with the key that the issuer publishes, as another service would. */
async function verified(path: string): Promise<Verified> {
  const answer = await site.get(null, path)
  assert.match(answer.headers.get('content-type') ?? '', /^application\/vc\+jwt/)
  const profile = JSON.parse((await site.get(null, '/kredensial/penerbit.json')).body) as {
    id: string
    assertionMethod: string[]
    verificationMethod: { id: string; publicKeyJwk: JWK }[]
  }
  const [method] = profile.verificationMethod
  assert.ok(method && profile.assertionMethod.includes(method.id))
  const key = await importJWK(method.publicKeyJwk, 'ES256')
  const { payload, protectedHeader } = await compactVerify(answer.body, key)
  assert.deepEqual([protectedHeader.alg, protectedHeader.kid], ['ES256', method.id])
  assert.ok(Math.abs(Number(protectedHeader['iat']) * 1000 - environment.clock.now().getTime()) < 60_000)
  const credential = JSON.parse(Buffer.from(payload).toString()) as Verified
  const issuer = credential['issuer'] as string | { id: string }
  assert.equal(typeof issuer === 'string' ? issuer : issuer.id, profile.id)
  return credential
}

/** By the words of Bitstring Status List 1.0: the leftmost bit of the first byte is place 0. */
async function isSet(name: string, place: number): Promise<boolean> {
  const { credentialSubject } = await verified(`/kredensial/status/${name}.jwt`)
  const encoded = String(credentialSubject['encodedList'])
  assert.equal(encoded[0], 'u')
  const bits = gunzipSync(Buffer.from(encoded.slice(1), 'base64url'))
  assert.ok(bits.length >= 16 * 1024)
  return (((bits[Math.floor(place / 8)] ?? 0) >> (7 - (place % 8))) & 1) === 1
}

test('the credential says the same in both forms, is signed, and names nobody beyond the check page', async () => {
  const one = await certificateAt(0)
  const credential = await verified(`/piagam/${one.checkKey}/kredensial.jwt`)
  const plain = await site.get(null, `/piagam/${one.checkKey}/kredensial.json`)
  assert.match(plain.headers.get('content-type') ?? '', /^application\/vc\+ld\+json/)
  assert.deepEqual(JSON.parse(plain.body), credential)
  assert.deepEqual(credential['type'], ['VerifiableCredential', 'OpenBadgeCredential'])
  assert.ok(plain.body.includes(one.content.holder) && plain.body.includes(one.pdfSha256 ?? '?'))
  assert.equal((await site.get(null, '/piagam/TIDAK-ADA/kredensial.jwt')).status, 404)
})

test('the last day ends in the capital, wherever the phone is', async () => {
  const states = await statesNow()
  const check = await checkCode((await certificateAt(0)).code ?? '', states.keys)
  assert.ok(check.kind === 'genuine' && check.claim.validUntil !== null)
  const end = Date.parse(`${check.claim.validUntil}T17:00:00Z`)
  const said = [end - 1, end].map(moment => stateOf(check.claim, states, new Date(moment)))
  assert.deepEqual(said, ['valid', 'lapsed'])
})

test('a withdrawn and a suspended certificate stand in the lists, on the phone and for other services', async () => {
  const [withdrawn, suspended] = [await certificateAt(0), await certificateAt(1)]
  const claimOf = async (one: Certificate, states: PaperStates) => {
    const check = await checkCode(one.code ?? '', states.keys)
    assert.ok(check.kind === 'genuine')
    return stateOf(check.claim, states, environment.clock.now())
  }
  const before = await statesNow()
  assert.deepEqual([await claimOf(withdrawn, before), await claimOf(suspended, before)], ['valid', 'valid'])
  const reason = 'Alasan contoh yang cukup panjang.'
  const date = todayOf(environment)
  const words = { public_reason: reason, reason }
  await act(environment, people.minister, withdrawCertificate([]), {
    number: withdrawn.number,
    decree_number: 'KEP-2',
    decree_date: date,
    ...words,
  })
  await act(environment, people.minister, suspendCertificate([]), {
    number: suspended.number,
    letter_number: 'S-2',
    letter_date: date,
    ...words,
  })
  const after = await statesNow()
  assert.deepEqual(
    [await claimOf(withdrawn, after), await claimOf(suspended, after)],
    ['withdrawn', 'suspended'],
  )
  const set = []
  for (const one of [withdrawn, suspended])
    for (const name of ['pencabutan', 'penangguhan']) set.push(await isSet(name, one.statusIndex))
  assert.deepEqual(set, [true, false, false, true])
})

test('an ended key: what it signed stays, what bears its signature otherwise does not, and the new one signs', async () => {
  const one = await certificateAt(0)
  const old = signing.key
  const keys = paperKeys(settings)
  const { database, clock } = environment
  const rotation = await rotatePaperKey({ database, clock, keys }, 'Kunci bocor (contoh).')
  assert.deepEqual([rotation.ended, rotation.codes], [old.id, edition.nominations.length])
  assert.equal(signing.key.id, rotation.made, 'a server that runs takes the new key')
  const states = await statesNow()
  assert.equal((await checkCode(one.code ?? '', states.keys)).kind, 'genuine')
  // Dated back, with the place of an earlier paper: the old key signs rightly, but this was not among its papers.
  const late = signedCode({ ...one, content: { ...one.content, product: 'Produk lain' } }, old)
  assert.equal((await checkCode(late, states.keys)).kind, 'ended-key')
  const renewed = signedCode({ ...one, content: { ...one.content, product: 'Produk lain' } }, signing.key)
  assert.equal((await checkCode(renewed, states.keys)).kind, 'genuine')
  await verified(`/piagam/${one.checkKey}/kredensial.jwt`)
  const profile = JSON.parse((await site.get(null, '/kredensial/penerbit.json')).body) as {
    verificationMethod: { id: string; expires?: string }[]
  }
  const ended = profile.verificationMethod.filter(method => method.expires !== undefined)
  assert.deepEqual(
    ended.map(method => [method.id.split('#')[1], method.expires]),
    [[old.id, rotation.at]],
  )
  const acts = await database.read(reader =>
    listHistory(reader, { kind: 'paper-key', id: old.id }, ['panel']),
  )
  assert.deepEqual(
    acts.map(each => [each.event, each.reason]),
    [['paper-key.rotated', 'Kunci bocor (contoh).']],
  )
  for (const statement of [
    sql`update paper_key set ended_at = null, end_reason = null, codes = null where ended_at is not null`,
    sql`update paper_key set codes = '[]' where ended_at is not null`,
  ])
    await assert.rejects(database.write(tx => statement.execute(tx)))
})

test('a paper whose key ended at this moment is not signed with it', async () => {
  const ended = await environment.database.read(reader => listPaperKeys(reader))
  const id = ended.find(one => one.ended)?.id ?? ''
  assert.equal(await environment.database.write(tx => holdPaperKey(tx, id)), false)
  assert.equal(await environment.database.write(tx => holdPaperKey(tx, signing.key.id)), true)
})

test('pages of other services may read credentials, and no page', async () => {
  const { checkKey } = await certificateAt(0)
  const originOf = async (path: string) =>
    (await site.get(null, path)).headers.get('access-control-allow-origin')
  for (const path of [
    '/kredensial/penerbit.json',
    '/kredensial/status/pencabutan.jwt',
    `/piagam/${checkKey}/kredensial.jwt`,
    '/piagam/TIDAK-ADA/kredensial.json',
  ])
    assert.equal(await originOf(path), '*', path)
  for (const path of ['/p', '/piagam', `/piagam/${checkKey}`]) assert.equal(await originOf(path), null, path)
})

test('the page that reads codes is valid in both languages, and says what to do without script', async () => {
  const page = await openValid(site, null, '/p')
  assert.match(page, /<noscript>/)
  assert.match(page, /href="\/piagam"/)
})
