import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { AssignmentOffice, problemsOf } from '../../../../tests/builders/assignment-office.ts'
import { sheetForm } from '../../../../tests/builders/cloth-case.ts'
import { testDatabase } from '../../../../tests/builders/test-database.ts'
import { testSite, type TestSite } from '../../../../tests/builders/test-site.ts'
import { mainOf } from '../../../../tests/builders/valid-page.ts'
import type { Actor } from '../../../access/index.ts'
import { listHistory } from '../../../audit/index.ts'
import { baseOf } from '../../nominations/index.ts'
import { declareInterest } from '../interests/declare-interest.ts'
import { assessmentRoutes } from '../index.ts'
import { lockSheet } from './lock-sheet.ts'
import { autosaveSheet, markSheet, reviewSheet } from './mark-sheet.ts'
import { listNotes } from './note-store.ts'
import { findSheet, listMarks } from './scoresheet-store.ts'

let office: AssignmentOffice
let site: TestSite
before(async () => {
  office = await AssignmentOffice.open(await testDatabase())
  site = testSite(office.environment, assessmentRoutes(office.environment.services.files))
})
after(() => office.database.close())

const sheetOf = async (id: string, actor: Actor) => {
  const sheet = await office.read(reader => findSheet(reader, id, actor.personId ?? ''))
  assert.ok(sheet)
  return sheet
}
const marksOf = async (id: string, actor: Actor) => {
  const sheet = await sheetOf(id, actor)
  const marks = (await office.read(reader => listMarks(reader, [sheet.id]))).get(sheet.id) ?? []
  return Object.fromEntries(marks.map(one => [one.criterionId, [one.answer, one.reason, one.revision]]))
}
const notesOf = async (id: string, actor: Actor) => {
  const sheet = await sheetOf(id, actor)
  const notes = await office.read(reader => listNotes(reader, sheet.id))
  return Object.fromEntries(notes.map(one => [one.criterionId, one.note]))
}
const nothing = baseOf({ value: null, revision: 0 })
const autosave = async (actor: Actor, code: string, fields: Readonly<Record<string, string>>) => {
  const result = await office.run(actor, autosaveSheet, { code, ...fields })
  assert.ok(result.kind === 'done')
  return result.answer as Readonly<{
    version: number
    answers: readonly Readonly<{ name: string; state: string; base: string; text?: string; shown?: string }>[]
    sums: Readonly<{ done: number; all: number; points: string | null }>
  }>
}

test('two devices that fill different fields both keep theirs, and are told the new bases', async () => {
  const { id, code, panel } = await office.inAssessment()
  const phone = { 'mark.pembukuan': 'catatan-kas', 'b.mark.pembukuan': nothing }
  const laptop = { 'mark.regenerasi': 'sudah-memegang', 'b.mark.regenerasi': nothing }
  const first = await autosave(panel[0], code, phone)
  assert.deepEqual(
    first.answers.map(one => [one.name, one.state, one.base]),
    [['mark.pembukuan', 'saved', baseOf({ value: 'catatan-kas', revision: 1 })]],
  )
  const second = await autosave(panel[0], code, laptop)
  assert.equal(second.sums.done, 2)
  assert.deepEqual(await marksOf(id, panel[0]), {
    pembukuan: ['catatan-kas', '', 1],
    regenerasi: ['sudah-memegang', '', 1],
  })
})

test('one field changed on two devices is a conflict: nothing of it is stored, the rest is, and a choice settles it', async () => {
  const { id, code, panel } = await office.inAssessment()
  await autosave(panel[0], code, { 'mark.pembukuan': 'catatan-kas', 'b.mark.pembukuan': nothing })
  const late = {
    'mark.pembukuan': 'tidak-mencatat',
    'b.mark.pembukuan': nothing,
    'reason.pembukuan': 'Dari telepon.',
    'b.reason.pembukuan': nothing,
  }
  const answer = await autosave(panel[0], code, late)
  const conflict = answer.answers.find(one => one.name === 'mark.pembukuan')
  assert.deepEqual([conflict?.state, conflict?.text], ['conflict', 'catatan-kas'])
  assert.notEqual(conflict?.shown, 'catatan-kas', 'the other version is shown in words')
  assert.deepEqual(await marksOf(id, panel[0]), { pembukuan: ['catatan-kas', 'Dari telepon.', 2] })
  // The page without script asks as well, and shows both versions.
  const shown = await site.post(panel[0], `/penilaian/${code}`, { action: 'scoresheet.mark', ...late })
  assert.equal(shown.status, 409)
  assert.match(shown.body, /name="c\.mark\.pembukuan" value="theirs"/)
  const seen = /name="s\.mark\.pembukuan" value="([^"]+)"/.exec(shown.body)?.[1] ?? ''
  const choose = (of: string) =>
    office.done(panel[0], markSheet, { code, ...late, 'c.mark.pembukuan': of, 's.mark.pembukuan': seen })
  await choose('theirs')
  assert.equal((await marksOf(id, panel[0]))['pembukuan']?.[0], 'catatan-kas')
  await choose('mine')
  assert.equal((await marksOf(id, panel[0]))['pembukuan']?.[0], 'tidak-mencatat')
})

