import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { act, decisionPeople } from '../../../tests/builders/assessed-edition.ts'
import { confermentFields, handOver, recordEvent } from '../../../tests/builders/conferred-certificates.ts'
import { conferringSite } from '../../../tests/builders/conferring-site.ts'
import { codesOf } from '../../../tests/builders/result-codes.ts'
import { anActor } from '../../../tests/builders/offices.ts'
import { mainOf, openValid } from '../../../tests/builders/valid-page.ts'
import { recordConferment, withdrawCertificate } from './index.ts'
import { correctConferment } from './record-conferment.ts'

const people = decisionPeople()
const { secretariat } = people
const auditor = anActor('auditor')
const reason = 'Tercatat pada acara yang keliru.'
const recipient = 'Ibu Kenari Penerima'
const { environment, site, released, liveHandOvers, shifted } = await conferringSite()
after(() => environment.database.close())

test('the public sees an event once something was handed over, with its winners and without who received', async () => {
  const { edition, first, second } = await released()
  const event = await recordEvent(environment, secretariat, edition, {
    nameId: 'Penganugerahan Melati',
    nameEn: '',
  })
  const path = `/penganugerahan/${event}`
  assert.equal((await site.get(null, path)).status, 404)
  assert.doesNotMatch((await site.get(null, '/penganugerahan')).body, /Melati/)
  await handOver(environment, secretariat, {
    id: event,
    certificate: [first.id],
    [`receivedBy.${first.id}`]: recipient,
  })
  const shown = mainOf(await openValid(site, null, path))
  assert.ok(shown.includes(first.number) && !shown.includes(second.number) && !shown.includes('Kenari'))
  assert.match((await site.get(null, `/en${path}`)).body, /<h1>Penganugerahan Melati<\/h1>/)
  assert.match(await openValid(site, null, '/penganugerahan'), /Penganugerahan Melati/)
})

test('nothing is handed over before the event’s day, nor at an event before the certificate was issued', async () => {
  const { edition, ids, first } = await released()
  const planned = await recordEvent(environment, secretariat, edition, { date: shifted(9) })
  assert.deepEqual(codesOf(await handOver(environment, secretariat, { id: planned, certificate: ids })), [
    'before-its-day',
  ])
  const page = mainOf(await openValid(site, secretariat, `/penganugerahan-kelola/${planned}`))
  assert.match(page, /baru berlangsung pada/)
  assert.doesNotMatch(page, /type="checkbox"/)
  const early = await recordEvent(environment, secretariat, edition, { date: shifted(-3) })
  const refused = await handOver(environment, secretariat, { id: early, certificate: [first.id] })
  assert.deepEqual(codesOf(refused), ['before-issue'])
  assert.equal(await liveHandOvers(edition), 0)
  environment.clock.moveTo(new Date(`${shifted(9)}T00:30:00+07:00`))
  const done = await handOver(environment, secretariat, { id: planned, certificate: ids })
  environment.clock.setOffset(0)
  assert.equal(done.kind, 'done')
})

test('an event is corrected with a reason; what was handed over at it binds its day and its edition, all reasons at once', async () => {
  const other = await released()
  const { edition, first } = await released()
  const id = await recordEvent(environment, secretariat, edition)
  const correct = (change: Readonly<Record<string, string>>) =>
    act(environment, secretariat, correctConferment, {
      id,
      ...confermentFields(environment, edition),
      reason,
      ...change,
    })
  assert.equal((await correct({ edition: other.edition })).kind, 'done')
  assert.equal((await correct({ date: shifted(4), version: '1' })).kind, 'stale')
  assert.equal((await correct({ reason: '' })).kind, 'refused')
  assert.equal((await correct({ version: '2' })).kind, 'done')
  await handOver(environment, secretariat, { id, certificate: [first.id] })
  assert.deepEqual(codesOf(await correct({ edition: other.edition, date: shifted(2) })), [
    'other-edition',
    'future-date',
  ])
  assert.deepEqual(codesOf(await correct({ date: shifted(-2) })), ['before-issue'])
  const changed = await correct({ place: 'Balai Lain, Bandung' })
  assert.equal(changed.kind, 'done')
  assert.match((await site.get(null, `/piagam/${first.key}`)).body, /Balai Lain, Bandung/)
  await openValid(site, secretariat, `/penganugerahan-kelola/${id}/ubah`)
  const withdrawal = {
    number: first.key,
    decree_number: 'KEP-9/CONTOH',
    decree_date: shifted(0),
    public_reason: 'Mutu tidak lagi terpenuhi.',
    reason,
  }
  assert.equal((await act(environment, people.minister, withdrawCertificate([]), withdrawal)).kind, 'done')
  environment.clock.moveTo(new Date(`${shifted(5)}T05:00:00Z`))
  const late = await correct({ date: shifted(-2) })
  environment.clock.setOffset(0)
  assert.deepEqual(codesOf(late), ['after-withdrawal'])
})

test('only the secretariat records, hands over and takes back; an event without an edition or a day is refused', async () => {
  const { edition, first } = await released()
  const id = await recordEvent(environment, secretariat, edition)
  await openValid(site, secretariat, '/penganugerahan-kelola')
  await openValid(site, secretariat, '/penganugerahan-kelola/baru')
  for (const actor of [people.minister, people.publisher, people.chair, people.head, auditor]) {
    const fields = confermentFields(environment, edition)
    assert.notEqual((await act(environment, actor, recordConferment, fields)).kind, 'done')
    assert.notEqual((await handOver(environment, actor, { id, certificate: [first.id] })).kind, 'done')
  }
  const wrong = [{ edition: '' }, { edition: '0000000000000000' }, { date: '2031-02-31' }, { place: '' }]
  for (const change of wrong) {
    const fields = { ...confermentFields(environment, edition), ...change }
    assert.equal((await act(environment, secretariat, recordConferment, fields)).kind, 'refused')
  }
})
