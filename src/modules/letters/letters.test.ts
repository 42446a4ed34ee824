import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { sql } from 'kysely'
import {
  draftWithoutLetter as aDraft,
  lettersOf,
  newestLetter,
  tickedOf as ticked,
} from '../../../tests/builders/letter-office.ts'
import { head, NominationOffice, operator, pathsOf } from '../../../tests/builders/nomination-office.ts'
import { anActor, here, there } from '../../../tests/builders/offices.ts'
import type { Actor } from '../../access/index.ts'
import { findDocument } from '../documents/index.ts'
import { sha256 } from '../../platform/digest.ts'
import { removeDocument } from '../documents/remove-document.ts'
import { loadWorkingFile, submitNomination, withdrawNomination } from '../nominations/index.ts'
import { reopenNomination } from '../nominations/desk/office-actions.ts'
import { lettersInvariants } from './invariants.ts'
import { typesetLetter } from './typeset-letter.ts'

let office: NominationOffice
let pdfium: PDFiumLibrary
before(async () => {
  office = await NominationOffice.open()
  pdfium = await PDFiumLibrary.init()
})
after(async () => {
  pdfium.destroy()
  await office.close()
})

const draftWithoutLetter = () => aDraft(office)
const newest = (id: string) => newestLetter(office, id)
const tickedOf = (...ids: readonly string[]) => ticked(office, ...ids)

async function fileOf(id: string) {
  const nomination = await office.get(id)
  return office.database.read(reader => loadWorkingFile(reader, nomination, office.clock.now()))
}
const letterState = async (id: string) =>
  (await fileOf(id)).readiness.documents.find(one => one.requirement.id === 'surat-usulan')

async function breaches(): Promise<readonly string[]> {
  const { files } = office.environment.services
  const found: string[] = []
  for (const one of lettersInvariants) {
    const records = await office.database.read(reader => one.find({ reader, files }))
    found.push(...(typeof records === 'function' ? await records() : records))
  }
  return found
}

async function textOf(pdf: Buffer): Promise<string> {
  const document = await pdfium.loadDocument(pdf)
  const texts = Array.from({ length: document.getPageCount() }, (_, index) =>
    document.getPage(index).getText(),
  )
  document.destroy()
  return texts.join('\n').replaceAll(/\s+/g, ' ')
}

let register = 0
const nextNumber = (): string => `530/${++register}/Disperin/2031`
/** Each letter a minute after the one before, as they come. */
const approve = (id: string, more: Record<string, string> = {}, by: Actor = head) => {
  office.clock.advance(60)
  return office.done(by, office.letters.approveNomination, { id, number: nextNumber(), ...more })
}
const reason = 'Contoh alasan yang cukup panjang.'

test('a draft without a letter lacks nothing, and the approval asks for its number', async () => {
  const { id } = await draftWithoutLetter()
  assert.deepEqual((await fileOf(id)).readiness.problems, [])
  assert.equal((await letterState(id))?.state, 'at-approval')
  const { approveNomination } = office.letters
  assert.deepEqual(pathsOf(await office.run(head, approveNomination, { id })), ['number'])
  assert.deepEqual(pathsOf(await office.run(head, approveNomination, { id, number: '10/03/2031' })), [
    'number',
  ])
  assert.deepEqual(pathsOf(await office.run(head, approveNomination, { id, number: '1/2/3', nip: '12' })), [
    'nip',
  ])
  assert.equal((await office.get(id)).state, 'draft')
})

