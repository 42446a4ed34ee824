// on the embedded database: what is told is the same on both.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { AssignmentOffice, hidden, secretariat, somebody } from '../../../tests/builders/assignment-office.ts'
import { sheetForm } from '../../../tests/builders/cloth-case.ts'
import { letterBox } from '../../../tests/builders/letter-box.ts'
import { regionalDatabase } from '../../../tests/builders/regional-database.ts'
import { testSite, type TestSite } from '../../../tests/builders/test-site.ts'
import { mainOf, openValid } from '../../../tests/builders/valid-page.ts'
import type { Actor } from '../../access/index.ts'
import {
  assessmentTasks,
  clearInterest,
  closedSheetHandlers,
  loadLockedDesk,
  lockSheet,
  markSheet,
} from '../assessment/index.ts'
import { setAsideSheet } from '../decisions/cases/set-aside-sheet.ts'
import type { Letter } from '../people/index.ts'
import { noticeJobHandlers, noticesInvariants, noticesRoutes } from './index.ts'

const chair = somebody('chair')
const reason = 'Sudah ditanyakan: bukan pegawainya lagi.'
const { letters, post } = letterBox()
let office: AssignmentOffice
let site: TestSite
let made: Awaited<ReturnType<AssignmentOffice['inAssessment']>>
before(async () => {
  office = await AssignmentOffice.open(await regionalDatabase())
  site = testSite(office.environment, noticesRoutes(post))
  made = await office.inAssessment()
  await pass()
})
after(() => office.database.close())

const idOf = (one: Actor): string => one.personId ?? ''
/** One turn of the work in the background: the letters that it sent. */
async function pass(): Promise<readonly Letter[]> {
  letters.length = 0
  const handlers = {
    ...closedSheetHandlers(office.environment),
    ...noticeJobHandlers(office.environment, post),
  }
  for (const work of Object.values(handlers)) await work({})
  return [...letters]
}
const worksFor = (one: Actor, employer: string) =>
  office.database.write(tx =>
    sql`update person set employer = ${employer} where id = ${idOf(one)}`.execute(tx),
  )
const page = async (actor: Actor): Promise<string> => mainOf(await openValid(site, actor, '/pemberitahuan'))
/** Nothing but the blind code says which product it is. */
function isBlind(said: string): void {
  assert.ok(said.includes(made.code))
  for (const word of [...Object.values(hidden), made.id]) assert.ok(!said.includes(word), word)
}
const lateTask = async (): Promise<number> => {
  const tasks = await office.read(reader => assessmentTasks(reader, chair, office.clock.now(), 'id'))
  return tasks.find(one => one.title === 'Periksa lembar dengan benturan kepentingan')?.count ?? 0
}

test('whose sheet is closed by something found is told by its code alone, once, and again when it opens', async () => {
  const [tied, other] = made.panel
  await office.done(tied, markSheet, { code: made.code, 'mark.petunjuk-produk': 'no' })
  assert.deepEqual(await pass(), [])
  await worksFor(tied, hidden.producer)
  const [letter, ...more] = await pass()
  assert.deepEqual([letter?.to.id, more], [idOf(tied), []])
  isBlind(`${letter?.subject}${letter?.text}`)
  assert.match(letter?.text ?? '', /tertutup bagi Anda.*Tidak ada yang perlu Anda kerjakan.*sekretariat/)
  isBlind(await page(tied))
  assert.ok(!(await page(other)).includes(made.code))
  assert.deepEqual(await pass(), [], 'once')
  assert.equal(await lateTask(), 0, 'an open sheet is for the secretariat')
  await office.done(secretariat, clearInterest, {
    id: office.editionId,
    nomination: made.id,
    person: idOf(tied),
    found: hidden.producer.toLowerCase(),
    reason,
  })
  const [again] = await pass()
  assert.match(again?.subject ?? '', /terbuka lagi bagi Anda/)
  isBlind(await page(tied))
})

test('the same of a locked sheet, which the chair finds among the tasks; set aside, its assessor is told of that', async () => {
  const [, tied] = made.panel
  for (const [index, one] of made.panel.entries())
    await office.done(one, lockSheet, { code: made.code, ...sheetForm(index) })
  await worksFor(tied, hidden.producer)
  assert.equal((await pass()).length, 1)
  assert.equal(await lateTask(), 1)
  const desk = await office.read(reader => loadLockedDesk(reader, made.id))
  const sheet = desk?.sheets.find(one => one.sheet.personId === idOf(tied))?.sheet.id
  await office.done(chair, setAsideSheet, {
    edition: office.editionId,
    nomination: made.id,
    sheet,
    asideReason: reason,
  })
  assert.equal(await lateTask(), 0, 'at once')
  office.clock.advance(24 * 3_600)
  const [letter, ...more] = await pass()
  assert.deepEqual([letter?.to.id, more], [idOf(tied), []])
  assert.match(letter?.text ?? '', /tidak dihitung lagi/)
  isBlind(`${letter?.subject}${letter?.text}`)
  assert.equal(await lateTask(), 0)
  // What ends otherwise is not said to be open again.
  await worksFor(tied, 'Lembaga lain (contoh)')
  assert.deepEqual(await pass(), [])
  for (const { find } of noticesInvariants)
    assert.deepEqual(
      await office.read(reader => find({ reader, files: office.environment.services.files })),
      [],
    )
})

test('a declaration about the product itself is no news to whoever made it', async () => {
  const [, , third] = made.panel
  await office.database.write(tx =>
    sql`insert into interest (id, person_id, nomination_id, kind, declared_at)
      values ('milik', ${idOf(third)}, ${made.id}, 'family', now())`.execute(tx),
  )
  await worksFor(third, hidden.producer)
  assert.deepEqual(await pass(), [])
})
