import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { stoppedClock } from '../../tests/builders/accounts.ts'
import { act } from '../../tests/builders/assessed-edition.ts'
import { decideIt } from '../../tests/builders/decided-edition.ts'
import {
  checkedByPython,
  decidingAnew,
  ground,
  idOf,
  keyless,
  pageOf,
  why,
} from '../../tests/builders/deciding-anew.ts'
import { olderCertificate } from '../../tests/builders/older-certificate.ts'
import { codesOf } from '../../tests/builders/result-codes.ts'
import { doneAs, objectionSettings, objectionText } from '../../tests/builders/objecting-office.ts'
import { anActor } from '../../tests/builders/offices.ts'
import { openValid } from '../../tests/builders/valid-page.ts'
import {
  correctFact,
  exportEdition,
  listSuperseded,
  returnRecommendation,
  signCorrection,
} from '../modules/decisions/index.ts'
import { objectionTasks, openObjection } from '../modules/objections/index.ts'
import { createMedia } from '../platform/media/index.ts'

const clock = stoppedClock('2031-05-01T02:00:00Z')
const media = createMedia()
const anew = await decidingAnew(clock, media, [
  'makanan-halal-belum-terverifikasi',
  'tenun-80-67-belum-bintang-2',
  'gerabah-tanpa-glasir-70-99',
  'batik-91-tepat',
  'anyaman-70-83-belum-bintang',
])
const { office, environment, site, settings, nomination, resultOf, certificateOf } = anew
const { recomputed, breaches, upheld, begin, sign, releaseList, juryOf, evaluatedAgain } = anew
after(async () => {
  await media.close()
  await environment.database.close()
})

test('a document that was taken as missing: chair, Direktur Jenderal, Minister, two people, and a star that was not there', async () => {
  const { people, handler } = office
  const one = nomination(0)
  const older = await olderCertificate(anew, one, nomination(3))
  await older('Hasil barunya[^.]*: Tanpa bintang')
  const before = await breaches()
  assert.equal((await resultOf(one.id))?.stars, 0)
  const id = await upheld(one, 'document', handler)
  const path = pageOf(id)
  const tasks = await environment.database.read(reader =>
    objectionTasks(reader, people.chair, clock.now(), 'id'),
  )
  assert.deepEqual(
    tasks.map(task => task.href),
    [path],
  )
  for (const other of [people.operator, people.head, people.directorGeneral, handler.actor])
    assert.equal((await site.get(other, path)).status, 403)
  assert.match(await openValid(site, people.chair, path), /Mulai penetapan baru/)
  const short = await site.post(people.chair, path, { action: 'correction.open', ground: 'Keliru.' })
  assert.equal(short.status, 422)
  assert.equal((await site.post(people.chair, path, { action: 'correction.open', ground })).status, 303)
  assert.deepEqual(codesOf(await begin(id)), ['not-allowed'], 'begun once')
  const feedback = `/usulan/${one.id}/umpan-balik`
  const untouched = keyless((await site.get(people.operator, feedback)).body)

  const correct = { action: 'correction.correct-fact', reason: why, version: '0' }
  const free = await site.post(people.chair, path, { ...correct, fact: 'bukan.fakta', value: 'yes' })
  assert.equal(free.status, 422)
  const fact = 'document.halal.verified'
  assert.match(await openValid(site, people.chair, `${path}?fakta=${fact}`), /Isi yang benar/)
  assert.equal((await site.post(people.chair, path, { ...correct, fact, value: 'yes' })).status, 303)
  const old = await site.post(people.chair, path, { ...correct, fact, value: 'no' })
  assert.notEqual(old.status, 303, 'out of an old tab nothing happens')
  await assert.rejects(
    environment.database.write(tx => sql`update corrected_fact set corrected = 'false'`.execute(tx)),
    /never changes/,
  )
  const won =
    one.stars === 0
      ? Number(/value="(\d)"[^>]*checked/.exec((await site.get(people.chair, path)).body)?.[1])
      : 0
  assert.ok(won > 0, 'the computation gives a star')
  const short2 = await act(environment, people.chair, signCorrection(settings), {
    id,
    stars: String(won),
    reason: 'Ya.',
  })
  assert.deepEqual(codesOf(short2), ['reason-needed'])

  const first = idOf(await sign(id, won))
  assert.deepEqual(codesOf(await sign(id, won)), ['not-allowed'], 'signed once')
  assert.deepEqual((await recomputed()).different, [])
  const list = await openValid(site, people.directorGeneral, `/penetapan/${first}`)
  assert.match(list, /Mengapa ditetapkan lagi/)
  assert.match(list, /halaman kedua berkas/)
  const back = { id: first, reason: 'Sebutkan halaman dan nomor sertifikatnya.' }
  await doneAs(environment, people.directorGeneral, returnRecommendation, back)
  assert.match(await openValid(site, people.chair, path), /Sebutkan halaman dan nomor/)
  const again = idOf(await sign(id, won))
  await decideIt(environment, people, again, 'KEP-98/CONTOH').catch(assert.fail)
  assert.ok(
    keyless((await site.get(people.operator, feedback)).body) === untouched,
    'nothing is told before the release',
  )
  assert.equal((await resultOf(one.id))?.stars, 0)
  const publication = `/publikasi/${again}`
  await site.post(people.publisher, publication, { action: 'publication.prepare', version: '0' })
  assert.match(await openValid(site, people.publisher2, publication), /Penetapan baru/)
  const both = await Promise.all(
    [people.publisher2, anActor('publisher')].map(who =>
      site.post(who, publication, { action: 'publication.release', version: '1' }),
    ),
  )
  assert.equal(both.filter(answer => answer.status === 303).length, 1, 'released once')

  const result = await resultOf(one.id)
  assert.deepEqual([result?.stars, result?.inputs.facts], [won, { [fact]: true }])
  const [earlier] = await environment.database.read(reader => listSuperseded(reader, one.id))
  assert.equal(earlier?.stars, 0)
  const now = await recomputed()
  assert.deepEqual([now.results, now.different], [office.edition.nominations.length + 1, []])
  const certificate = await certificateOf(one.id)
  assert.deepEqual([certificate?.content.stars, certificate?.content.decree.number], [won, 'KEP-98/CONTOH'])
  await older(`ditetapkan lagi.*KEP-98.*Bintang ${won} .*/piagam/${certificate?.checkKey}`)
  const shown = await openValid(site, people.operator, feedback)
  assert.match(shown, /menggantikan hasil semula/)
  const link = /href="([^"]*\?hasil=[^"]+)"/.exec(shown)?.[1] ?? ''
  assert.match(
    await openValid(site, people.operator, link),
    /digantikan pada 1 Mei 2031 oleh Surat Keputusan KEP-98/,
  )
  assert.equal((await site.get(people.neighbour, link)).status, 404)
  assert.match(await openValid(site, people.operator, `/sanggahan/${id}`), /Penetapan baru diumumkan/)
  const second = { id: one.id, ground_document: 'yes', text: objectionText }
  const producer = anActor('producer', one.areaPath, one.producerId)
  assert.deepEqual(codesOf(await act(environment, producer, openObjection(objectionSettings()), second)), [
    'decided-anew',
  ])
  assert.deepEqual(await breaches(), before, 'every promise holds as before')
  await assert.rejects(
    environment.database.write(tx =>
      sql`update result set stars = 3 where nomination_id = ${one.id}`.execute(tx),
    ),
    /never changes/,
  )
  await assert.rejects(
    environment.database.write(tx => sql`delete from superseded_result`.execute(tx)),
    /never changes/,
  )
})