test('an approval makes the letter: a paper of the file, with what it names, whole and the same each time', async () => {
  const { id } = await draftWithoutLetter()
  const number = nextNumber()
  await approve(id, {
    number,
    place: 'Contoh',
    nip: '19800101 200501 1 001',
    office: 'Dinas <b>Contoh</b> #x $y',
  })
  const found = await letterState(id)
  assert.equal(found?.state, 'met')
  assert.equal(found.document?.number, number)
  const { letter, paper } = await newest(id)
  assert.deepEqual([paper.id, paper.madeFor, paper.fileId], [found.document?.id, id, letter.fileId])
  const first = typesetLetter(letter.content)
  assert.ok(first.pdf.equals(typesetLetter(structuredClone(letter.content)).pdf))
  assert.ok(await office.environment.services.files.has(sha256(first.pdf)))
  const text = await textOf(first.pdf)
  for (const said of [
    number,
    'Kain Contoh',
    'Tenun Contoh',
    '1234567890123',
    'Sentra Contoh',
    'Kecamatan Contoh 32.05.01',
    'DINAS <B>CONTOH</B> #X $Y',
    'Kepala Dinas <b>Contoh</b> #x $y',
    head.name,
    '198001012005011001',
    'Contoh, 10 Maret 2031',
    'Yth. Direktur Jenderal',
    'bukan tanda tangan elektronik tersertifikasi',
  ])
    assert.ok(text.replaceAll(' ', '').includes(said.replaceAll(' ', '')), `${said} in ${text}`)
  assert.doesNotMatch(text, /Plh\.|Plt\./)
  assert.deepEqual(await breaches(), [])
})

test('a preview says so all over and is no letter', async () => {
  const { id } = await draftWithoutLetter()
  await approve(id)
  const { letter } = await newest(id)
  const spaced = (text: string): string => text.replaceAll(' ', '')
  const preview = await textOf(typesetLetter(letter.content, { preview: true }).pdf)
  assert.ok(spaced(preview).includes('PRATINJAU'))
  assert.ok(!spaced(await textOf(typesetLetter(letter.content).pdf)).includes('PRATINJAU'))
})

test('an uploaded letter serves without a number, and is passed over when the head types one', async () => {
  const one = await office.readyDraft()
  await office.approve(one.id)
  assert.deepEqual(await lettersOf(office, one.id), [])
  assert.equal((await letterState(one.id))?.document?.id, one.papers['surat-usulan'])
  const other = await office.readyDraft()
  await approve(other.id)
  assert.equal((await letterState(other.id))?.document?.id, (await newest(other.id)).documentId)
})

test('taking the approval back ends the letter, and the next one says what it replaces', async () => {
  const { id } = await draftWithoutLetter()
  const first = nextNumber()
  await approve(id, { number: first })
  const old = await newest(id)
  await office.done(head, reopenNomination, { id, reason })
  assert.equal((await letterState(id))?.state, 'at-approval')
  const ended = await office.database.read(reader => findDocument(reader, old.documentId))
  assert.equal(ended?.endedBecause, 'reopened')
  await approve(id)
  const { letter } = await newest(id)
  assert.deepEqual(letter.content.replaces, [first])
  assert.match(
    await textOf(typesetLetter(letter.content).pdf),
    new RegExp(`menggantikan surat nomor ${first}`),
  )
  assert.deepEqual(await breaches(), [])
})

test('a withdrawal ends the letter', async () => {
  const { id } = await draftWithoutLetter()
  await approve(id)
  await office.done(head, withdrawNomination, { id, reason })
  assert.equal((await newest(id)).paper.endedBecause, 'withdrawn')
  assert.deepEqual(await breaches(), [])
})

test('a letter that names what has changed keeps the file back until the head makes a new one', async () => {
  const { id, product } = await draftWithoutLetter()
  await approve(id)
  await office.database.write(tx =>
    sql`update product set name = 'Kain lain contoh' where id = ${product}`.execute(tx),
  )
  const refused = await office.run(operator, submitNomination, { id })
  assert.ok(refused.kind === 'refused')
  assert.deepEqual(
    refused.problems.map(one => one.code),
    ['letter-outdated'],
  )
  const before = await newest(id)
  assert.deepEqual(
    pathsOf(await office.run(operator, office.letters.renewLetter, { id, number: nextNumber() })),
    ['not-allowed'],
  )
  assert.deepEqual(pathsOf(await office.run(head, office.letters.renewLetter, { id })), ['number'])
  office.clock.advance(60)
  await office.done(head, office.letters.renewLetter, { id, number: nextNumber() })
  const { letter } = await newest(id)
  assert.equal(letter.content.items[0]?.product, 'Kain lain contoh')
  assert.deepEqual(letter.content.replaces, [before.letter.number])
  await office.done(operator, submitNomination, { id })
  assert.deepEqual(await breaches(), [])
})

