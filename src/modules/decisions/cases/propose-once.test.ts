import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shippedCases, shippedRules } from '../../../../tests/builders/assessed-edition.ts'
import { propose, type CaseInput } from './proposal.ts'
import { proposeOnce } from './propose-once.ts'

test('what was worked out before says the same as what is worked out anew, for each rules and each input', () => {
  const rules = shippedRules()
  const laxer = shippedRules({ panel: { ...rules.document.panel, quorum: 1 } })
  const inputs: readonly CaseInput[] = shippedCases.map(({ form, facts, sheets }) => ({
    form,
    facts,
    sheets,
  }))
  for (const own of [rules, laxer])
    for (const input of inputs) {
      const anew = propose(own, input)
      for (let time = 0; time < 2; time++) {
        const { proposal, digest, trace, result } = proposeOnce(own, structuredClone(input))
        assert.deepEqual({ proposal, digest, trace, result }, anew)
      }
    }
  const [first] = inputs
  assert.ok(first)
  const fewer = { ...first, sheets: first.sheets.slice(1) }
  assert.notEqual(proposeOnce(rules, fewer).digest, proposeOnce(rules, first).digest)
  assert.notEqual(proposeOnce(laxer, first).proposal.quorum, proposeOnce(rules, first).proposal.quorum)
})
