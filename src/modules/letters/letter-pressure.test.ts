import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { letterSettings, letterSite } from '../../../tests/builders/letter-acts.ts'
import {
  draftWithoutLetter,
  lettersOf,
  newestLetter,
  tickedOf,
} from '../../../tests/builders/letter-office.ts'
import { head, NominationOffice, operator } from '../../../tests/builders/nomination-office.ts'
import type { TestSite } from '../../../tests/builders/test-site.ts'
import { openValid } from '../../../tests/builders/valid-page.ts'
import { runAction, type AnyAction, type Environment } from '../../actions/index.ts'
import { sha256 } from '../../platform/digest.ts'
import type { FileStore } from '../../platform/files/index.ts'
import { findFile } from '../files/index.ts'
import { letterActions } from './index.ts'
import { typesetLetter } from './typeset-letter.ts'

// Approvals that come at the same moment, and the slow work of a letter.

let office: NominationOffice
let site: TestSite
before(async () => {
  office = await NominationOffice.open()
  site = letterSite(office.environment)
})
after(() => office.close())

const draft = async (): Promise<string> => (await draftWithoutLetter(office)).id
let register = 0
const nextNumber = (): string => `900/${++register}/Disperin/2031`

/** The office's environment, where it is told what is stored while a transaction is open, and what comes just before one. */
function watched(beforeWrite: () => Promise<void> = () => Promise.resolve()) {
  const { database, services } = office.environment
  const stored: string[] = []
  let open = 0
  const telling = (files: FileStore, where: string): FileStore => ({
    ...files,
    put: content => {
      stored.push(open > 0 ? where : 'before')
      return files.put(content)
    },
    within: tx => telling(files.within(tx), 'inside'),
  })
  const files = telling(services.files, 'inside without the transaction')
  const environment: Environment = {
    ...office.environment,
    services: { ...services, files },
    database: {
      ...database,
      write: async work => {
        await beforeWrite()
        open++
        try {
          return await database.write(work)
        } finally {
          open--
        }
      },
    },
  }
  const acts = letterActions(letterSettings(environment))
  const run = (action: AnyAction, input: Record<string, unknown>, key: string | null = null) =>
    runAction(environment, action, { actor: head, locale: 'id', input, key })
  return { acts, run, stored }
}

/** The bytes that are stored for the newest letter of a nomination are those of what it says. */
async function assertWhole(id: string): Promise<void> {
  const { letter } = await newestLetter(office, id)
  const file = await office.database.read(reader => findFile(reader, letter.fileId))
  assert.equal(file?.sha256, sha256(typesetLetter(letter.content).pdf))
  assert.equal(sha256(await office.environment.services.files.read(file.sha256)), file.sha256)
}

test('a letter, alone, together or new, is typeset and stored before the transaction opens', async () => {
  const [one, two, three] = [await draft(), await draft(), await draft()]
  const { acts, run, stored } = watched()
  const done = [
    await run(acts.approveNomination, { id: one, number: nextNumber() }),
    await run(acts.approveTogether, {
      nominations: await tickedOf(office, two, three),
      number: nextNumber(),
    }),
    await run(acts.renewLetter, { id: one, number: nextNumber() }),
  ]
  assert.deepEqual(
    done.map(each => each.kind),
    ['done', 'done', 'done'],
  )
  assert.deepEqual(stored, ['before', 'before', 'before'])
  for (const id of [one, two, three]) await assertWhole(id)
})

test('a letter of which something changed while it was typeset, says what holds at the approval', async () => {
  const { id, product } = await draftWithoutLetter(office)
  const rename = (): Promise<unknown> =>
    office.database.write(tx =>
      sql`update product set name = 'Kain yang baru contoh' where id = ${product}`.execute(tx),
    )
  let times = 0
  const { acts, run, stored } = watched(async () => {
    if (times++ === 0) await rename()
  })
  const result = await run(acts.approveNomination, { id, number: nextNumber() })
  assert.equal(result.kind, 'done')
  assert.deepEqual(stored, ['before', 'inside'])
  const { letter } = await newestLetter(office, id)
  assert.equal(letter.content.items[0]?.product, 'Kain yang baru contoh')
  await assertWhole(id)
  const { rows } = await office.database.read(reader =>
    sql<{ count: number }>`select count(*)::int as count from byte_claim`.execute(reader),
  )
  assert.ok((rows[0]?.count ?? 0) >= stored.length, 'the sweep knows the bytes that no letter names')
})

