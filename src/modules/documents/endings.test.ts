import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { letterBox } from '../../../tests/builders/letter-box.ts'
import type { Environment } from '../../actions/index.ts'
import { anActor, here, there } from '../../../tests/builders/offices.ts'
import { photo } from '../../../tests/builders/specimens.ts'
import { DocumentOffice, neighbour, operator, types } from '../../../tests/builders/document-office.ts'
import { listHistory } from '../../audit/index.ts'
import { newId } from '../../platform/random.ts'
import type { Letter } from '../people/index.ts'
import { documentTasks, ownerText, warningJobHandlers, type Owner } from './index.ts'

const DAY = 86_400_000
const province = anActor('province-officer', '/32/')
const PATH = '/dokumen-berakhir'

let office: DocumentOffice
let producer: Owner
let product: Owner
let now = new Date()
let environment: Pick<Environment, 'database' | 'clock'>

const { letters, post } = letterBox()
/** The day in the capital so many days from the moment at which the clock stands. */
const dayIn = (days: number): string =>
  new Date(now.getTime() + days * DAY + 7 * 3_600_000).toISOString().slice(0, 10)

async function aPerson(role: string, area: string, locale: string, ownerId: string | null = null) {
  const id = newId()
  await office.database.write(async tx => {
    await sql`insert into person (id, name, email, locale, created_at) values (${id}, ${`Contoh ${role} ${locale}`}, ${`${id}@contoh.example`}, ${locale}, ${now})`.execute(
      tx,
    )
    await sql`insert into role_grant (id, person_id, role, area_path, owner_id, valid_from, created_at) values (${newId()}, ${id}, ${role}, ${area}, ${ownerId}, ${new Date(0)}, ${now})`.execute(
      tx,
    )
  })
  return id
}

const lasting = (owner: Owner, days: number, by = operator): Promise<string> =>
  office.aDocument(by, owner, {
    type: 'merek',
    owner: ownerText(owner),
    number: 'IDM000123456',
    issuer: 'DJKI contoh',
    issuedOn: '2019-01-01',
    validUntil: dayIn(days),
  })

/** One hour's work of the job. */
async function hour(days: readonly number[] = [60, 30]): Promise<readonly Letter[]> {
  letters.length = 0
  const [handler] = Object.values(warningJobHandlers(environment, { types, remindDays: days, post }))
  await handler?.({})
  return [...letters]
}

before(async () => {
  office = await DocumentOffice.open()
  now = office.environment.clock.now()
  environment = {
    database: office.database,
    clock: { ...office.environment.clock, now: () => now },
  }
  producer = await office.aProducer(operator, here)
  product = await office.aProduct(operator, producer)
})
after(() => office.close())

