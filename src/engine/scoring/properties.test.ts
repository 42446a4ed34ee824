import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  compare,
  equal,
  type Fraction,
  fraction,
  fromHundredths,
  greatest,
  least,
  multiply,
  sum,
} from '../../foundation/fraction.ts'
import { choice, type Draft, fact, group, rubric, rulesDraft, stars, yesNo } from '../builders.ts'
import type { Facts } from '../conditions.ts'
import { indexRules, type Rules } from '../rules/lookups.ts'
import { hundredths } from '../rules/leaf.ts'
import type { Node } from '../rules/rubric.ts'
import { rulesSchema } from '../rules/rules.ts'
import { bandOf, risingBands, roundBy } from './bands.ts'
import { boundsOf } from './bounds.ts'
import type { Sheet } from './answers.ts'
import { type FormResult, scoreForm } from './form.ts'

/** Rubrics of any shape: their sums need not be 100, so they are read without the lint. */
function rulesOf(node: Draft, aggregation?: Draft): Rules {
  const parts = aggregation ? { aggregation } : {}
  const draft = rulesDraft({
    rubrics: [rubric('cloth-form', node)],
    facts: ['dry', 'cold', 'wide'].map(name => fact(name, 'boolean')),
    ...parts,
  })
  return indexRules(rulesSchema.parse(draft), 'unpublished')
}

function score(rules: Rules, sheets: readonly Sheet[], facts: Facts): FormResult {
  const result = scoreForm(rules, { form: 'cloth', sheets, facts })
  assert.ok(result.ok)
  return result.value
}

const decimal = (points: number): string => (points / 100).toFixed(2)
const points = fc.integer({ min: 0, max: 4000 }).map(decimal)
const condition = fc.oneof(
  fc.constant<Draft>({}),
  fc
    .tuple(fc.constantFrom('dry', 'cold', 'wide'), fc.constantFrom('full', 'zero', 'redistribute'))
    .map(
      ([name, whenNotApplicable]): Draft => ({ appliesWhen: { fact: name, is: true }, whenNotApplicable }),
    ),
)
/** Conditions that hold or not independently of each other. */
const weather = fc.record({ dry: fc.boolean(), cold: fc.boolean(), wide: fc.boolean() })

const largest = (values: readonly string[]): string => decimal(Math.max(...values.map(hundredths)))
const aChoice = fc
  .tuple(fc.array(points, { minLength: 1, maxLength: 5 }), condition)
  .map(([values, more]): Draft => ({ ...choice('x', values, more), max: largest(values) }))
const aYesNo = fc.tuple(points, condition).map(([value, more]): Draft => yesNo('x', value, more))
const aGroup = (children: fc.Arbitrary<Draft>, combines: readonly string[]): fc.Arbitrary<Draft> =>
  fc
    .tuple(fc.array(children, { minLength: 1, maxLength: 4 }), fc.constantFrom(...combines))
    .map(([list, combine]) => {
      const weighted = list.map((child, index): Draft => ({ ...child, weight: `0.${index + 1}5` }))
      const max = decimal(
        Math.min(
          999_999,
          weighted.reduce((sum, child) => sum + hundredths(String(child['max'])), 0),
        ),
      )
      return group('x', max, weighted, { combine })
    })

/** Gives every node an id of its own. */
function numbered(node: Draft, path = 'n'): Draft {
  const children = node['children'] as Draft[] | undefined
  const below = children?.map((child, index) => numbered(child, `${path}.${index}`))
  return { ...node, id: path, ...(below ? { children: below } : {}) }
}

const everyWay = ['sum', 'weighted-sum', 'minimum', 'mean']
const anyRoot = (combines = everyWay) =>
  aGroup(fc.oneof(aChoice, aYesNo, aGroup(fc.oneof(aChoice, aYesNo), combines)), combines).map(node =>
    numbered(node),
  )

const rootOf = (rules: Rules): Node => {
  const index = rules.rubrics.get('cloth-form')
  assert.ok(index)
  return index.rubric.root
}