test('a saving whose answer was lost and that is sent again changes nothing a second time', async () => {
  const { id, code, panel } = await office.inAssessment()
  const sent = { 'mark.pembukuan': 'catatan-kas', 'b.mark.pembukuan': nothing }
  const first = await autosave(panel[0], code, sent)
  const again = await autosave(panel[0], code, sent)
  assert.equal(again.version, first.version)
  assert.deepEqual(await marksOf(id, panel[0]), { pembukuan: ['catatan-kas', '', 1] })
})

test('what another device stored is told to an open page, and to nobody else', async () => {
  const { code, panel } = await office.inAssessment()
  await autosave(panel[0], code, { 'mark.pembukuan': 'catatan-kas' })
  const path = `/penilaian/${code}/kabar`
  const told = JSON.parse((await site.get(panel[0], `${path}?versi=1`)).body) as {
    version: number
    answers: readonly { name: string; text: string }[]
  }
  assert.equal(told.version, 2)
  assert.equal(told.answers.find(one => one.name === 'mark.pembukuan')?.text, 'catatan-kas')
  const known = JSON.parse((await site.get(panel[0], `${path}?versi=2`)).body) as { answers: unknown[] }
  assert.deepEqual(known.answers, [])
  const other = JSON.parse((await site.get(panel[1], `${path}?versi=0`)).body) as {
    answers: readonly { text: string }[]
  }
  assert.ok(other.answers.every(one => one.text === ''))
  const stranger = await office.assessor('orang luar', '62.71')
  assert.equal((await site.get(stranger, path)).status, 404)
})

test('a private note stands on its writer’s page alone, and neither the ledger nor another sheet has it', async () => {
  const { id, code, panel } = await office.inAssessment()
  const secret = 'jangkrik-pribadi'
  await office.done(panel[0], markSheet, {
    code,
    ...sheetForm(0),
    'note.pembukuan': `${secret} kriteria`,
    'note._': `${secret} produk`,
  })
  assert.deepEqual(await notesOf(id, panel[0]), {
    pembukuan: `${secret} kriteria`,
    '': `${secret} produk`,
  })
  await office.done(panel[0], lockSheet, { code })
  const pages = [`/penilaian/${code}`, `/penilaian/${code}/bandingkan`, '/penilaian']
  assert.ok((await site.get(panel[0], `/penilaian/${code}`)).body.includes(`${secret} produk`))
  for (const path of pages) assert.ok(!(await site.get(panel[1], path)).body.includes(secret), path)
  const history = await office.read(reader =>
    listHistory(reader, { kind: 'nomination', id }, ['panel', 'record']),
  )
  assert.ok(history.length > 0 && !JSON.stringify(history).includes(secret))
  // A note is no mark: nobody can tell from the ledger whether there is one.
  await office.done(panel[1], markSheet, { code, 'note._': secret })
  const after = await office.read(reader => listHistory(reader, { kind: 'nomination', id }, ['panel']))
  assert.ok(!after.some(one => one.person_id === panel[1].personId && one.action === 'scoresheet.mark'))
})

test('notes end with the assignment', async () => {
  const { id, code, panel } = await office.inAssessment()
  await office.done(panel[0], markSheet, { code, 'note._': 'Ingat: bandingkan dengan yang biru.' })
  assert.deepEqual(Object.keys(await notesOf(id, panel[0])), [''])
  await office.done(panel[0], declareInterest, { code, kind: 'coach', note: '' })
  assert.deepEqual(await notesOf(id, panel[0]), {})
})

test('a note or a reason that never ends is refused by its field', async () => {
  const { code, panel } = await office.inAssessment()
  const long = 'x'.repeat(2_001)
  const result = await office.run(panel[0], markSheet, { code, 'note._': long, 'note.pembukuan': long })
  assert.deepEqual(problemsOf(result).toSorted(), ['too-long note._', 'too-long note.pembukuan'])
  const saved = await autosave(panel[0], code, { 'note._': long, 'mark.pembukuan': 'catatan-kas' })
  assert.equal(saved.sums.done, 1)
})