test('another star replaces its certificate and stands in the catalogue; the old number says by which decree', async () => {
  const one = nomination(1)
  await evaluatedAgain(one, 1)
  const before = await breaches()
  const old = await certificateOf(one.id)
  assert.equal(old?.content.stars, 1)
  const id = await upheld(one, 'procedure', office.handler)
  await begin(id)
  const listId = idOf(await sign(id, 2))
  await releaseList(listId)
  const fresh = await certificateOf(one.id)
  assert.equal(fresh?.content.stars, 2)
  assert.notEqual(fresh.checkKey, old.checkKey)
  const told = await openValid(site, office.people.neighbour, `/piagam/${old.checkKey}`)
  assert.match(told, /Piagam ini digantikan/)
  assert.match(told, /Surat Keputusan KEP-99\/CONTOH/)
  assert.ok(told.includes(`/piagam/${fresh.checkKey}`), 'leads to the new certificate')
  const followed = await environment.database.read(reader =>
    sql<{ said: string }>`select concat_ws(' ', outcome, result->>'stars', former->>'stars') as said
      from reevaluation order by id`.execute(reader),
  )
  assert.deepEqual(
    followed.rows.map(row => row.said),
    ['up 2 1', '2'],
    'the outcome and the call follow',
  )
  await assert.rejects(
    environment.database.write(tx =>
      sql`update reevaluation set outcome = null, settled_at = null, result = null where id = 'dahulu'`.execute(
        tx,
      ),
    ),
    /never changes/,
  )
  const shown = await site.get(office.people.neighbour, `/katalog/piagam/${old.checkKey}`)
  assert.equal(shown.status, 303)
  assert.match((await site.get(office.people.neighbour, shown.next ?? '')).body, /Bintang 2 dari 3/)
  assert.deepEqual((await recomputed()).different, [])
  assert.deepEqual(await breaches(), before)
})