/** A sheet that answers everything, chosen by an endless supply of numbers. */
function sheetBy(rules: Rules, choose: (options: number) => number): Sheet {
  const criteria = [...(rules.rubrics.get('cloth-form')?.criteria.values() ?? [])]
  return Object.fromEntries(
    criteria.map(each => [
      each.id,
      each.kind === 'choice' ? String(choose(each.options.length)) : choose(2) === 1,
    ]),
  )
}
const chooser = (seed: readonly number[]) => {
  let turn = 0
  return (count: number): number => (seed[turn++ % seed.length] as number) % count
}
const seeds = fc.array(fc.array(fc.nat(), { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 6 })
const aggregation = fc
  .tuple(fc.constantFrom('sheet', 'criterion'), fc.constantFrom('mean', 'median'))
  .map(([first, combine]): Draft => ({ first, combine, rounding: { kind: 'half-up', places: 2 } }))

const total = (result: FormResult): Fraction | null => result.totals[0] ?? null

test('any rubric, scored by complete sheets in any order, gives the same mean and bands', () => {
  fc.assert(
    fc.property(anyRoot(), aggregation, seeds, weather, fc.nat(), (node, how, given, facts, turn) => {
      const rules = rulesOf(node, how)
      const sheets = given.map(seed => sheetBy(rules, chooser(seed)))
      const cut = turn % sheets.length
      const turned = [...sheets.slice(cut), ...sheets.slice(0, cut)].toReversed()
      const [one, other] = [score(rules, sheets, facts), score(rules, turned, facts)]
      assert.deepEqual([one.mean, [...one.outcomes]], [other.mean, [...other.outcomes]])
    }),
    { numRuns: 200 },
  )
})

test('any rubric, scored by any complete sheet, gives a total between its floor and its ceiling', () => {
  fc.assert(
    fc.property(anyRoot(), seeds, weather, (node, [seed = [0]], facts) => {
      const rules = rulesOf(node)
      const { floor, ceiling } = boundsOf(rootOf(rules))
      const result = score(rules, [sheetBy(rules, chooser(seed))], facts)
      const points = total(result)
      if (points === null)
        return assert.deepEqual(
          result.problems.map(each => each.code),
          ['nothing-applies'],
        )
      assert.ok(compare(floor, points) <= 0 && compare(points, ceiling) <= 0)
    }),
    { numRuns: 300 },
  )
})

test('a sum with parts that may drop out, over every choice of them, has exactly the bounds of these totals', () => {
  const names = ['dry', 'cold', 'wide']
  const part = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }))
  fc.assert(
    fc.property(fc.array(part, { minLength: 3, maxLength: 3 }), part, (drops, stays) => {
      const made = ([low, high]: readonly [number, number], id: string, more: Draft): Draft =>
        choice(id, [decimal(low * 100), decimal((low + high) * 100)], {
          max: decimal((2 * low + high + 1) * 100),
          ...more,
        })
      const optional = drops.map((each, index) =>
        made(each, `o${index}`, {
          appliesWhen: { fact: names[index], is: true },
          whenNotApplicable: 'redistribute',
        }),
      )
      const node = numbered(group('x', '99.00', [...optional, made(stays, 's', {})]))
      const rules = rulesOf(node)
      const found = Array.from({ length: 128 }, (_, bits) => {
        const facts = Object.fromEntries(names.map((name, index) => [name, ((bits >> index) & 1) === 1]))
        const sheet = Object.fromEntries(
          [0, 1, 2, 3].map(index => [`n.${index}`, String((bits >> (index + 3)) & 1)]),
        )
        return total(score(rules, [sheet], facts)) as Fraction
      })
      const { floor, ceiling } = boundsOf(rootOf(rules))
      assert.deepEqual([floor, ceiling], [found.reduce(least), found.reduce(greatest)])
    }),
    { numRuns: 30 },
  )
})

test('a rubric that adds up, with its best and worst options chosen, reaches its ceiling and its floor', () => {
  const plain = (node: Draft): Draft => {
    const { appliesWhen: _, whenNotApplicable: __, children, ...rest } = node
    return children ? { ...rest, children: (children as Draft[]).map(plain) } : rest
  }
  fc.assert(
    fc.property(anyRoot(), node => {
      const rules = rulesOf(plain(node))
      const index = rules.rubrics.get('cloth-form')
      assert.ok(index)
      const { floor, ceiling } = boundsOf(index.rubric.root)
      const pick = (better: (a: number, b: number) => boolean): Sheet =>
        Object.fromEntries(
          [...index.criteria.values()].map(each => {
            if (each.kind !== 'choice') return [each.id, better(1, 0)]
            const best = each.options.reduce((a, b) => (better(b.points, a.points) ? b : a))
            return [each.id, best.id]
          }),
        )
      assert.ok(equal(total(score(rules, [pick((a, b) => a > b)], {})) as Fraction, ceiling))
      assert.ok(equal(total(score(rules, [pick((a, b) => a < b)], {})) as Fraction, floor))
    }),
    { numRuns: 150 },
  )
})