test('the way to the lock saves, shows what is missing, and locks only a whole sheet', async () => {
  const { id, code, panel } = await office.inAssessment()
  const form = sheetForm(0)
  const { 'mark.regenerasi': regenerasi = '', ...most } = form
  const review = await office.run(panel[0], reviewSheet, { code, ...most })
  assert.ok(review.kind === 'done' && review.next === `/penilaian/${code}/kunci`)
  const short = mainOf((await site.get(panel[0], `/penilaian/${code}/kunci`)).body)
  assert.match(short, /href="\/penilaian\/[^"]+#f-mark-regenerasi"/)
  assert.ok(!short.includes('value="scoresheet.lock"'), 'no button while something is missing')
  await office.done(panel[0], markSheet, { code, 'mark.regenerasi': regenerasi })
  const whole = mainOf((await site.get(panel[0], `/en/penilaian/${code}/kunci`)).body)
  assert.match(whole, /value="scoresheet.lock"/)
  assert.match(whole, /84\.50<\/b> \/ 100\.00/)
  assert.ok(whole.includes(form['reason.pembukuan'] ?? 'never'))
  // Seen on an older page, the sheet is not locked.
  const version = String((await sheetOf(id, panel[0])).rowVersion)
  await office.done(panel[0], markSheet, { code, 'reason.pembukuan': 'Alasan lain.' })
  assert.equal((await office.run(panel[0], lockSheet, { code, version })).kind, 'stale')
  assert.equal((await sheetOf(id, panel[0])).state, 'open')
  await office.done(panel[0], lockSheet, { code })
  assert.equal((await site.get(panel[0], `/penilaian/${code}/kunci`)).status, 303)
})

test('a saving that meets the lock changes nothing, and is told why', async () => {
  const { id, code, panel } = await office.inAssessment()
  await office.done(panel[0], lockSheet, { code, ...sheetForm(0) })
  const before = await marksOf(id, panel[0])
  const late = { code, 'mark.pembukuan': 'tidak-mencatat', 'note._': 'Terlambat.' }
  for (const act of [autosaveSheet, markSheet, reviewSheet])
    assert.deepEqual(problemsOf(await office.run(panel[0], act, late)), ['sheet-locked'], act.name)
  assert.deepEqual(await marksOf(id, panel[0]), before)
  assert.deepEqual(await notesOf(id, panel[0]), {})
})

test('the list says what is open, what to go on with and until when; the comparison shows own marks alone', async () => {
  const one = await office.inAssessment()
  const two = await office.inAssessment()
  const both = one.panel.find(actor => two.panel.some(other => other.personId === actor.personId))
  const actor = both ?? one.panel[0]
  // Later than whatever this person has saved before.
  office.clock.advance(60)
  const own = { 'mark.pembukuan': 'catatan-kas', 'reason.pembukuan': 'Buku kas ada.' }
  await office.done(actor, markSheet, { code: one.code, ...own })
  const list = mainOf((await site.get(actor, '/penilaian')).body)
  assert.match(list, new RegExp(`href="/penilaian/${one.code}"[^>]*>[^<]*Lanjutkan: ${one.code}`))
  assert.match(list, new RegExp(`data-open="[^"]*${one.code}`))
  assert.match(list, /Batas tahap penilaian: /)
  const other = one.panel.find(each => each.personId !== actor.personId)
  assert.ok(other)
  await office.done(other, markSheet, { code: one.code, 'reason.pembukuan': 'Alasan orang lain.' })
  const path = `/penilaian/${two.code}/bandingkan?kriteria=pembukuan`
  if (!both) return assert.equal((await site.get(actor, path)).status, 404)
  const compared = mainOf((await site.get(both, path)).body)
  assert.ok(compared.includes('Buku kas ada.') && compared.includes(one.code))
  assert.ok(!compared.includes('Alasan orang lain.'))
})

test('a scanned code opens the own sheet; any other is answered in one way, whether or not it exists', async () => {
  const { code, panel } = await office.inAssessment()
  const stranger = await office.assessor('pemindai', '62.71')
  const typed = code.toLowerCase().replace('-', ' ')
  const opened = await site.get(panel[0], `/penilaian/pindai?kode=${encodeURIComponent(typed)}`)
  assert.deepEqual([opened.status, opened.headers.get('location')], [303, `/penilaian/${code}`])
  const answers = await Promise.all(
    [code, 'ZZ-0000'].map(async one => {
      const { status, body } = await site.get(stranger, `/penilaian/pindai?kode=${one}`)
      return [status, mainOf(body).replaceAll(one, '')]
    }),
  )
  assert.deepEqual(answers[0], answers[1])
  assert.match(String(answers[0]?.[1]), /tidak ada dalam daftar penilaian Anda/)
  const odd = await site.get(panel[0], '/penilaian/pindai?kode=%3Cscript%3E')
  assert.match(mainOf(odd.body), /bukan kode buta/)
  assert.ok(!odd.body.includes('<script>"'))
})
