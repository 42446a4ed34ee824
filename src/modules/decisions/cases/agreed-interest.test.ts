// on the embedded database: what is stored is the same on both.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import {
  AssignmentOffice,
  hidden,
  problemsOf,
  secretariat,
  somebody,
} from '../../../../tests/builders/assignment-office.ts'
import { sheetForm } from '../../../../tests/builders/cloth-case.ts'
import { regionalDatabase } from '../../../../tests/builders/regional-database.ts'
import { testSite, type TestSite } from '../../../../tests/builders/test-site.ts'
import { mainOf, openValid } from '../../../../tests/builders/valid-page.ts'
import type { Actor } from '../../../access/index.ts'
import {
  agreedActions,
  assessmentInvariants,
  assessmentRoutes,
  clearInterest,
  loadLockedDesk,
  lockSheet,
} from '../../assessment/index.ts'
import { openAgreed } from './open-agreed.ts'
import { setAsideSheet } from './set-aside-sheet.ts'
import { unlockRoutes } from './unlock-routes.ts'

const chair = somebody('chair')
const { saveAgreedSheet, agreeToSheet, refuseSheet, lockAgreedSheet } = agreedActions
const reason = 'Benturan baru diketahui (contoh).'
let office: AssignmentOffice
let site: TestSite
let made: Awaited<ReturnType<AssignmentOffice['inAssessment']>>
before(async () => {
  const rounding = { kind: 'half-up', places: 2 }
  const rules = { aggregation: { first: 'sheet', combine: 'consensus', rounding } }
  const cases = `case,commodity,facts,marks,expected_total,expected_band,expected_gates
Tanpa lembar bersama belum ada hasil,tenun,,all=best | all=best | all=best,-,-,-`
  office = await AssignmentOffice.open(await regionalDatabase(), rules, cases)
  site = testSite(office.environment, [
    ...assessmentRoutes(office.environment.services.files),
    ...unlockRoutes,
  ])
  await office.assessors(['33.02', '51.04', '73.71', '12.71', '61.71'])
  made = await office.inAssessment()
  for (const [index, one] of made.panel.entries())
    await office.done(one, lockSheet, { code: made.code, ...sheetForm(index) })
  await office.done(chair, saveAgreedSheet, { code: made.code, ...sheetForm(0) })
})
after(() => office.database.close())

const idOf = (one: Actor): string => one.personId ?? ''
const path = (): string => `/lembar-bersama/${made.code}`
const desk = (): string => `/pleno/${office.editionId}/${made.id}/lembar`
const page = async (actor: Actor, at = path()): Promise<string> => mainOf(await openValid(site, actor, at))
const act = (actor: Actor, action: Parameters<AssignmentOffice['run']>[1], fields: object = {}) =>
  office.run(actor, action, { code: made.code, ...fields })
const agree = async (actor: Actor): Promise<void> => {
  const seen = /name="seen" value="([^"]+)"/.exec(await page(actor))?.[1] ?? ''
  await office.done(actor, agreeToSheet, { code: made.code, seen })
}
/** From now on the person works for the maker. */
const worksThere = (one: Actor) =>
  office.database.write(tx =>
    sql`update person set employer = ${hidden.producer} where id = ${idOf(one)}`.execute(tx),
  )
const clear = (one: Actor) =>
  office.done(secretariat, clearInterest, {
    id: office.editionId,
    nomination: made.id,
    person: idOf(one),
    found: hidden.producer.toLowerCase(),
    reason,
  })
const where = () => ({ edition: office.editionId, nomination: made.id, reason })
const aside = async (one: Actor) => {
  const loaded = await office.read(reader => loadLockedDesk(reader, made.id))
  const sheet = loaded?.sheets.find(each => each.sheet.personId === idOf(one))?.sheet.id
  return office.run(chair, setAsideSheet, { ...where(), sheet, asideReason: reason })
}
const broken = (): Promise<readonly string[]> =>
  office.read(async reader => {
    const all: string[] = []
    for (const { id, find } of assessmentInvariants)
      if ((await find({ reader, files: office.environment.services.files })).length > 0) all.push(id)
    return all
  })

test('whoever is found before the lock has no voice: the agreement does not count, and the others are told', async () => {
  const [tied, second, third] = made.panel
  for (const one of made.panel) await agree(one)
  await worksThere(tied)
  assert.notEqual((await site.get(tied, path())).status, 200)
  for (const action of [agreeToSheet, refuseSheet])
    assert.deepEqual(await act(tied, action, { seen: '', reason }), { kind: 'not-found' })
  for (const one of [chair, second, third]) {
    assert.match(await page(one), /Tanpa suara karena benturan kepentingan[^<]*Penilai [123]\./)
    assert.match(await page(one), /Tidak ikut menyatakan/)
  }
  // Of three who agreed two count; what they said stands, since nothing of it changed.
  assert.match(await page(chair), /2 penilai sudah setuju atas isi ini/)
  await office.done(chair, lockAgreedSheet, { code: made.code })
  assert.equal((await office.get(made.id)).state, 'assessed')
  assert.deepEqual(await broken(), [])
  assert.match(await page(second), /Tidak ikut menyatakan/)
  // What is cleared later says nothing about what the others agreed on.
  await clear(tied)
  assert.deepEqual(await broken(), [])
  assert.doesNotMatch(await page(chair), /diketahui sesudah lembar ini terkunci/)
})

