import assert from 'node:assert/strict'
import { test } from 'node:test'
import { grants } from '../../access/index.ts'
import { askedOf, trailOf } from './guidance.ts'
import {
  isEditable,
  lifecycle,
  lifecycleDocument,
  nextState,
  nominationStates,
  stateWords,
} from './lifecycle.ts'
import { receiptFrom } from './nomination.ts'

test('every state but the first is reached by a move, and every end has none onwards', () => {
  const reached = new Set<string>(['draft', ...lifecycle.map(move => move.to)])
  assert.deepEqual(
    [...nominationStates].filter(state => !reached.has(state)),
    [],
  )
  const left = new Set(lifecycle.map(move => move.from))
  assert.deepEqual(
    nominationStates.filter(state => !left.has(state)),
    ['not-admitted', 'published', 'withdrawn', 'lapsed'],
  )
})

test('a move is never ambiguous', () => {
  const keys = lifecycle.map(move => `${move.from} ${move.action}`)
  assert.equal(new Set(keys).size, keys.length)
})

test('no move, where the table has none, leads anywhere', () => {
  assert.equal(nextState('draft', 'nomination.submit'), null)
  assert.equal(nextState('published', 'nomination.withdraw'), null)
  assert.equal(nextState('submitted', 'nomination.approve'), null)
  assert.equal(nextState('approved', 'nomination.submit'), 'submitted')
  assert.equal(nextState('resubmitted', 'verification.return'), 'returned')
})

test('states in which the access table lets somebody act on a nomination are those in which it can move', () => {
  const moving = new Map<string, Set<string>>()
  for (const move of lifecycle) moving.set(move.action, (moving.get(move.action) ?? new Set()).add(move.from))
  const wrong = grants
    .filter(grant => grant.states)
    .flatMap(grant =>
      grant.actions
        .filter(action => /^(nomination|verification)\./.test(action) && moving.has(action))
        .flatMap(action =>
          (grant.states ?? [])
            .filter(state => !moving.get(action)?.has(state))
            .map(state => `${action} ${state}`),
        ),
    )
  assert.deepEqual(wrong, [])
})

test('the generated page names every state and every move', () => {
  const page = lifecycleDocument()
  for (const state of nominationStates)
    assert.match(page, new RegExp(`\\| \`${state}\` \\| ${stateWords[state].word.id}`))
  assert.equal(page.match(/^\| `[a-z-]+` \| `[a-z-]+\.[a-z-]+` \|/gm)?.length, lifecycle.length)
})

test('the trail of a nomination shows what is behind it, what goes on, and where it stopped', () => {
  const shown = (state: (typeof nominationStates)[number]) =>
    trailOf(state)
      .map(one => one.state[0])
      .join('')
  assert.equal(shown('draft'), 'cnnnnnnn')
  assert.equal(shown('approved'), 'ddcnnnnn')
  assert.equal(shown('returned'), 'dddcnnnn')
  assert.equal(shown('not-admitted'), 'dddsnnnn')
  assert.equal(shown('published'), 'dddddddd')
})

test('what is asked now follows from what the reader may do', () => {
  const ask = (able: string[], missing: number, windowOpen = true) =>
    askedOf({ state: 'draft', able: new Set(able), missing, findings: 2, windowOpen }, 'en')
  assert.match(ask(['nomination.approve'], 0), /approve/)
  assert.match(ask(['nomination.approve'], 3), /3 things are missing/)
  assert.match(ask(['nomination.answer'], 3), /Complete the 3/)
  assert.match(ask(['nomination.answer', 'nomination.resubmit'], 0, false), /stage is not open/)
  assert.match(ask([], 0), /Office operator/)
})

test('only drafts and returned files can be edited', () => {
  assert.deepEqual(nominationStates.filter(isEditable), ['draft', 'returned'])
})

test('a receipt can be read aloud and differs with its random text', () => {
  const receipts = new Set(
    ['0123456789abcdef', 'fedcba9876543210', 'zzzzzzzzzzzzzzzz'].map(random => receiptFrom('77', random)),
  )
  assert.equal(receipts.size, 3)
  for (const receipt of receipts) assert.match(receipt, /^BTG-77-[2-9A-HJKMNP-Z]{6}$/)
})