test('an approval that is refused or was done already, typesets nothing', async () => {
  const id = await draft()
  const { acts, run, stored } = watched()
  await run(acts.approveNomination, { id, number: '' })
  await run(acts.approveNomination, { id, number: nextNumber(), seen: 'lain' })
  assert.deepEqual(stored, [])
  const input = { id, number: nextNumber() }
  await run(acts.approveNomination, input, 'kunci-contoh')
  const again = await run(acts.approveNomination, input, 'kunci-contoh')
  assert.deepEqual([again.kind, again.kind === 'done' && again.repeated], ['done', true])
  assert.deepEqual(stored, ['before'])
  assert.equal((await lettersOf(office, id)).length, 1)
})

test('two approvals with one number at the same moment: one letter, and the other is told by which one of which day', async () => {
  const [one, two] = [await draft(), await draft()]
  const number = nextNumber()
  const { approveNomination } = office.letters
  const results = await Promise.all([one, two].map(id => office.run(head, approveNomination, { id, number })))
  const kinds = results.map(each => each.kind).toSorted()
  assert.deepEqual(kinds, ['done', 'refused'], JSON.stringify(results))
  const refused = results.find(each => each.kind === 'refused')
  assert.ok(refused?.kind === 'refused')
  const [problem] = refused.problems
  assert.deepEqual([problem?.code, problem?.path], ['letter-number-used', 'number'])
  assert.match(problem?.message.id ?? '', /surat usulan dinas Anda tanggal 10 Maret 2031 \(Kain Contoh\)/)
  assert.match(problem?.message.en ?? '', /of your office of 10 March 2031 \(Kain Contoh\)/)
  const letters = [...(await lettersOf(office, one)), ...(await lettersOf(office, two))]
  assert.equal(letters.length, 1)
})

test('a number that is taken, is said at its field on both pages, and everything typed is still there', async () => {
  const [first, one, two] = [await draft(), await draft(), await draft()]
  const number = nextNumber()
  await office.done(head, office.letters.approveNomination, { id: first, number })
  const typed = { number, office: 'Dinas Uji Contoh', place: 'Kota Contoh', nip: '198001012005011001' }
  const version = String((await office.get(one)).rowVersion)
  const alone = await site.post(head, `/usulan/${one}`, { action: 'nomination.approve', version, ...typed })
  const nominations = await tickedOf(office, two)
  const query = new URLSearchParams({ usulan: nominations, ...typed, lanjut: '1' })
  const together = await site.post(head, `/persetujuan/surat?${query.toString()}`, {
    action: 'nomination.approve-together',
    nominations,
    ...typed,
  })
  for (const { status, body } of [alone, together]) {
    assert.equal(status, 422)
    assert.match(body, /sudah dipakai untuk surat usulan dinas Anda tanggal 10 Maret 2031/)
    for (const value of Object.values(typed)) assert.ok(body.includes(`value="${value}"`), value)
  }
  const page = await openValid(site, head, `/persetujuan/surat?${query.toString()}`)
  assert.match(page, /sudah dipakai untuk surat usulan dinas Anda tanggal 10 Maret 2031/)
})

test('the number of a letter that was uploaded, is said to be on that one', async () => {
  const { id } = await draftWithoutLetter(office)
  const { made } = await office.readyDraft()
  const asked = office.rules.rules.document.documents.find(one => one.madeAtApproval)
  assert.ok(asked)
  await office.aPaper({ kind: asked.owner, id: made[asked.owner] }, asked.type, { number: '901/7/Y' })
  const result = await office.run(head, office.letters.approveNomination, { id, number: '901/7/Y' })
  assert.ok(result.kind === 'refused')
  assert.match(
    result.problems[0]?.message.id ?? '',
    /surat usulan tanggal 1 Januari 2030 yang sudah diunggah/,
  )
  const refused = await office.run(operator, office.letters.approveNomination, { id, number: '901/8/Y' })
  assert.equal(refused.kind, 'not-allowed')
})
