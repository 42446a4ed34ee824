import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { draftWithoutLetter } from '../../../tests/builders/letter-office.ts'
import { head, NominationOffice } from '../../../tests/builders/nomination-office.ts'
import { anActor } from '../../../tests/builders/offices.ts'
import { fingerprintOf, loadWorkingFile, preCheckNomination } from '../nominations/index.ts'
import { reopenNomination } from '../nominations/desk/office-actions.ts'

let office: NominationOffice
before(async () => {
  office = await NominationOffice.open()
})
after(() => office.close())

let register = 0
const approve = (id: string) =>
  office.done(head, office.letters.approveNomination, { id, number: `530/${++register}/Disperin/2031` })

test('an approval leaves what the province said of the file standing, also of another file of the same firm', async () => {
  const province = anActor('province-officer', '/32/')
  const { id, producer } = await draftWithoutLetter(office)
  const other = await draftWithoutLetter(office)
  await office.database.write(async tx => {
    await sql`update nomination set producer_id = ${producer} where id = ${other.id}`.execute(tx)
    await sql`update product set producer_id = ${producer} where id = ${other.product}`.execute(tx)
  })
  const fingerprintNow = async (one: string) => {
    const nomination = await office.get(one)
    return office.database.read(async reader =>
      fingerprintOf(await loadWorkingFile(reader, nomination, office.clock.now())),
    )
  }
  const before = await Promise.all([id, other.id].map(fingerprintNow))
  await office.done(province, preCheckNomination, { id, verdict: 'ready', fingerprint: before[0] })
  await approve(id)
  assert.deepEqual(await Promise.all([id, other.id].map(fingerprintNow)), before)
  await office.done(head, reopenNomination, { id, reason: 'Contoh alasan yang cukup panjang.' })
  await approve(id)
  assert.deepEqual(await Promise.all([id, other.id].map(fingerprintNow)), before)
})