test('whoever is found after the lock is shown to the chair, who opens the agreed sheet; the others agree anew', async () => {
  const [first, tied, third] = made.panel
  await worksThere(tied)
  assert.match(await page(chair), /Benturan kepentingan diketahui sesudah lembar ini terkunci/)
  assert.match(await page(chair), /Setuju; benturan kepentingan diketahui sesudahnya/)
  assert.doesNotMatch(await page(third), /Anda memutuskan/)
  assert.match(await page(chair, desk()), /Sesudah lembar bersama terkunci diketahui benturan/)
  assert.deepEqual(await broken(), [])
  assert.deepEqual(problemsOf(await aside(tied)), ['agreed-sheet-locked'])
  await office.done(chair, openAgreed, where())
  assert.deepEqual(problemsOf(await act(chair, lockAgreedSheet)), ['not-agreed', 'not-agreed'])
  await agree(first)
  await agree(third)
  await office.done(chair, lockAgreedSheet, { code: made.code })
  assert.deepEqual(await broken(), [])
  assert.doesNotMatch(await page(chair, desk()), /Sesudah lembar bersama terkunci diketahui benturan/)
})

test('a sheet from before that kept nobody without a voice names who agreed, and moving on names who had declared', async () => {
  const tied = made.panel[1]
  const nomination = made.id
  const off = 'alter table agreed_sheet disable trigger user'
  const setVoiceless = (people: readonly string[]) =>
    office.database.write(async tx => {
      await sql.raw(off).execute(tx)
      await sql`update agreed_sheet set voiceless = ${JSON.stringify(people)}::jsonb`.execute(tx)
      await sql`alter table agreed_sheet enable trigger user`.execute(tx)
    })
  await setVoiceless([])
  // He did not agree to what is locked now, and so nobody is told that he did.
  assert.doesNotMatch(await page(chair, desk()), /Sesudah lembar bersama terkunci diketahui benturan/)
  const file = readFileSync(
    new URL('../../../../migrations/0106-voiceless-of-before.sql', import.meta.url),
    'utf8',
  )
  const undone = office.database.write(async tx => {
    const [before, later, stranger] = [idOf(tied), idOf(made.panel[2]), 'not-on-the-panel']
    const declared = [before, later, stranger].map(
      (id, index) => sql`(${id}, ${id}, ${nomination}, 'other',
        (select locked_at from agreed_sheet) + make_interval(secs => ${index === 1 ? 1 : 0}))`,
    )
    await sql`insert into interest (id, person_id, nomination_id, kind, declared_at)
      values ${sql.join(declared)}`.execute(tx)
    for (const statement of file.split(/;\s*$/m).filter(one => one.trim() !== ''))
      await sql.raw(statement).execute(tx)
    const { rows } = await sql<{ voiceless: unknown }>`select voiceless from agreed_sheet`.execute(tx)
    assert.deepEqual(rows, [{ voiceless: [before] }])
    throw new Error('undone')
  })
  await assert.rejects(undone, /undone/)
  await setVoiceless([idOf(tied)])
})

test('where too few voices are left, the chair sets a sheet aside and somebody else is assigned', async () => {
  const [first, tied, third] = made.panel
  await office.done(chair, openAgreed, where())
  await worksThere(third)
  await agree(first)
  assert.deepEqual(problemsOf(await act(chair, lockAgreedSheet)), ['too-few-voices'])
  for (const one of [chair, first]) assert.match(await page(one), /Ketua mengesampingkan lembar/)
  assert.match(await page(chair, '/lembar-bersama'), /Kurang penilai tanpa benturan/)
  assert.equal((await aside(tied)).kind, 'done')
  assert.match(await page(chair), /Belum semua lembar perorangan terkunci/)
  assert.equal((await office.assign()).kind, 'done')
  const fresh = (await office.panelOf(made.id)).find(one => !made.panel.includes(one)) ?? assert.fail()
  await office.done(fresh, lockSheet, { code: made.code, ...sheetForm(1) })
  for (const one of [first, fresh]) await agree(one)
  await office.done(chair, lockAgreedSheet, { code: made.code })
  assert.equal((await office.get(made.id)).state, 'assessed')
  assert.deepEqual(await broken(), [])
})
