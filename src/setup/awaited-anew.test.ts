// on the embedded database: what has come is computed with in the same way on both.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { stoppedClock } from '../../tests/builders/accounts.ts'
import { shippedText } from '../../tests/builders/assessed-edition.ts'
import { checkedByPython, decidingAnew, idOf, pageOf } from '../../tests/builders/deciding-anew.ts'
import { codesOf } from '../../tests/builders/result-codes.ts'
import { openValid } from '../../tests/builders/valid-page.ts'
import { exportEdition } from '../modules/decisions/index.ts'
import { createMedia } from '../platform/media/index.ts'

const t = (id: string) => ({ id, en: `en ${id}` })
const { gates, facts } = JSON.parse(shippedText) as Readonly<Record<'gates' | 'facts', readonly object[]>>
/** A fact that no form asks for: nobody can put it right as one of the file. */
const rules = {
  facts: [...facts, { name: 'sengketa-selesai', kind: 'boolean', title: t('Sengketa selesai') }],
  gates: [
    ...gates,
    {
      id: 'sengketa',
      when: { fact: 'commodity', is: 'tenun' },
      effect: {
        kind: 'suspend',
        until: { text: t('Sampai surat damai diterima.'), when: { fact: 'sengketa-selesai', is: true } },
      },
      per: 'file',
      reason: t('Ada sengketa merek.'),
    },
  ],
}
const clock = stoppedClock('2031-05-01T02:00:00Z')
const media = createMedia()
const caseIds = ['tenun-80-67-belum-bintang-2', 'batik-dugaan-tiruan-satu-lembar']
const anew = await decidingAnew(clock, media, caseIds, rules)
const { office, environment, site, nomination, resultOf, recomputed, breaches } = anew
const { people } = office
after(async () => {
  await media.close()
  await environment.database.close()
})

const RECORD = 'correction.record-awaited'
const paper = { paper: 'S-7/2031', reason: 'Surat itu menyatakan bahwa sengketanya selesai.' }
const begun = async (index: number): Promise<string> => {
  const id = await anew.upheld(nomination(index), 'procedure', office.handler)
  await anew.begin(id)
  return id
}
const record = (id: string, given: Readonly<Record<string, string>>, who = people.secretariat) =>
  site.post(who, pageOf(id), { action: RECORD, ...paper, version: '0', ...given })

test('what the rules wait for is recorded in a new decision, and the star follows from it', async () => {
  const one = nomination(0)
  const before = await breaches()
  assert.equal((await resultOf(one.id))?.stars, 0)
  const id = await begun(0)
  assert.deepEqual(codesOf(await anew.sign(id, 1)), ['suspended'])
  const shown = await openValid(site, people.chair, pageOf(id))
  assert.match(shown, /Sampai surat damai diterima\./)
  assert.doesNotMatch(shown, /tunggu=/, 'the chair settles and does not record')
  const link = /href="[^"]*\?(tunggu=[^"]+)"/.exec((await site.get(people.secretariat, pageOf(id))).body)?.[1]
  assert.match(await openValid(site, people.secretariat, `${pageOf(id)}?${link}`), new RegExp(RECORD))

  const come = { awaited: 'fact sengketa-selesai', value: 'yes' }
  assert.equal((await record(id, come, people.chair)).status, 403)
  assert.equal((await record(id, { ...come, awaited: 'gate lain' })).status, 422)
  assert.equal((await record(id, { ...come, paper: '' })).status, 422)
  assert.equal((await record(id, come)).status, 303)
  assert.equal((await record(id, { ...come, value: 'no' })).status, 409, 'out of an old tab')
  assert.match(await openValid(site, people.chair, pageOf(id)), /menurut S-7\/2031/)
  // Taken back, and recorded again: the last one counts.
  assert.equal((await record(id, { ...come, value: '', version: '1' })).status, 303)
  assert.deepEqual(codesOf(await anew.sign(id, 1)), ['suspended'])
  assert.equal((await record(id, { ...come, version: '2' })).status, 303)

  const listId = idOf(await anew.sign(id, 1))
  assert.match(await openValid(site, people.directorGeneral, `/penetapan/${listId}`), /S-7\/2031/)
  assert.equal((await record(id, { ...come, value: 'no', version: '3' })).status, 403)
  const late = sql`insert into awaited_fact (nomination_id, objection_id, gate, fact, value, reason, paper, recorded_by, recorded_at)
    select nomination_id, objection_id, gate, fact, 'false', reason, paper, recorded_by, recorded_at from awaited_fact`
  await assert.rejects(
    environment.database.write(tx => late.execute(tx)),
    /never changes/,
  )
  await anew.releaseList(listId)
  const result = await resultOf(one.id)
  assert.deepEqual([result?.stars, result?.inputs.facts], [1, { 'sengketa-selesai': true }])
  assert.deepEqual((await recomputed()).different, [])
  assert.deepEqual(await breaches(), before)
})

test('what the rules wait for in words only is recorded too, and exports are computed again', async () => {
  const one = nomination(1)
  const before = await breaches()
  const id = await begun(1)
  const awaited = 'gate dugaan-tiruan'
  assert.equal((await resultOf(one.id))?.stars, 0)
  assert.deepEqual(codesOf(await anew.sign(id, 1)), ['suspended'])
  assert.equal((await record(id, { awaited, value: 'mungkin' })).status, 422)
  assert.equal((await record(id, { awaited, value: 'yes' })).status, 303)
  await anew.releaseList(idOf(await anew.sign(id, 1)))
  assert.equal((await resultOf(one.id))?.stars, 1)
  assert.deepEqual((await recomputed()).different, [])
  assert.deepEqual(await breaches(), before)
  const exported = await environment.database.read(reader => exportEdition(reader, office.edition.id))
  assert.ok(exported)
  for (const line of checkedByPython(exported.files)) assert.match(line, /"different":0/)
})
