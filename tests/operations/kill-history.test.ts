import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { compare } from '../../scripts/campaign/kill/compare.ts'
import type { Compared } from '../../scripts/campaign/kill/compared.ts'
import { History, readHistory, type Act } from '../../scripts/campaign/kill/history.ts'
import { sql } from 'kysely'
import { head, NominationOffice } from '../builders/nomination-office.ts'

let office: NominationOffice
let nomination: string
let question: string
const folder = mkdtempSync(join(tmpdir(), 'bintang-history-'))

before(async () => {
  office = await NominationOffice.open()
  nomination = (await office.readyDraft()).id
  question = office.rules.rules.document.sections[0]?.questions[0]?.id ?? ''
  await office.approve(nomination)
})
after(async () => {
  await office.close()
  rmSync(folder, { recursive: true, force: true })
})

/** What the comparison finds after these acts were written down; `open` ones were never acknowledged. */
async function foundAfter(acts: readonly Act[], open: readonly Act[] = []): Promise<Compared> {
  const history = new History(join(folder, `${Math.random()}.jsonl`))
  for (const act of acts) history.acknowledge(history.sent(act))
  for (const act of open) history.sent(act)
  const told = readHistory(history.path, history.lines)
  return office.database.read(reader => compare(reader, told, { files: folder, letters: folder }))
}

const move = (event: string): Act => ({ kind: 'move', nomination, event, key: 'contoh' })
const answer = (value: string): Act => ({
  kind: 'answer',
  nomination,
  question,
  value,
  key: 'contoh',
  explicit: false,
})

test('an acknowledged answer, move or document that is not there, is named as lost', async () => {
  const paper: Act = { kind: 'paper', issuer: 'Tidak ada', sha256: 'a'.repeat(64), key: 'contoh' }
  const found = await foundAfter([
    answer('Hilang'),
    move('nomination.approved'),
    move('nomination.submitted'),
    paper,
  ])
  const said = found.lost.join('\n')
  assert.match(said, /answer .* Hilang is not there/)
  assert.match(
    said,
    /moves of .*: nomination\.approved instead of nomination\.approved nomination\.submitted/,
  )
  assert.match(said, /document Tidak ada/)
  assert.match(said, /key contoh of paper/)
})

test('a paper that is stored more often than it was sent, is named as doubled', async () => {
  // Every paper of the office that the test made has this issuer.
  const found = await foundAfter([
    { kind: 'paper', issuer: 'Penerbit contoh', sha256: 'a'.repeat(64), key: 'contoh' },
  ])
  assert.deepEqual(found.doubled, ['document Penerbit contoh'])
  assert.match(found.lost.join(), /bytes of Penerbit contoh/)
})

test('an act that was sent and never acknowledged, may be there or not', async () => {
  const there = await foundAfter([], [move('nomination.approved')])
  assert.deepEqual([there.lost, there.doubled, there.broken], [[], [], []])
  const missing = await foundAfter(
    [],
    [{ kind: 'paper', issuer: 'Tidak ada', sha256: 'a'.repeat(64), key: 'b' }],
  )
  assert.deepEqual([missing.lost, missing.doubled, missing.broken], [[], [], []])
})

test('a letter, acknowledged and not there, is lost; one that names others or has no bytes, is broken; one that nobody asked for, too', async () => {
  const { id } = await office.readyDraft()
  await office.done(head, office.letters.approveNomination, { id, number: '530/1/CONTOH' })
  const letter = (number: string, nominations: readonly string[]): Act => ({
    kind: 'letter',
    number,
    nominations,
    event: 'nomination.approved',
    key: 'contoh',
  })
  const missing = await foundAfter([letter('530/2/CONTOH', [id])])
  assert.match(missing.lost.join(), /letter 530\/2\/CONTOH/)
  assert.match(missing.lost.join(), /moves of .*: nomination\.approved instead of|key contoh of letter/)
  assert.deepEqual(missing.broken, ['letter 530/1/CONTOH was never asked for'])
  const right = await foundAfter([letter('530/1/CONTOH', [id])])
  assert.deepEqual([right.doubled, right.broken], [[], []])
  // This test looks for the bytes in a folder where they are not.
  assert.match(right.lost.join(), /bytes of letter 530\/1\/CONTOH/)
  const other = await foundAfter([letter('530/1/CONTOH', [id, nomination])])
  assert.match(other.broken.join(), /letter 530\/1\/CONTOH names /)
  assert.match(other.broken.join(), /has the entries nomination\.approved /)
  await office.database.write(async tx => {
    await sql`alter table ledger disable trigger ledger_no_change`.execute(tx)
    await sql`update ledger set detail = detail || '{"letter": "tidak ada"}' where subject_id = ${id}
      and event = 'nomination.approved'`.execute(tx)
    await sql`alter table ledger enable trigger ledger_no_change`.execute(tx)
  })
  const orphan = await foundAfter([letter('530/1/CONTOH', [id])])
  assert.match(orphan.broken.join(), /names a letter that is not there/)
})

test('lines that were written after the moment that is looked at, are not part of it', () => {
  const history = new History(join(folder, 'later.jsonl'))
  const n = history.sent(answer('Satu'))
  const { lines } = history
  history.acknowledge(n)
  history.sent(answer('Dua'))
  assert.deepEqual(
    readHistory(history.path, lines).map(one => one.acknowledged),
    [false],
  )
  assert.deepEqual(
    readHistory(history.path, history.lines).map(one => one.acknowledged),
    [true, false],
  )
})
