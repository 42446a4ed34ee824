import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documentFacts, stateOn, type CheckOutcome, type StoredDocument } from './document.ts'

const moment = { day: '2031-05-01', warnDays: 30 }

function aDocument(change: Partial<StoredDocument> = {}, outcome?: CheckOutcome): StoredDocument {
  const lastCheck = outcome
    ? { outcome, how: 'contoh', note: '', checkedBy: 'x', checkedAt: new Date(0) }
    : null
  return {
    id: 'd',
    owner: { kind: 'producer', id: 'p' },
    producerId: 'p',
    areaPath: '/32/32.05/',
    type: 'nib',
    edition: null,
    number: '1',
    warnings: [],
    issuer: '',
    issuedOn: null,
    validity: 'until-date',
    validUntil: '2032-01-01',
    fileId: null,
    isQuarantined: false,
    changedOn: null,
    replacedBy: null,
    removedAt: null,
    madeFor: null,
    madeOf: null,
    endedBecause: null,
    rowVersion: 1,
    createdBy: 'x',
    createdAt: new Date(0),
    lastCheck,
    ...change,
  }
}

test('a document, by validity, check and use, has one state', () => {
  const cases: readonly [StoredDocument, string][] = [
    [aDocument(), 'unverified'],
    [aDocument({}, 'verified'), 'verified'],
    [aDocument({ validUntil: '2031-05-31' }, 'verified'), 'expiring'],
    [aDocument({ validUntil: '2031-05-01' }), 'expiring'],
    [aDocument({ validUntil: '2031-04-30' }, 'verified'), 'expired'],
    [aDocument({ validity: 'unlimited', validUntil: null }, 'verified'), 'verified'],
    [aDocument({ validity: 'until-change', validUntil: null }), 'unverified'],
    [aDocument({}, 'refused'), 'refused'],
    [aDocument({ validUntil: '2031-04-30' }, 'refused'), 'expired'],
    [aDocument({}, 'revoked'), 'revoked'],
    [aDocument({ replacedBy: 'e' }, 'verified'), 'replaced'],
    [aDocument({ removedAt: new Date(0) }, 'verified'), 'removed'],
  ]
  for (const [document, expected] of cases) assert.equal(stateOn(document, moment), expected)
})

test('a document asked about on a later day, has the state of that day', () => {
  const document = aDocument({}, 'verified')
  assert.equal(stateOn(document, { ...moment, day: '2032-01-02' }), 'expired')
})

test('the facts of requirements, are true only for verified documents in force', () => {
  const stated = (document: StoredDocument) => ({ ...document, state: stateOn(document, moment) })
  const facts = documentFacts(
    new Map([
      ['legal', stated(aDocument({}, 'verified'))],
      ['ending', stated(aDocument({ validUntil: '2031-05-02' }, 'verified'))],
      ['over', stated(aDocument({ validUntil: '2031-04-02' }, 'verified'))],
      ['typed', stated(aDocument())],
      ['absent', null],
    ]),
  )
  assert.deepEqual(facts, {
    'document.legal.verified': true,
    'document.ending.verified': true,
    'document.over.verified': false,
    'document.typed.verified': false,
    'document.absent.verified': false,
  })
})
