import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { choice, type Draft, fact, group, root, rubric, rulesDraft, rulesFrom, t } from '../builders.ts'
import type { Rules } from '../rules/lookups.ts'
import { scoreForm } from './form.ts'
import { selectCases, type SelectedCase } from './select-cases.ts'
import { scoreSheets } from './sheets-file.ts'

const points = ['0.00', '10.00', '20.00', '30.00', '40.00', '50.00']
const award = (id: string, places: number, more: Draft = {}): Draft => ({ id, title: t(id), places, ...more })
const selection = (more: Draft = {}): Draft => ({
  id: 'prize',
  title: t('prize'),
  per: 'all',
  awards: [award('gold', 1), award('silver', 2)],
  shortlist: { times: 2 },
  ...more,
})
const draft = (more: Draft = {}, parts: Draft = {}): Draft =>
  rulesDraft({
    rubrics: [
      rubric('cloth-form', root(group('quality', '50.00', [choice('a', points)]), choice('b', points))),
    ],
    facts: [fact('province', 'text'), fact('drawn', 'number'), fact('rank', 'number')],
    selections: [selection(more)],
    ...parts,
  })

type File = Readonly<{ a: number; b: number; facts?: Readonly<Record<string, string | number>> }>

function choose(rules: Rules, files: readonly File[]) {
  const [chosen] = rules.document.selections ?? []
  assert.ok(chosen)
  const cases = files.map(({ a, b, facts = {} }): SelectedCase => {
    const sheet = { a: String(a), b: String(b) }
    const result = scoreForm(rules, { form: 'cloth', sheets: [sheet], facts })
    assert.ok(result.ok)
    return { form: 'cloth', result: result.value }
  })
  return selectCases(rules, chosen, cases)
}
const shown = (rules: Rules, files: readonly File[]): readonly string[] =>
  choose(rules, files).map(({ rank, award: won, shortlisted, tied }) =>
    [rank, won ?? '-', shortlisted ? 'listed' : '', tied.join('=')].join(' ').trim(),
  )

test('files in the order of their values get the awards, then the places of the shortlist', () => {
  const files = [5, 4, 3, 2, 1, 0, 0].map(b => ({ a: 5, b }))
  assert.deepEqual(shown(rulesFrom(draft()), files), [
    '1 gold listed',
    '2 silver listed',
    '3 silver listed',
    '4 - listed',
    '5 - listed',
    '6 -  5=6',
    '6 -  5=6',
  ])
})

test('equals at the end of an award get none of it and are named, until the rules for ties tell them apart', () => {
  const files = [
    { a: 4, b: 5, facts: { drawn: 2 } },
    { a: 5, b: 4, facts: { drawn: 9 } },
    { a: 5, b: 4, facts: { drawn: 1 } },
    { a: 1, b: 1 },
  ]
  assert.deepEqual(shown(rulesFrom(draft()), files), [
    '1 - listed 0=1=2',
    '1 - listed 0=1=2',
    '1 - listed 0=1=2',
    '4 - listed',
  ])
  const byQuality = { by: ['quality'], lastly: 'shared' }
  assert.deepEqual(shown(rulesFrom(draft({}, { ties: byQuality })), files), [
    '3 silver listed',
    '1 - listed 1=2',
    '1 - listed 1=2',
    '4 - listed',
  ])
  const byLot = { by: ['quality'], lastly: 'lot', lot: 'drawn' }
  assert.deepEqual(shown(rulesFrom(draft({}, { ties: byLot })), files), [
    '3 silver listed',
    '2 silver listed',
    '1 gold listed',
    '4 - listed',
  ])
  const undrawn = files.map(({ a, b }) => ({ a, b }))
  assert.equal(shown(rulesFrom(draft({}, { ties: byLot })), undrawn)[1], '1 - listed 1=2')
})

test('a quota in each group, with exceptions, a rank that was given, and a least value, chooses by all of them', () => {
  const rules = rulesFrom(
    draft({
      per: { fact: 'province' },
      rankFact: 'rank',
      among: { atLeast: '70.00', band: { scale: 'stars', id: 'one' } },
      awards: [award('listed', 1, { exceptions: [{ group: 'north', places: 2 }] })],
      shortlist: undefined,
    }),
  )
  const file = (province: string, rank: number, b = 5): File => ({ a: 5, b, facts: { province, rank } })
  const found = choose(rules, [
    file('north', 2.5),
    file('north', 1),
    file('south', 1),
    file('south', 2),
    file('south', 0, 2),
    { a: 5, b: 5, facts: { rank: 1 } },
    { a: 5, b: 5, facts: { province: 'north' } },
  ])
  assert.deepEqual(
    found.map(({ group: name, rank, award: won, shortlisted, problems }) =>
      [name, rank, won, shortlisted, ...problems.map(each => each.path)].join(' '),
    ),
    [
      'north 2 listed ',
      'north 1 listed ',
      'south 1 listed ',
      'south 2  ',
      'south   ',
      '    facts.province',
      'north    facts.rank',
    ],
  )
})

test('lines of cases have what the selections say, by case id, and an unreadable case takes no part', () => {
  const sheets = [{ a: '5', b: '5' }]
  const cases = [
    { id: 'x', form: 'cloth', sheets },
    { id: 'broken', form: 'wine', sheets },
    { id: 'y', form: 'cloth', sheets },
  ]
  const lines = scoreSheets(JSON.stringify(draft()), JSON.stringify({ cases }))
  assert.ok(lines.ok)
  const tied = { group: 'all', rank: 1, award: null, shortlisted: true, tied: ['x', 'y'] }
  assert.deepEqual(
    lines.value.map(({ selections }) => selections),
    [{ prize: tied }, undefined, { prize: tied }],
  )
})

test('any files, chosen from, never fill more places than there are, and in any order the same', () => {
  const file = fc.record({ a: fc.integer({ min: 3, max: 5 }), b: fc.integer({ min: 3, max: 5 }) })
  const places = fc.integer({ min: 0, max: 3 })
  fc.assert(
    fc.property(fc.array(file, { maxLength: 9 }), places, places, fc.nat(), (files, gold, silver, turn) => {
      const rules = rulesFrom(draft({ awards: [award('gold', gold), award('silver', silver)] }))
      const found = choose(rules, files)
      const count = (id: string) => found.filter(each => each.award === id).length
      assert.ok(count('gold') <= gold && count('silver') <= silver)
      assert.ok(found.filter(each => each.shortlisted).length <= (gold + silver) * 2)
      const cut = files.length === 0 ? 0 : turn % files.length
      const turned = choose(rules, [...files.slice(cut), ...files.slice(0, cut)])
      const back = [...turned.slice(files.length - cut), ...turned.slice(0, files.length - cut)]
      const plain = (list: typeof found) => list.map(({ rank, award: won, tied }) => [rank, won, tied.length])
      assert.deepEqual(plain(back), plain(found))
    }),
    { numRuns: 60 },
  )
})