test('several nominations are approved with one letter, and each has it as its paper', async () => {
  const drafts = [await draftWithoutLetter(), await draftWithoutLetter(), await draftWithoutLetter()]
  const ids = drafts.map(one => one.id)
  await office.done(head, office.letters.approveTogether, {
    nominations: await tickedOf(...ids),
    number: nextNumber(),
  })
  const papers = await Promise.all(ids.map(newest))
  assert.equal(new Set(papers.map(one => one.letter.id)).size, 1)
  assert.equal(new Set(papers.map(one => one.documentId)).size, 3)
  for (const id of ids) assert.equal((await office.get(id)).state, 'approved')
  // One of them leaves the letter, the others stay in it.
  await office.done(head, reopenNomination, { id: ids[0], reason })
  assert.equal((await letterState(ids[1] ?? ''))?.state, 'met')
  assert.deepEqual(await breaches(), [])
})

test('the head of another office finds none of it, alone or among others', async () => {
  const { id } = await draftWithoutLetter()
  const stranger = anActor('office-head', there.path)
  const { approveTogether, approveNomination, giveBack } = office.letters
  const nominations = await tickedOf(id)
  const number = nextNumber()
  for (const result of [
    await office.run(stranger, approveTogether, { nominations, number }),
    await office.run(stranger, approveNomination, { id, number }),
    await office.run(stranger, giveBack, { id, reason }),
  ])
    assert.equal(result.kind, 'not-found')
  assert.equal((await office.run(operator, approveTogether, { nominations, number })).kind, 'not-allowed')
})

test('who acts in the place of the head is named so, with the mandate', async () => {
  const { id } = await draftWithoutLetter()
  const acting: Actor = { ...anActor('office-head', here.path), acting: 'plh' }
  await office.database.write(async tx => {
    await sql`insert into person (id, name, email, home_area_path, created_at)
      values (${acting.personId}, ${acting.name}, ${`${acting.personId}@contoh.example`}, ${here.path}, now())`.execute(
      tx,
    )
    await sql`insert into role_grant (id, person_id, role, area_path, valid_from, valid_until, created_at, acting, mandate_number, mandate_date)
      values (${acting.grantId}, ${acting.personId}, 'office-head', ${here.path}, '2031-03-01', '2031-03-20', '2031-03-01', 'plh', 'SP-7/CONTOH', '2031-02-28')`.execute(
      tx,
    )
  })
  await approve(id, {}, acting)
  const text = await textOf(typesetLetter((await newest(id)).letter.content).pdf)
  assert.match(text, /Plh\. Kepala/)
  assert.match(text, /surat perintah nomor SP-7\/CONTOH tanggal 28 Februari 2031/)
})

test('a letter is not removed from the papers', async () => {
  const { id } = await draftWithoutLetter()
  await approve(id)
  const { documentId } = await newest(id)
  const result = await office.run(operator, removeDocument, { id: documentId, reason })
  assert.deepEqual(result.kind === 'refused' && result.problems.map(one => one.code), ['made-here'])
})

test('a draft that is given back stays a draft, with the reason in its history', async () => {
  const { id } = await draftWithoutLetter()
  assert.deepEqual(pathsOf(await office.run(head, office.letters.giveBack, { id, reason: 'x' })), ['reason'])
  await office.done(head, office.letters.giveBack, { id, reason })
  assert.equal((await office.get(id)).state, 'draft')
  const { rows } = await office.database.read(reader =>
    sql<{ reason: string }>`select reason from ledger where event = 'nomination.given-back'`.execute(reader),
  )
  assert.deepEqual(rows, [{ reason }])
})