test("any rubric, with one option's points raised, never gives less for the same sheet", () => {
  fc.assert(
    fc.property(
      anyRoot(),
      seeds,
      weather,
      fc.integer({ min: 1, max: 500 }),
      (node, [seed = [0]], facts, raise) => {
        const rules = rulesOf(node)
        const sheet = sheetBy(rules, chooser(seed))
        const before = total(score(rules, [sheet], facts))
        const chosen = [...(rules.rubrics.get('cloth-form')?.criteria.values() ?? [])].find(
          each => each.kind === 'choice',
        )
        const option = chosen?.options.find(each => each.id === sheet[chosen.id]) as
          | { points: number }
          | undefined
        if (!option || !before) return
        option.points += raise
        const after = total(score(rules, [sheet], facts))
        assert.ok(after && compare(before, after) <= 0)
      },
    ),
    { numRuns: 300 },
  )
})

test('bands, over every hundredth of a point and each rounding, never fall as the value rises', () => {
  const draft = rulesDraft({ scales: [stars()] })
  const [scale] = rulesSchema.parse(draft).scales
  assert.ok(scale)
  const rank = new Map([null, ...risingBands(scale).map(band => band.id)].map((id, index) => [id, index]))
  for (const kind of ['half-up', 'half-even', 'down'] as const) {
    for (const places of [0, 1, 2]) {
      let last = 0
      for (let points = 0; points <= 10_000; points++) {
        const now = rank.get(bandOf(scale, roundBy(fromHundredths(points), { kind, places }))?.id ?? null)
        assert.ok(now !== undefined && now >= last, `${kind} ${places} ${points}`)
        last = now
      }
      assert.equal(last, 3)
    }
  }
})

test('a band, at the hundredth below its line and on it, begins exactly there', () => {
  const [scale] = rulesSchema.parse(rulesDraft()).scales
  assert.ok(scale)
  const at = (points: number) => bandOf(scale, fromHundredths(points))?.id ?? null
  const found = [7099, 7100, 8050, 8099, 8100, 9050, 9099, 9100, 10_000].map(at)
  assert.deepEqual(found, [null, 'one', 'one', 'one', 'two', 'two', 'two', 'three', 'three'])
})

test('any rubric without gates, with one answer changed for a better one, never gives less', () => {
  fc.assert(
    fc.property(anyRoot(), seeds, weather, fc.nat(), (node, [seed = [0]], facts, turn) => {
      const rules = rulesOf(node)
      const sheet = sheetBy(rules, chooser(seed))
      const criteria = [...(rules.rubrics.get('cloth-form')?.criteria.values() ?? [])]
      const criterion = criteria[turn % criteria.length]
      if (criterion?.kind !== 'choice') return
      const best = criterion.options.reduce((kept, next) => (next.points > kept.points ? next : kept))
      const before = total(score(rules, [sheet], facts))
      const after = total(score(rules, [{ ...sheet, [criterion.id]: best.id }], facts))
      assert.ok(before === null ? after === null : after && compare(before, after) <= 0)
    }),
    { numRuns: 200 },
  )
})

test('any rubric, scored by sheets one after the other, has a mean that times their number is exactly their sum', () => {
  fc.assert(
    fc.property(anyRoot(), seeds, (node, given) => {
      const rules = rulesOf(node)
      const facts = { dry: true, cold: true, wide: true }
      const sheets = given.map(seed => sheetBy(rules, chooser(seed)))
      const { mean, totals } = score(rules, sheets, facts)
      const all = totals.filter(each => each !== null)
      assert.ok(mean && equal(multiply(mean, fraction(sheets.length)), sum(all)))
    }),
    { numRuns: 100 },
  )
})
