import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { anAccount } from '../../../tests/builders/accounts.ts'
import { NominationOffice, operator } from '../../../tests/builders/nomination-office.ts'
import { readinessSite, type ReadinessSite } from '../../../tests/builders/readiness-site.ts'
import { visitor } from '../../access/index.ts'
import { openSealer } from '../../platform/sealer.ts'
import { createStrangerPost } from '../people/index.ts'
import { eraseSenders } from './erase-senders.ts'
import { answerPetition, takePetition, withdrawPetition } from './petition-acts.ts'
import { findPetitionByCode } from './petition-store.ts'

let office: NominationOffice
let site: ReadinessSite
before(async () => {
  office = await NominationOffice.open()
  site = readinessSite(office)
  await anAccount(office.database, 'Operator Contoh', [{ role: 'operator', area: '32.05' }])
})
after(() => office.close())

let number = 0
/** A petition of its own product. */
async function sent() {
  const result = await site.send({ product: `Selendang Contoh ${++number}` })
  assert.ok(result.kind === 'done')
  const code = result.next?.split('/').at(-1) ?? ''
  const petition = await office.database.read(reader => findPetitionByCode(reader, code))
  assert.ok(petition)
  return petition
}
const settings = () => site.settings.petitions

test('an answer that was not mailed yet goes with the request that is taken back, and with one whose time is over', async () => {
  const { clock, database } = office
  const config = {
    publicUrl: 'https://contoh.example',
    mailFrom: 'a@contoh.example',
    dataDir: '/',
    smtpUrl: null,
    demo: false,
  }
  const toSender = createStrangerPost(
    { clock },
    openSealer({ dataDir: mkdtempSync(join(tmpdir(), 'bintang-')), secretKey: null }),
    config,
  )
  const answered = async () => {
    const one = await sent()
    await office.done(operator, takePetition, { id: one.id, version: 1 })
    const answer = { id: one.id, version: 2, outcome: 'accepted', answer: '' }
    await office.done(operator, answerPetition({ ...settings(), toSender }), answer)
    return one
  }
  const waiting = async () => {
    const { rows } = await database.read(reader =>
      sql<{
        record: string
        about: string
      }>`select record_id as record, about from mail where person_id is null order by created_at, id`.execute(
        reader,
      ),
    )
    return rows.map(row => row.record)
  }
  const [one, other] = [await answered(), await answered()]
  assert.deepEqual((await waiting()).toSorted(), [one.id, other.id].toSorted())
  assert.equal((await office.run(visitor, withdrawPetition, { code: one.code })).kind, 'done')
  assert.deepEqual(await waiting(), [other.id], 'that of somebody else waits on')
  const start = clock.now()
  clock.moveTo(other.eraseAfter)
  await eraseSenders(office.environment)
  assert.deepEqual(await waiting(), [])
  clock.moveTo(start)
})
