import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shippedCases, shippedRules } from '../../../../tests/builders/assessed-edition.ts'
import { propose } from './proposal.ts'
import { starScheme } from '../star-scheme.ts'

const rules = shippedRules()
const proposalOf = (id: string, changed = rules) => {
  const one = shippedCases.find(each => each.id === id)
  assert.ok(one, id)
  return propose(changed, { form: one.form, sheets: one.sheets, facts: one.facts })
}

test('the scheme names programme, scale and its most stars, with lines from the lowest up', () => {
  const scheme = starScheme(rules)
  assert.equal(scheme.name, 'ovop-id/bintang-3')
  assert.deepEqual(
    scheme.lines.map(line => [line.stars, line.at]),
    [
      [1, 7100],
      [2, 8100],
      [3, 9100],
    ],
  )
})

test('a proposal, from three sheets, holds the exact mean, the rounded score and the stars', () => {
  const { proposal } = proposalOf('tenun-rata-rata-sepertiga')
  assert.match(proposal.mean ?? '', /^\d+\/3$/)
  assert.match(proposal.rounded ?? '', /^\d+\.\d\d$/)
  assert.equal(proposal.sheets, 3)
  assert.equal(proposalOf('batik-91-tepat').proposal.stars, 3)
  assert.equal(proposalOf('batik-90-50-di-antara-rentang-terbit').proposal.stars, 2)
  assert.equal(proposalOf('tenun-80-67-belum-bintang-2').proposal.stars, 1)
})

test('a result exactly on a line, and one point or less away from it, is borderline; farther away it is not', () => {
  assert.deepEqual(proposalOf('makanan-71-tepat').proposal.borderline.includes('line'), true)
  assert.equal(proposalOf('makanan-71-tepat').proposal.nearest?.distance, '0.00')
  assert.equal(proposalOf('anyaman-70-83-belum-bintang').proposal.nearest?.distance, '-0.17')
  assert.ok(proposalOf('anyaman-70-83-belum-bintang').proposal.borderline.includes('line'))
  assert.deepEqual(proposalOf('gerabah-seratus').proposal.borderline, [])
})

test('the limits of the borderline rule come from the rules', () => {
  const wide = shippedRules({ borderline: { spreadAtLeast: '0.00', action: 'plenary' } })
  assert.deepEqual(proposalOf('gerabah-seratus', wide).proposal.borderline, ['spread'])
  const none = shippedRules({ borderline: undefined })
  assert.deepEqual(proposalOf('makanan-71-tepat', none).proposal.borderline, [])
})

test('a gate closes or suspends the star, and says so', () => {
  const closed = proposalOf('makanan-halal-belum-terverifikasi').proposal
  assert.equal(closed.state, 'disqualified')
  assert.equal(closed.stars, 0)
  assert.ok(closed.starsBeforeGates > 0, 'the case would have a star without the gate')
  assert.ok(closed.gates.some(gate => gate.applied && gate.effect === 'disqualify'))
  assert.equal(proposalOf('batik-dugaan-tiruan-satu-lembar').proposal.state, 'suspended')
})

test('fewer sheets than the quorum leave the proposal incomplete, whatever their points', () => {
  const one = shippedCases.find(each => each.id === 'batik-91-tepat')
  assert.ok(one)
  const { proposal } = propose(rules, { form: one.form, sheets: one.sheets.slice(0, 2), facts: one.facts })
  assert.equal(proposal.state, 'incomplete')
  assert.equal(proposal.stars, 0)
})

test('the digest changes with one mark and with nothing else', () => {
  const one = shippedCases.find(each => each.id === 'batik-91-tepat')
  assert.ok(one)
  const again = propose(rules, { form: one.form, sheets: one.sheets, facts: one.facts })
  assert.equal(again.digest, proposalOf('batik-91-tepat').digest)
  const [first = {}, ...rest] = one.sheets
  const [criterion] = Object.entries(first).find(([, answer]) => answer === true) ?? []
  assert.ok(criterion)
  const changed = [{ ...first, [criterion]: false }, ...rest]
  assert.notEqual(propose(rules, { form: one.form, sheets: changed, facts: one.facts }).digest, again.digest)
})
