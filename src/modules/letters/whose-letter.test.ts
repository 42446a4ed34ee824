import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { letterSite } from '../../../tests/builders/letter-acts.ts'
import { draftWithoutLetter } from '../../../tests/builders/letter-office.ts'
import { head, NominationOffice, operator } from '../../../tests/builders/nomination-office.ts'
import type { TestSite } from '../../../tests/builders/test-site.ts'
import { openValid } from '../../../tests/builders/valid-page.ts'
import { text } from '../../foundation/text.ts'
import {
  loadWorkingFile,
  openNomination,
  submitNomination,
  withdrawNomination,
} from '../nominations/index.ts'
import { attachDocument } from '../nominations/draft/attach-document.ts'
import { openAgain } from '../nominations/draft/open-again.ts'
import { reopenNomination } from '../nominations/desk/office-actions.ts'
import { producerActions } from '../producers/index.ts'

// A signed letter that was uploaded lies with the maker: which of its nominations does it answer?

let office: NominationOffice
let site: TestSite
let letter: Readonly<{ id: string; type: string }>
before(async () => {
  office = await NominationOffice.open()
  site = letterSite(office.environment)
  const made = office.rules.rules.document.documents.find(one => one.madeAtApproval)
  assert.ok(made && made.owner === 'producer')
  letter = made
})
after(() => office.close())

const { registerProduct } = producerActions({
  commodities: () => [{ id: 'tenun', title: text('Kain tenun', 'Woven cloth') }],
  sentraUnits: { atLeast: 5, reason: text('Syarat contoh.', 'Example requirement.') },
  maxPhotos: 12,
  scales: [],
  afterTakeBack: [],
})
const reason = 'Contoh alasan yang cukup panjang.'

/** A second nomination of a maker, complete but for its letter. */
async function another(producer: string): Promise<string> {
  office.clock.advance(60)
  const about = 'Kain yang ditenun dari benang setempat, contoh.'
  const product = await office.done(operator, registerProduct, {
    id: producer,
    name: 'Selendang Contoh',
    commodity: 'tenun',
    about,
  })
  const own = office.rules.rules.document.documents.filter(
    one => one.owner === 'product' && one.required === true,
  )
  for (const one of own) await office.aPaper({ kind: 'product', id: product }, one.type)
  await office.photos(product, 4)
  const id = await office.done(operator, openNomination, { product, edition: office.editionId })
  await office.answerAll(id)
  return id
}

const bring = (producer: string, number: string): Promise<string> => {
  office.clock.advance(60)
  return office.aPaper({ kind: 'producer', id: producer }, letter.type, { number })
}

/** What stands in the file for the letter: its state, and which paper. */
async function letterIn(id: string) {
  const nomination = await office.get(id)
  const { readiness } = await office.database.read(reader =>
    loadWorkingFile(reader, nomination, office.clock.now()),
  )
  const one = readiness.documents.find(each => each.requirement.id === letter.id)
  return { state: one?.state, paper: one?.document?.id ?? null, notes: one?.notes.map(note => note.code) }
}
const choose = (id: string, document: string) =>
  office.done(operator, attachDocument, { id, requirement: letter.id, document })

test('a letter that was uploaded for one nomination, answers no other one of the same maker', async () => {
  const { id, producer } = await draftWithoutLetter(office)
  const paper = await bring(producer, '801/1/Y')
  assert.deepEqual(await letterIn(id), { state: 'met', paper, notes: [] })
  const other = await another(producer)
  assert.deepEqual(await letterIn(other), {
    state: 'at-approval',
    paper: null,
    notes: ['document-not-chosen'],
  })
  assert.equal((await letterIn(id)).paper, paper, 'the one that it was for keeps it')
  const alone = { id: other }
  const refused = await office.run(head, office.letters.approveNomination, alone)
  assert.deepEqual(refused.kind === 'refused' && refused.problems.map(one => one.code), ['letter-number'])
  await office.done(head, office.letters.approveNomination, { id })
  assert.equal((await letterIn(id)).paper, paper)
})

test('a letter that came while two nominations were prepared, answers the one for which it is chosen by hand', async () => {
  const { id, producer } = await draftWithoutLetter(office)
  const other = await another(producer)
  const paper = await bring(producer, '801/2/Y')
  assert.equal((await letterIn(id)).paper, null)
  assert.equal((await letterIn(other)).paper, null)
  const page = await openValid(site, operator, `/usulan/${other}`)
  assert.match(page, /IKM ini mempunyai usulan lain/)
  assert.match(page, new RegExp(`<option value="${paper}"`))
  await choose(other, paper)
  assert.deepEqual(await letterIn(other), { state: 'met', paper, notes: [] })
  assert.equal((await letterIn(id)).paper, null)
  // A letter on paper may name both.
  await choose(id, paper)
  assert.equal((await letterIn(id)).paper, paper)
})

test('a letter of a nomination that was withdrawn, is none of the next one', async () => {
  const { id, producer } = await draftWithoutLetter(office)
  await bring(producer, '801/3/Y')
  await office.done(head, office.letters.approveNomination, { id })
  await office.done(head, withdrawNomination, { id, reason })
  const again = await office.done(operator, openAgain, { id, edition: office.editionId })
  assert.equal((await letterIn(again)).paper, null)
  const next = await another(producer)
  assert.equal((await letterIn(next)).paper, null)
})

test('a letter on which an approval rests, stays with it whatever is opened and brought later', async () => {
  const { id, producer } = await draftWithoutLetter(office)
  const paper = await bring(producer, '801/4/Y')
  await office.done(head, office.letters.approveNomination, { id })
  await another(producer)
  await bring(producer, '801/5/Y')
  assert.deepEqual(await letterIn(id), { state: 'met', paper, notes: [] })
  await office.done(head, reopenNomination, { id, reason })
  assert.equal((await letterIn(id)).paper, paper)
  await office.done(head, office.letters.approveNomination, { id })
  await office.done(operator, submitNomination, { id })
})

test('approvals and files from before the rule, keep the letter that they rested on', async () => {
  const makers = [await draftWithoutLetter(office), await draftWithoutLetter(office)]
  const papers: string[] = []
  for (const [index, { id, producer }] of makers.entries()) {
    papers.push(await bring(producer, `801/${6 + index}/Y`))
    office.clock.advance(60)
    await office.done(head, office.letters.approveNomination, { id })
  }
  const [sent, approved] = makers
  assert.ok(sent && approved)
  await office.done(operator, submitNomination, { id: sent.id })
  await office.database.write(async tx => {
    await sql`delete from nomination_document`.execute(tx)
    const file = readFileSync(
      new URL('../../../migrations/0055-nominations-by-producer.sql', import.meta.url),
      'utf8',
    )
    for (const statement of file.split(/;\s*$/m).filter(one => /^insert/m.test(one)))
      await sql.raw(statement).execute(tx)
  })
  const { rows } = await office.database.read(reader =>
    sql<{ nomination: string; document: string }>`
      select nomination_id as nomination, document_id as document from nomination_document
      where nomination_id in (${sent.id}, ${approved.id}) and requirement_id = ${letter.id}`.execute(reader),
  )
  assert.deepEqual(
    new Map(rows.map(row => [row.nomination, row.document])),
    new Map([
      [sent.id, papers[0]],
      [approved.id, papers[1]],
    ]),
  )
})