test('by the programme’s rule an objection lowers no star; where the rule allows it, the star and its certificate go', async () => {
  const lost = nomination(3)
  const before = await breaches()
  const outside = { fact: 'tempat-produksi', value: 'di-luar-sentra', reason: why }
  const published = await resultOf(lost.id)
  const gone = await certificateOf(lost.id)
  const id = await upheld(lost, 'document', office.other)
  await begin(id)
  await doneAs(environment, office.people.chair, correctFact(settings), { id, ...outside })
  assert.match(await openValid(site, office.people.chair, pageOf(id)), /sanggahan tidak menurunkan bintang/)
  assert.deepEqual(codesOf(await sign(id, 0)), ['not-lower'])
  const lowering = { ...settings, mayLower: true }
  const signed = await act(environment, office.people.chair, signCorrection(lowering), {
    id,
    stars: '0',
    reason: why,
  })
  await releaseList(idOf(signed))
  assert.deepEqual([published?.stars !== 0, (await resultOf(lost.id))?.stars], [true, 0])
  assert.equal(await certificateOf(lost.id), null)
  assert.match(
    (await site.get(office.people.neighbour, `/piagam/${gone?.checkKey ?? ''}`)).body,
    /Tanpa bintang/,
  )
  assert.deepEqual((await recomputed()).different, [])
  assert.deepEqual(await breaches(), before)
})

test('where an interest was found the chair who took part does not decide again; another one confirms the star', async () => {
  const one = nomination(4)
  const before = await breaches()
  const published = await resultOf(one.id)
  const paper = await certificateOf(one.id)
  const id = await upheld(one, 'conflict', office.handler)
  const shown = await openValid(site, office.people.chair, pageOf(id))
  assert.match(shown, /ketua lain yang menetapkan lagi/)
  assert.deepEqual(codesOf(await begin(id)), ['not-allowed'])
  const acting = anActor('chair')
  assert.deepEqual(codesOf(await begin(id, acting)), ['done'])
  const listId = idOf(await sign(id, published?.stars ?? 0, acting))
  await releaseList(listId)
  assert.equal((await resultOf(one.id))?.stars, published?.stars)
  assert.equal((await certificateOf(one.id))?.checkKey, paper?.checkKey, 'a star that stays keeps its paper')
  const events = await environment.database.read(reader =>
    sql<{
      event: string
    }>`select event from ledger where record_id = ${one.id} and event like 'result.%'`.execute(reader),
  )
  assert.deepEqual(
    events.rows.map(row => row.event),
    ['result.confirmed'],
  )
  assert.deepEqual(await breaches(), before)
})

test('with a second jury the decision waits for all of its sheets, and then they alone count', async () => {
  const one = nomination(2)
  // Of the province of the others.
  const id = await upheld(one, 'procedure', office.nearby)
  await begin(id)
  await juryOf(id, one, false)
  assert.match(await openValid(site, office.people.chair, pageOf(id)), /0 dari 1 lembar juri kedua terkunci/)
  assert.deepEqual(codesOf(await sign(id, 3)), ['jury-works'])
  assert.doesNotMatch((await site.get(office.people.chair, pageOf(id))).body, /Dihitung lagi/)
  await juryOf(id, one, true)
  // A slip that a member noticed after the lock: the chair opens the sheet again, and the decision waits once more.
  const jury = `/sanggahan/${id}/juri`
  const sheet = `lembar-${id}`
  const open = { action: 'jury.open-sheet', sheet, reason: 'Satu kriteria keliru dipilih.' }
  assert.match(await openValid(site, office.people.chair, `${jury}?buka=${sheet}`), /Alasan membuka lagi/)
  assert.equal((await site.post(office.people.secretariat, jury, open)).status, 403)
  for (const wrong of [{ reason: 'pendek' }, { sheet: one.sheetIds[0] ?? '' }, { sheet: `'; --` }])
    assert.equal((await site.post(office.people.chair, jury, { ...open, ...wrong })).status, 422)
  assert.equal((await site.post(office.people.chair, jury, open)).status, 303)
  assert.equal((await site.post(office.people.chair, jury, open)).status, 422, 'it is open')
  assert.match(await openValid(site, office.people.chair, jury), /Dibuka lagi .*Satu kriteria keliru dipilih/)
  const kept = `/pleno/${office.edition.id}/${one.id}/lembar`
  const hidden = await openValid(site, office.people.chair, kept)
  assert.match(
    hidden,
    /Lembar juri kedua[\s\S]*setelah semua lembar juri ini terkunci[\s\S]*Satu kriteria keliru/,
  )
  assert.doesNotMatch(hidden.split('Lembar juri kedua')[1] ?? '', /<summary>Versi 1/)
  assert.deepEqual(codesOf(await sign(id, 3)), ['jury-works'])
  await juryOf(id, one, true)
  assert.match(await openValid(site, office.people.chair, kept), /Lembar juri kedua[\s\S]*<summary>Versi 1/)
  const listId = idOf(await sign(id, 3))
  assert.equal((await site.post(office.people.chair, jury, open)).status, 422, 'the decision is signed')
  assert.deepEqual((await recomputed()).different, [], 'the first result still comes from the first sheets')
  await releaseList(listId)
  const result = await resultOf(one.id)
  const exported = await environment.database.read(reader => exportEdition(reader, office.edition.id))
  assert.ok(exported)
  assert.deepEqual(checkedByPython(exported.files), [
    '{"cases":5,"different":0}',
    '{"cases":1,"different":0}',
  ])
  assert.deepEqual([result?.inputs.round, result?.trace.sheets.length, result?.stars], [2, 1, 3])
  assert.deepEqual((await recomputed()).different, [])
})
