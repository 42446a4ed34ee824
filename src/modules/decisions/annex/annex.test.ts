import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql, type RawBuilder } from 'kysely'
import type { Actor } from '../../../access/index.ts'
import { runAction, type Environment } from '../../../actions/index.ts'
import { listHistory } from '../../../audit/index.ts'
import { sha256 } from '../../../platform/digest.ts'
import { pdfSignatures, pdfText } from '../../../../scripts/test/pdfsig.ts'
import { act, decisionPeople } from '../../../../tests/builders/assessed-edition.ts'
import {
  decideIt,
  releaseIt,
  signedEdition,
  signList,
  todayOf,
  type SignedEdition,
} from '../../../../tests/builders/decided-edition.ts'
import {
  annexIn,
  annexSettings,
  decree,
  listIn,
  PASSPHRASE,
  prepareDecree,
  signDecree,
} from '../../../../tests/builders/decree-annex.ts'
import { codesOf } from '../../../../tests/builders/result-codes.ts'
import { loadRegions } from '../../../../tests/builders/offices.ts'
import { testDatabase } from '../../../../tests/builders/test-database.ts'
import { testEnvironment } from '../../../../tests/builders/test-environment.ts'
import type { SigningService } from '../../../platform/signing/index.ts'
import { certificateStep } from '../../certificates/index.ts'
import {
  publicAnnexItem,
  approveRecommendation,
  decideList,
  returnRecommendation,
  type AnnexSettings,
} from '../index.ts'

const people = decisionPeople()
const cases = { caseIds: ['batik-91-tepat', 'tenun-80-67-belum-bintang-2', 'anyaman-70-83-belum-bintang'] }
const noProgram = 'no poppler-utils on this machine, and it cannot be installed'
let environment: Environment
let settings: AnnexSettings

before(async () => {
  const database = await testDatabase()
  await loadRegions(database)
  environment = testEnvironment(database)
  settings = annexSettings(environment)
})
after(() => environment.database.close())

const given = () => ({ number: 'KEP-12/CONTOH', date: todayOf(environment) })
const listOf = (id: string) => listIn(environment, id)
const annexOf = (id: string) => annexIn(environment, id)
const values = async (query: RawBuilder<{ value: string }>): Promise<readonly string[]> =>
  (await environment.database.read(reader => query.execute(reader))).rows.map(row => row.value)

/** One of two lists: the chair settled the last product without a star, then the Director General approved. */
async function approvedList(): Promise<SignedEdition> {
  const edition = await signedEdition(environment, people, cases)
  await approve(edition.listId)
  return edition
}
const approve = (id: string) => act(environment, people.directorGeneral, approveRecommendation, { id })

/** Decides by a service of the test's own. */
const decideBy = (
  service: SigningService | null,
  input: Record<string, string>,
  actor: Actor = people.minister,
) => runAction(environment, decideList({ ...settings, service }), { actor, locale: 'id', input, key: null })

const counted = (calls: { count: number }): SigningService => {
  const { service } = settings
  assert.ok(service)
  return {
    ...service,
    signPdf: (pdf, request) => {
      calls.count++
      return service.signPdf(pdf, request)
    },
  }
}

