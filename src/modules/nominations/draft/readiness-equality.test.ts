import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { rulesJson } from '../../../../tests/builders/nomination-office.ts'
import { isAboutNomination, loadRules, type DocumentRequirement } from '../../../engine/index.ts'
import { readinessItems, type ReadinessGround } from '../../../engine/readiness/readiness-items.ts'
import { sumOf } from '../../../engine/readiness/readiness-sum.ts'
import { wholeCountry } from '../../../foundation/area-path.ts'
import type { StatedDocument } from '../../documents/index.ts'
import { paperOf } from './document-readiness.ts'
import { bestDocument, readinessOf } from './readiness.ts'

// What is said long before an edition opens must be what the nomination says in the end: over any facts.

const loaded = loadRules(rulesJson)
assert.ok(loaded.ok)
const rules = loaded.value
const neededOn = {
  submission: '2031-03-10',
  assessment: '2031-05-31',
  decision: '2031-06-30',
  never: null,
}

type Shape = Readonly<{
  requirement: DocumentRequirement
  state: string
  until: string | null
  withFile: boolean
}>

const documentOf = ({ requirement, state, until, withFile }: Shape, index: number): StatedDocument => ({
  id: `d${index}`,
  owner: { kind: requirement.owner, id: requirement.owner },
  producerId: 'producer',
  areaPath: wholeCountry,
  type: requirement.type,
  edition: null,
  number: '1',
  warnings: [],
  issuer: '',
  issuedOn: null,
  validity: until === null ? 'unlimited' : 'until-date',
  validUntil: until,
  changedOn: null,
  fileId: withFile ? `f${index}` : null,
  isQuarantined: state === 'quarantined',
  replacedBy: null,
  removedAt: null,
  madeFor: null,
  madeOf: null,
  endedBecause: null,
  rowVersion: 1,
  createdBy: 'test',
  createdAt: new Date(Date.UTC(2030, 0, 1 + index)),
  lastCheck: null,
  state: state as StatedDocument['state'],
})

const until = fc.constantFrom(null, '2031-03-09', '2031-04-30', '2031-06-15', '2033-01-01')
const shape: fc.Arbitrary<Shape> = fc.record({
  requirement: fc.constantFrom(...rules.document.documents),
  state: fc.constantFrom(
    'verified',
    'unverified',
    'expiring',
    'refused',
    'revoked',
    'expired',
    'quarantined',
  ),
  until,
  withFile: fc.boolean(),
})
const answers = fc.record(
  {
    'jenis-izin-edar': fc.constantFrom('bpom-md', 'p-irt'),
    'kegunaan-gerabah': fc.constantFrom('alat-makan', 'hiasan'),
    'tempat-produksi': fc.constantFrom('di-sentra', 'di-luar-sentra'),
  },
  { requiredKeys: [] },
)
const world = fc.record({
  commodity: fc.constantFrom(...rules.document.commodities.map(one => one.id)),
  answers,
  documents: fc.array(shape, { maxLength: 14 }).map(shapes => shapes.map(documentOf)),
  photoCount: fc.integer({ min: 0, max: 14 }),
  hasSentra: fc.boolean(),
})
type World = typeof world extends fc.Arbitrary<infer Made> ? Made : never

const askedOf = (made: World): Record<string, string> =>
  Object.fromEntries(Object.entries(made.answers).filter(([, value]) => value !== undefined))

function groundOf(made: World, documents: readonly StatedDocument[] = made.documents): ReadinessGround {
  const papers = new Map(
    rules.document.documents.flatMap(requirement => {
      const best = bestDocument(requirement, documents, { neededOn })
      return best ? [[requirement.id, paperOf(best)] as const] : []
    }),
  )
  const { commodity, photoCount, hasSentra } = made
  return { rules, commodity, answers: askedOf(made), papers, photoCount, hasSentra, neededOn }
}

test('readiness before an edition opens, over any facts, is what the nomination says of documents, photos and sentra', () => {
  fc.assert(
    fc.property(world, made => {
      const nomination = readinessOf({ ...made, answers: askedOf(made), rules, chosen: {}, neededOn })
      const items = readinessItems(groundOf(made))
      const told = items.flatMap(item =>
        item.kind === 'document'
          ? [[item.id, item.need, item.need === 'undecided' ? '' : item.state] as const]
          : [],
      )
      assert.deepEqual(
        told,
        nomination.documents.map(one => [
          one.requirement.id,
          one.need,
          one.need === 'undecided' ? '' : one.state,
        ]),
      )
      const codes = new Set(nomination.problems.map(one => one.code))
      const stateOf = (id: string) => items.find(item => item.id === id)?.state
      assert.equal(stateOf('sentra') === 'met', !codes.has('no-sentra'))
      assert.equal(stateOf('photos') === 'met', !codes.has('photos-missing') && !codes.has('photos-too-many'))
    }),
    { numRuns: 400 },
  )
})

test('what blocks a nomination, over any facts, is among what readiness says is lacking or open', () => {
  fc.assert(
    fc.property(world, made => {
      const nomination = readinessOf({ ...made, answers: askedOf(made), rules, chosen: {}, neededOn })
      const items = readinessItems(groundOf(made))
      const lacking = new Set(sumOf(items).lacking.map(item => item.id))
      const blocked = nomination.documents.filter(
        one => one.need === 'required' && (one.state === 'missing' || one.state === 'wrong'),
      )
      assert.deepEqual(
        blocked.filter(one => !lacking.has(one.requirement.id)),
        [],
      )
      const open = nomination.documents.filter(one => one.need === 'undecided')
      if (open.length > 0) assert.ok(items.some(item => item.kind === 'question' && lacking.has(item.id)))
    }),
    { numRuns: 400 },
  )
})

test('a valid document more, over any facts, never makes readiness worse', () => {
  const valid = fc.record({
    // A paper about one nomination is nobody's before there is one.
    requirement: fc.constantFrom(...rules.document.documents.filter(one => !isAboutNomination(one))),
    state: fc.constantFrom('verified', 'unverified'),
    until: fc.constantFrom(null, '2033-01-01'),
    withFile: fc.constant(true),
  })
  const rank = { met: 0, expiring: 1, wrong: 2, missing: 3, 'at-approval': 3, 'not-needed': 3 }
  fc.assert(
    fc.property(world, valid, (made, more) => {
      const before = readinessItems(groundOf(made))
      const after = readinessItems(groundOf(made, [...made.documents, documentOf(more, 40)]))
      assert.ok(sumOf(after).lacking.length <= sumOf(before).lacking.length)
      assert.equal(sumOf(after).asked, sumOf(before).asked)
      for (const item of before) {
        const then = after.find(one => one.id === item.id)
        assert.ok(then && rank[then.state] <= rank[item.state], `${item.id}: ${item.state} to ${then?.state}`)
      }
      const own = after.find(item => item.id === more.requirement.id)
      if (own) assert.equal(own.state, 'met')
    }),
    { numRuns: 400 },
  )
})

test('a renewed document, while the old one still runs, is the one that counts', () => {
  const [requirement] = rules.document.documents.filter(one => one.validAt === 'decision')
  assert.ok(requirement)
  const old = documentOf({ requirement, state: 'expiring', until: '2031-04-30', withFile: true }, 1)
  const renewed = documentOf({ requirement, state: 'unverified', until: '2033-01-01', withFile: true }, 2)
  assert.equal(bestDocument(requirement, [old, renewed], { neededOn })?.id, renewed.id)
  assert.equal(bestDocument(requirement, [old], { neededOn })?.id, old.id)
})