describe('the list of documents that end', () => {
  test('counts first, its parts and its kinds, for the office alone and for its province', async () => {
    const over = await lasting(producer, -3)
    const soon = await lasting(product, 10)
    const later = await lasting(product, 80)
    await lasting(product, 200)
    const abroad = await office.aProducer(neighbour, there)
    const foreign = await lasting(abroad, 5, neighbour)
    const page = (query = '', by = operator) => office.site.get(by, `${PATH}${query}`)
    const shown = async (query = '', by = operator) =>
      [...(await page(query, by)).body.matchAll(/href="\/dokumen\/([0-9a-z]{16})"/g)].map(match => match[1])
    assert.deepEqual(await shown(), [over, soon, later])
    assert.deepEqual(await shown('?batas=lewat'), [over])
    assert.deepEqual(await shown('?batas=30'), [soon])
    assert.deepEqual(await shown('?batas=90&jenis=merek'), [soon, later])
    assert.deepEqual(await shown('?jenis=halal'), [])
    assert.deepEqual(await shown('', neighbour), [foreign])
    assert.deepEqual((await shown('', province)).includes(soon), true)
    assert.match((await page()).body, /<span class="counts__number">3<\/span> <span>Semua/)
    assert.match((await office.site.get(operator, `/en${PATH}`)).body, /Documents about to expire/)
    const csv = await office.site.get(operator, `${PATH}/daftar.csv`)
    assert.deepEqual(
      csv.body
        .trim()
        .split('\n')
        .slice(1)
        .map(line => line.split(',').slice(-2)[0]),
      ['-3', '10', '80'],
    )
    assert.doesNotMatch(csv.body, new RegExp(abroad.id))
    const tasks = await office.database.read(reader =>
      documentTasks({ warnDays: 60 })(reader, operator, now, 'id'),
    )
    assert.deepEqual(
      tasks.map(task => [task.count, task.text]),
      [[2, '1 sudah berakhir, 1 berakhir dalam 60 hari.']],
    )
    const heads = documentTasks({ warnDays: 60 })
    const none = await office.database.read(reader => heads(reader, anActor('verifier'), now, 'id'))
    assert.deepEqual(none, [])
  })
  test('cut by key, shows every document once in both directions', async () => {
    for (let index = 0; index < 55; index++) await lasting(product, 20 + (index % 3))
    const ids = async (query: string) => {
      const { body } = await office.site.get(operator, `${PATH}?batas=30${query}`)
      const found = [...body.matchAll(/href="\/dokumen\/([0-9a-z]{16})"/g)].map(match => match[1] ?? '')
      const next = /rel="next" href="[^"]*setelah=([^"&]+)/.exec(body)?.[1]
      const back = /rel="prev" href="[^"]*sebelum=([^"&]+)/.exec(body)?.[1]
      return { found, next, back }
    }
    const first = await ids('')
    const second = await ids(`&setelah=${first.next}`)
    const again = await ids(`&sebelum=${second.back}`)
    assert.equal(first.found.length, 50)
    assert.equal(new Set([...first.found, ...second.found]).size, 56)
    assert.deepEqual(again.found, first.found)
    assert.equal((await ids('&setelah=2026-02-31_x')).found.length, 50, 'a wrong key begins at the beginning')
    await office.database.write(tx => sql`update document set removed_at = now()`.execute(tx))
  })
})

describe('warnings of the end', () => {
  test('go out once for each step, in one letter with all documents, in the reader’s language', async () => {
    const head = await aPerson('office-head', here.path, 'en')
    const firm = await aPerson('producer', here.path, 'id', producer.id)
    await aPerson('operator', there.path, 'id')
    const first = await lasting(product, 55)
    await lasting(producer, 40)
    await lasting(product, 100)
    const sent = await hour()
    assert.deepEqual(sent.map(letter => letter.to.id).toSorted(), [head, firm].toSorted())
    const english = sent.find(letter => letter.to.id === head)
    assert.match(english?.subject ?? '', /Reminder: 2 documents/)
    assert.match(english?.text ?? '', /55 days left/)
    assert.match(english?.text ?? '', /https:\/\/contoh\.example\/en\/dokumen-berakhir/)
    assert.doesNotMatch(english?.text ?? '', /IDM000123456/, 'a letter holds no number')
    assert.deepEqual(await hour(), [], 'an hour later')
    now = new Date(now.getTime() + 26 * DAY)
    const next = await hour()
    assert.match(next[0]?.text ?? '', /14 hari lagi|14 days left/)
    assert.match(next[0]?.text ?? '', /29 hari lagi|29 days left/, 'both came to the 30th day')
    assert.deepEqual(await hour(), [])
    const subject = { kind: 'office', id: '32.05' }
    const history = await office.database.read(reader => listHistory(reader, subject, ['record']))
    assert.equal(history.filter(one => one.event === 'document.warned').length, 2)
    assert.ok(first)
  })
  test('a document that was replaced, removed or is over, and one for whom nobody reads, are left in peace', async () => {
    await office.database.write(tx => sql`update document set removed_at = now()`.execute(tx))
    const renewed = await lasting(product, 20)
    const answer = await office.site.post(operator, `/dokumen/${renewed}/ganti`, {
      action: 'document.replace',
      type: 'merek',
      number: 'IDM000123456',
      issuer: 'DJKI contoh',
      issuedOn: '2019-01-01',
      validUntil: dayIn(400),
      file: new File([new Uint8Array(await photo(300, 200))], 'a.jpg'),
    })
    assert.equal(answer.status, 303, answer.body)
    await lasting(product, -1)
    const removed = await lasting(product, 20)
    const reason = 'Salah unggah contoh.'
    await office.site.post(operator, `/dokumen/${removed}`, { action: 'document.remove', reason })
    assert.deepEqual(await hour(), [])
    // An area in which nobody has an account: told as soon as somebody has.
    const third = anActor('operator', '/33/33.02/')
    const alone = await office.aProducer(third, {
      path: '/33/33.02/',
      district: '33.02.01',
      village: '',
    } as typeof here)
    await lasting(alone, 15, third)
    assert.deepEqual(await hour(), [])
    const officer = await aPerson('province-officer', '/33/', 'id')
    assert.deepEqual(
      (await hour()).map(letter => letter.to.id),
      [officer],
      'the province looks after it as long as nobody works there',
    )
    await lasting(alone, 14, third)
    const operatorThere = await aPerson('operator', '/33/33.02/', 'id')
    assert.deepEqual(
      (await hour()).map(letter => letter.to.id),
      [operatorThere],
    )
  })
  test('a step that was missed, is not made up for after a nearer one', async () => {
    await office.database.write(tx => sql`update document set removed_at = now()`.execute(tx))
    await lasting(product, 25)
    assert.equal((await hour()).length, 2)
    assert.deepEqual(await hour(), [])
    const { rows } = await office.database.read(reader =>
      sql<{
        days: number
      }>`select days_before as days from document_warning order by sent_at desc limit 1`.execute(reader),
    )
    assert.deepEqual(rows, [{ days: 30 }])
  })
  test('an installation without mail, writes nothing down', async () => {
    await lasting(product, 22)
    const silent = { ...post, sends: false }
    const [handler] = Object.values(
      warningJobHandlers(environment, { types, remindDays: [60, 30], post: silent }),
    )
    await handler?.({})
    assert.equal((await hour()).length, 2)
  })
})
