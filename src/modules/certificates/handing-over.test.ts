import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import type { ActionResult } from '../../actions/index.ts'
import { listHistory } from '../../audit/index.ts'
import { act, decisionPeople } from '../../../tests/builders/assessed-edition.ts'
import {
  certificatesOf,
  conferEdition,
  handOver,
  recordEvent,
} from '../../../tests/builders/conferred-certificates.ts'
import { conferringSite } from '../../../tests/builders/conferring-site.ts'
import { codesOf } from '../../../tests/builders/result-codes.ts'
import { todayOf } from '../../../tests/builders/decided-edition.ts'
import { anActor } from '../../../tests/builders/offices.ts'
import { mainOf, openValid } from '../../../tests/builders/valid-page.ts'
import { withdrawCertificate } from './index.ts'
import { takeBackHandOver } from './take-back-hand-over.ts'

const people = decisionPeople()
const { secretariat } = people
const auditor = anActor('auditor')
const reason = 'Tercatat pada acara yang keliru.'
const recipient = 'Ibu Kenari Penerima'
const { environment, site, released, liveHandOvers } = await conferringSite()
after(() => environment.database.close())

const handOverOf = async (certificateId: string): Promise<string> => {
  const { rows } = await environment.database.read(reader =>
    sql<{
      id: string
    }>`select id from hand_over where certificate_id = ${certificateId} and taken_back_at is null`.execute(
      reader,
    ),
  )
  return rows[0]?.id ?? ''
}
const saidBy = (result: ActionResult): string =>
  'problems' in result ? result.problems.map(one => one.message.id).join(' ') : ''

test('the secretariat records an event and hands over three at once: one ledger entry for each, shown to everybody in both languages', async () => {
  const { edition, ids, first } = await released()
  const check = `/piagam/${first.key}`
  assert.doesNotMatch((await site.get(null, check)).body, /diserahkan/i)
  assert.match(mainOf((await site.get(people.minister, check)).body), /Belum diserahkan/)
  const { conferment } = await conferEdition(environment, secretariat, edition, recipient)
  const page = mainOf(await openValid(site, null, check))
  assert.match(
    page,
    /Diserahkan pada \d+ \w+ \d{4} di Gedung Contoh, Jakarta oleh Ibu Menteri Contoh, Menteri Contoh/,
  )
  assert.match(page, new RegExp(`href="/penganugerahan/${conferment}"`))
  assert.match(
    (await site.get(null, `/en${check}`)).body,
    /Handed over on .* at Gedung Contoh, Jakarta by Ibu/,
  )
  for (const { id, nomination } of await certificatesOf(environment, edition)) {
    const history = await environment.database.read(reader =>
      listHistory(reader, { kind: 'nomination', id: nomination }, ['record']),
    )
    const entries = history.filter(one => one.event === 'certificate.handed-over')
    assert.deepEqual(
      entries.map(one => [one.subject_kind, one.subject_id, one.role]),
      [['certificate', id, 'secretariat']],
    )
    assert.ok(!JSON.stringify(entries).includes('Kenari'))
  }
  assert.equal(await liveHandOvers(edition), ids.length)
})