test('what was read is what is signed: poppler finds one whole signature, and a changed byte', async t => {
  const { listId } = await approvedList()
  assert.equal((await prepareDecree(environment, people.minister, listId, given())).kind, 'done')
  const read = await settings.files.read((await annexOf(listId)).fileSha256)
  assert.equal((await listOf(listId)).state, 'approved')
  assert.equal((await signDecree(environment, people.minister, listId)).kind, 'done')
  const annex = await annexOf(listId)
  const signed = await settings.files.read(annex.fileSha256)
  assert.ok(signed.subarray(0, read.length).equals(read))
  assert.deepEqual([sha256(read), read.length], [annex.readDigest, annex.readBytes])
  const verified = await settings.service?.verifyPdf(signed)
  assert.deepEqual([verified?.intact, verified?.whole, verified?.trusted], [true, true, true])
  const list = await listOf(listId)
  assert.deepEqual([list.state, list.decreeNumber], ['decided', 'KEP-12/CONTOH'])
  const said = await pdfSignatures(signed)
  if (!said) return t.skip(noProgram)
  assert.match(said, /ETSI\.CAdES\.detached/)
  assert.match(said, /Total document signed/)
  assert.match(said, /Signature is Valid/)
  assert.equal(said.match(/Signature #/g)?.length, 1)
  const changed = Buffer.from(signed)
  changed[read.length - 40] = (changed[read.length - 40] ?? 0) ^ 1
  assert.doesNotMatch((await pdfSignatures(changed)) ?? '', /Signature is Valid/)
})

test('the paper names every awarded product as list and certificate do, nobody else, and what it was decided from', async t => {
  const edition = await signedEdition(environment, people, cases)
  const back = { id: edition.listId, reason: 'Bandingkan lagi dengan rubrik mutu.' }
  await act(environment, people.directorGeneral, returnRecommendation, back)
  const listId = await signList(environment, people, edition, { 'anyaman-70-83-belum-bintang': 0 })
  await decideIt(environment, people, listId)
  const publicLink = async () => {
    const { digest } = await listOf(listId)
    return environment.database.read(reader =>
      publicAnnexItem({ reader, locale: 'id', link: path => path }, digest),
    )
  }
  assert.deepEqual(await publicLink(), [])
  await releaseIt(environment, people, listId, [certificateStep('http://localhost:3000')])
  const list = await listOf(listId)
  assert.match(String((await publicLink())[0]?.detail), new RegExp(`"/lampiran-keputusan/${list.digest}"`))
  const annex = await annexOf(listId)
  const starred = list.entries.filter(one => one.stars > 0)
  assert.deepEqual([starred.length, list.entries.length], [2, 3])
  const certified = await values(
    sql`select concat(content->>'product', '|', content->>'holder') as value from certificate where edition_id = ${edition.id} order by 1`,
  )
  assert.deepEqual(annex.content.lines.map(one => `${one.product}|${one.maker}`).toSorted(), certified)
  const [entry] = await values(
    sql`select concat(seq, ' ', hash) as value from ledger where seq = ${annex.content.checkpoint.seq}`,
  )
  assert.equal(entry, `${annex.content.checkpoint.seq} ${annex.content.checkpoint.hash}`)
  const said = await pdfText(await settings.files.read(annex.fileSha256))
  if (!said) return t.skip(noProgram)
  // A name that is longer than its cell breaks between words, or after a hyphen.
  const without = (words: string): string => words.replaceAll(/\s+/g, '')
  const text = without(said)
  for (const one of starred)
    for (const name of [one.product, one.maker]) assert.ok(text.includes(without(name)), name)
  for (const one of list.entries.filter(each => each.stars === 0))
    assert.ok(!text.includes(without(one.product)))
  const { checkpoint } = annex.content
  const shown = [
    list.digest,
    list.entries[0]?.rulesHash ?? '?',
    `${checkpoint.seq}`,
    checkpoint.hash,
    'KEP-12/CONTOH',
  ]
  for (const one of shown) assert.ok(text.includes(one), one)
})

test('a wrong passphrase, a service that is away or forges decides nothing, and says so; the right one then does', async () => {
  const { listId } = await approvedList()
  await decree(environment, people.minister, (await approvedList()).listId, given())
  // One decree may have several annexes, and no number two days.
  const again = { number: 'kep-12 / CONTOH', date: '1999-01-01' }
  const refused = await prepareDecree(environment, people.minister, listId, again)
  assert.deepEqual(codesOf(refused), ['number-used', 'date-before-list'])
  await prepareDecree(environment, people.minister, listId, given())
  const before = await annexOf(listId)
  assert.deepEqual(codesOf(await signDecree(environment, people.minister, listId, { passphrase: '' })), [
    'required',
  ])
  assert.deepEqual(
    codesOf(await signDecree(environment, people.minister, listId, { passphrase: 'salah sekali' })),
    ['wrong-passphrase'],
  )
  const { service } = settings
  assert.ok(service)
  const input = { id: listId, seen: before.readDigest, passphrase: PASSPHRASE }
  const broken: SigningService = { ...service, signPdf: () => Promise.reject(new Error(PASSPHRASE)) }
  assert.deepEqual(codesOf(await decideBy(broken, input)), ['signing-away'])
  const forging: SigningService = {
    ...service,
    signPdf: () => Promise.resolve({ kind: 'signed', pdf: Buffer.from('lain') }),
  }
  assert.deepEqual(codesOf(await decideBy(forging, input)), ['signing-away'])
  assert.deepEqual(await annexOf(listId), before)
  assert.equal((await listOf(listId)).state, 'approved')
  assert.equal((await signDecree(environment, people.minister, listId)).kind, 'done')
})

test('forms that come at the same moment are signed once and decide once', async () => {
  const { listId } = await approvedList()
  await prepareDecree(environment, people.minister, listId, given())
  const calls = { count: 0 }
  const action = decideList({ ...settings, service: counted(calls) })
  const { readDigest: seen } = await annexOf(listId)
  const send = (key: string) =>
    runAction(environment, action, {
      actor: people.minister,
      locale: 'id',
      input: { id: listId, seen, passphrase: PASSPHRASE },
      key,
    })
  const keys = ['satu', 'satu', 'dua']
  const results = await Promise.all(keys.map(send))
  const kinds = results.map(one => (one.kind === 'done' ? `done ${one.repeated}` : one.kind))
  assert.equal(calls.count, 1)
  assert.equal(kinds.filter(kind => kind === 'done false').length, 1, kinds.join())
  // Any of the three can be the first.
  assert.equal((await send(keys[kinds.indexOf('done false')] ?? '')).kind, 'done')
  const events = await environment.database.read(reader =>
    listHistory(reader, { kind: 'recommendation', id: listId }, ['panel']),
  )
  assert.equal(events.filter(one => one.event === 'decision.decided').length, 1)
  assert.equal(calls.count, 1)
})

test('only the annex that was read is signed, by the one who prepared it, for its own list', async () => {
  const { listId } = await approvedList()
  const other = await approvedList()
  const acting: Actor = { ...people.publisher, role: 'minister', grantId: 'mandate', acting: 'plt' }
  assert.equal(
    (await prepareDecree(environment, people.directorGeneral, listId, given())).kind,
    'not-allowed',
  )
  assert.equal((await prepareDecree(environment, people.operator, listId, given())).kind, 'not-found')
  assert.deepEqual(codesOf(await signDecree(environment, people.minister, listId)), ['annex-changed'])
  await prepareDecree(environment, people.minister, listId, given())
  await prepareDecree(environment, people.minister, other.listId, given())
  const { readDigest } = await annexOf(listId)
  assert.deepEqual(codesOf(await signDecree(environment, acting, listId)), ['annex-of-other'])
  assert.equal((await signDecree(environment, people.directorGeneral, listId)).kind, 'not-allowed')
  assert.deepEqual(
    codesOf(await signDecree(environment, people.minister, other.listId, { seen: readDigest })),
    ['annex-changed'],
  )
  await prepareDecree(environment, people.minister, listId, { ...given(), number: 'KEP-13/CONTOH' })
  assert.deepEqual(codesOf(await signDecree(environment, people.minister, listId, { seen: readDigest })), [
    'annex-changed',
  ])
  const both = await Promise.all([
    prepareDecree(environment, people.minister, listId, { ...given(), number: 'KEP-14/CONTOH' }),
    prepareDecree(environment, people.minister, listId, { ...given(), number: 'KEP-15/CONTOH' }),
  ])
  assert.ok(both.some(one => one.kind === 'done'))
  const decided = await signDecree(environment, people.minister, listId)
  assert.equal(decided.kind, 'done')
  assert.equal((await listOf(listId)).decreeNumber, (await annexOf(listId)).content.number)
  assert.equal((await prepareDecree(environment, people.minister, listId, given())).kind, 'not-allowed')
})

test('an annex never changes once it decided, in the database itself', async () => {
  const { listId } = await approvedList()
  await decree(environment, people.minister, listId, given())
  const tamper = (statement: ReturnType<typeof sql>) =>
    environment.database.write(tx => statement.execute(tx))
  for (const statement of [
    sql`update decree_annex set file_sha256 = 'x' where recommendation_id = ${listId}`,
    sql`delete from decree_annex where recommendation_id = ${listId}`,
  ])
    await assert.rejects(tamper(statement))
})

test('the passphrase is in no table and in no file', async () => {
  const tables = await values(
    sql`select table_name as value from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )
  assert.ok(tables.includes('decree_annex') && tables.includes('action_key') && tables.includes('ledger'))
  for (const table of tables) {
    const held = await values(
      sql`select one::text as value from ${sql.table(table)} as one where one::text like ${`%${PASSPHRASE}%`}`,
    )
    assert.deepEqual(held, [], table)
  }
  const annex = await annexOf(
    (await values(sql`select recommendation_id as value from decree_annex limit 1`))[0] ?? '',
  )
  const folder = await settings.files.withLocalPath(annex.fileSha256, path =>
    Promise.resolve(/^.*bintang-files-[^/]+/.exec(path)?.[0] ?? ''),
  )
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(one => one.isFile())
  assert.ok(files.length > 5)
  for (const { parentPath, name } of files)
    assert.ok(!readFileSync(join(parentPath, name)).includes(PASSPHRASE), join(parentPath, name))
})
