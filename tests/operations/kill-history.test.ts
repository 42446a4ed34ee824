import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { compare, type Compared } from '../../scripts/campaign/kill/compare.ts'
import { History, readHistory, type Act } from '../../scripts/campaign/kill/history.ts'
import { NominationOffice } from '../builders/nomination-office.ts'

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