test('who received one is seen by secretariat and auditor alone, not by office, producer, Minister or publisher', async () => {
  const { edition, first } = await released()
  const { conferment } = await conferEdition(environment, secretariat, edition, recipient)
  const managed = `/penganugerahan-kelola/${conferment}`
  assert.ok((await openValid(site, secretariat, managed)).includes(recipient))
  assert.ok((await openValid(site, auditor, managed)).includes(recipient))
  assert.doesNotMatch((await site.get(auditor, managed)).body, /Batalkan|\/serahkan"/)
  const { rows } = await environment.database.read(reader =>
    sql<{
      producer: string
    }>`select producer_id as producer from nomination where id = ${first.nomination}`.execute(reader),
  )
  const readers = [
    people.operator,
    people.head,
    people.neighbour,
    people.minister,
    people.publisher,
    people.directorGeneral,
    anActor('producer', '/', rows[0]?.producer),
    anActor('producer', '/', 'another-firm-0000'),
  ]
  for (const reader of readers) {
    const pages = [
      `/piagam/${first.key}`,
      `/usulan/${first.nomination}`,
      `/penganugerahan/${conferment}`,
      '/piagam-kelola',
      '/piagam-kelola/daftar.csv',
      managed,
    ]
    for (const path of pages) {
      const answer = await site.get(reader, path)
      assert.ok(!answer.body.includes('Kenari'), `${reader.role} ${path}`)
      if (path === managed) assert.ok([403, 404].includes(answer.status), `${reader.role} ${answer.status}`)
    }
  }
  assert.match((await site.get(people.operator, `/usulan/${first.nomination}`)).body, /Diserahkan pada/)
})

test('the choice is made and checked on pages without script: whom it hits is shown before it acts', async () => {
  const { edition, ids, first, second } = await released()
  const event = await recordEvent(environment, secretariat, edition)
  const managed = `/penganugerahan-kelola/${event}`
  const choose = mainOf(await openValid(site, secretariat, managed))
  assert.equal(choose.match(/type="checkbox"/g)?.length, 3)
  assert.doesNotMatch(choose, /checked/)
  const all = mainOf(await openValid(site, secretariat, `${managed}?pilih=semua`))
  assert.equal(all.match(/ checked/g)?.length, 3)
  const narrowed = mainOf((await site.get(secretariat, `${managed}?q=${first.key}&pilih=semua`)).body)
  assert.equal(narrowed.match(/type="checkbox"/g)?.length, 1)
  const chosen = `${managed}/serahkan?${ids.map(id => `piagam[]=${id}`).join('&')}`
  const confirm = mainOf(await openValid(site, secretariat, chosen))
  assert.match(confirm, /3 piagam dipilih/)
  for (const { number: one } of [first, second]) assert.ok(confirm.includes(one))
  assert.match(
    mainOf(await openValid(site, secretariat, `${managed}/serahkan`)),
    /Belum ada piagam yang dipilih/,
  )
  const sent = await site.post(secretariat, chosen, {
    action: 'certificate.hand-over',
    version: '1',
    certificate: first.id,
    [`receivedBy.${first.id}`]: 'x'.repeat(200),
  })
  assert.equal(sent.status, 422)
  assert.match(sent.body, new RegExp(`href="#f-receivedBy[^"]*${first.id}"`))
  assert.equal(await liveHandOvers(edition), 0)
})

test('a form sent twice has one effect', async () => {
  const { edition, ids } = await released()
  const id = await recordEvent(environment, secretariat, edition)
  const answers = await Promise.all(
    [1, 2].map(() => handOver(environment, secretariat, { id, certificate: ids }, 'twice')),
  )
  assert.deepEqual(
    answers.map(one => one.kind),
    ['done', 'done'],
  )
  assert.equal(await liveHandOvers(edition), 3)
  const again = await handOver(environment, secretariat, { id, certificate: ids })
  assert.deepEqual(codesOf(again), ['handed-over', 'handed-over', 'handed-over'])
})

test('two people who hand over the same one at once: it is handed over once, and one of them is told', async () => {
  const { edition, first } = await released()
  const events = [
    await recordEvent(environment, secretariat, edition),
    await recordEvent(environment, secretariat, edition),
  ]
  const answers = await Promise.all(
    events.map(id => handOver(environment, secretariat, { id, certificate: [first.id] })),
  )
  assert.equal(answers.filter(one => one.kind === 'done').length, 1)
  assert.equal(await liveHandOvers(edition), 1)
})

test('one that was withdrawn meanwhile, one of another edition and one handed over already refuse by name, all at once, and nothing is stored', async () => {
  const other = await released()
  const { edition, ids, first, second } = await released()
  const id = await recordEvent(environment, secretariat, edition)
  const withdrawal = {
    number: first.key,
    decree_number: 'KEP-9/CONTOH',
    decree_date: todayOf(environment),
    public_reason: 'Mutu tidak lagi terpenuhi.',
    reason,
  }
  const withdrawn = await act(environment, people.minister, withdrawCertificate([]), withdrawal)
  assert.equal(withdrawn.kind, 'done')
  await handOver(environment, secretariat, { id, certificate: [second.id] })
  const chosen = [...ids, other.first.id, 'bukan-piagam']
  const refused = await handOver(environment, secretariat, { id, certificate: chosen })
  assert.deepEqual([...codesOf(refused)].toSorted(), [
    'handed-over',
    'other-edition',
    'unknown-certificate',
    'withdrawn',
  ])
  for (const { number: one } of [first, second, other.first]) assert.ok(saidBy(refused).includes(one), one)
  assert.equal(await liveHandOvers(edition), 1)
  const path = `/penganugerahan-kelola/${id}/serahkan?${chosen.map(one => `piagam[]=${one}`).join('&')}`
  const page = mainOf(await openValid(site, secretariat, path))
  assert.match(page, /1 piagam dipilih/)
  assert.match(page, /sudah dicabut/)
})

test('a hand-over recorded by mistake is taken back with a reason, and the certificate can be handed over again', async () => {
  const { edition, first } = await released()
  const id = await recordEvent(environment, secretariat, edition)
  await handOver(environment, secretariat, { id, certificate: [first.id] })
  const page = `/piagam/${first.key}/batal-serah`
  assert.match(await openValid(site, secretariat, page), /Batalkan penyerahan/)
  const live = await handOverOf(first.id)
  const take = (handOverId: string, why: string) =>
    act(environment, secretariat, takeBackHandOver, { number: first.key, handOver: handOverId, reason: why })
  assert.equal((await take(live, '')).kind, 'refused')
  assert.deepEqual(codesOf(await take('0000000000000000', reason)), ['taken-back'])
  assert.equal((await take(live, reason)).kind, 'done')
  assert.deepEqual(codesOf(await take(live, reason)), ['taken-back'])
  assert.doesNotMatch((await site.get(null, `/piagam/${first.key}`)).body, /Diserahkan pada/)
  assert.equal((await site.get(secretariat, page)).status, 303)
  const history = await environment.database.read(reader =>
    listHistory(reader, { kind: 'nomination', id: first.nomination }, ['record']),
  )
  assert.equal(history.find(one => one.event === 'certificate.hand-over-taken-back')?.reason, reason)
  assert.equal((await handOver(environment, secretariat, { id, certificate: [first.id] })).kind, 'done')
  await assert.rejects(
    environment.database.write(tx =>
      sql`insert into hand_over values ('lain', ${first.id}, ${id}, '', now(), 'test', null)`.execute(tx),
    ),
  )
})
