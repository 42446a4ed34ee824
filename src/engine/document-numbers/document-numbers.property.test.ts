import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { checkNumber, findDocumentType, formatNumber, normaliseNumber, parseDocumentTypes } from './index.ts'
import { passesLuhn } from './luhn.ts'

const file = new URL('../../../programmes/ovop-id/document-types.json', import.meta.url)
const parsed = parseDocumentTypes(readFileSync(file, 'utf8'))
assert.ok(parsed.ok, JSON.stringify(parsed))
const { types } = parsed.value

const context = { today: '2026-11-22', areaCodes: (code: string) => code === '33.06', siteArea: '33.06' }
const named = (id: string) => findDocumentType(parsed.value, id) ?? assert.fail(id)

const anyType = fc.constantFrom(...types)
const anyEdition = fc.constantFrom(undefined, 'kbli-2020', 'kbli-2025', 'x')
const digitsOf = (count: number) => fc.stringMatching(new RegExp(`^[0-9]{${count}}$`))

/** Text near to a number: labels, separators, digits and letters in any order, besides any text at all. */
const signs = ['.', '-', '–', ':', ',', "'", '”', '/', '#', ' ', '\t', '\u200b', '\ufeff', '{typed}']
const letters = ['ID', 'IDM', 'MD', 'ER', 'KH', 'SNI ', 'E+1', 'ﬀ', 'ß', 'ı', 'Ａ']
const digits = ['0', '1', '12', '3306', '0000', '123456', '０']
const labels = types.flatMap(type => type.number?.labels ?? [])
const pieces = [...labels, ...signs, ...letters, ...digits]
const nearNumber = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map(parts => parts.join(''))
const anyText = fc.oneof(
  nearNumber,
  fc.integer({ min: 0, max: 24 }).chain(digitsOf),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
)

suite('properties of document numbers', () => {
  test('normalising, done twice, changes nothing more', () => {
    fc.assert(
      fc.property(anyType, anyText, (type, raw) => {
        const once = normaliseNumber(type, raw)
        assert.equal(normaliseNumber(type, once), once)
      }),
      { numRuns: 3000 },
    )
  })

  test('a number and its normalised form get the same verdict, in whole sentences', () => {
    fc.assert(
      fc.property(anyType, anyText, anyEdition, (type, raw, edition) => {
        const verdict = checkNumber(type, raw, { ...context, edition })
        assert.deepEqual(checkNumber(type, verdict.normalised, { ...context, edition }), verdict)
        for (const { message } of [...verdict.problems, ...verdict.warnings]) {
          // What was typed may itself hold braces; only names of placeholders would be left over.
          for (const said of [message.id, message.en]) {
            assert.doesNotMatch(said, /\{(?:label|example|needed|found|date|years|area|site|year|edition)\}/)
          }
        }
      }),
      { numRuns: 3000 },
    )
  })

  test('a tax number with one wrong digit among the nine with the check digit is always found', () => {
    const wrongDigit = fc.record({ at: fc.nat(8), by: fc.integer({ min: 1, max: 9 }) })
    fc.assert(
      fc.property(digitsOf(8), digitsOf(5), wrongDigit, (serial, office, { at, by }) => {
        const checked = Array.from('0123456789').filter(digit => passesLuhn(serial + digit))
        assert.equal(checked.length, 1)
        // The 1 at the end keeps a row of equal digits from being refused for another reason.
        const good = `${serial}${checked[0]}${office}1`
        const wrong = `${good.slice(0, at)}${(Number(good[at]) + by) % 10}${good.slice(at + 1)}`
        const codes = (number: string) =>
          checkNumber(named('npwp'), number, context).problems.map(p => p.code)
        fc.pre(new Set(good).size > 1 && new Set(wrong).size > 1)
        assert.deepEqual(codes(good), [])
        assert.deepEqual(codes(wrong), ['number.luhn'])
        assert.deepEqual(codes(`0${wrong}`), ['number.luhn'])
      }),
      { numRuns: 1000 },
    )
  })

  test('a number that fits a mask, shown and typed again, is the same number', () => {
    const withMask = fc.constantFrom(...types.filter(type => type.number?.display))
    fc.assert(
      fc.property(withMask, fc.integer({ min: 12, max: 22 }).chain(digitsOf), (type, typed) => {
        const normalised = normaliseNumber(type, type.id === 'bpom' ? `MD${typed}` : typed)
        assert.equal(normaliseNumber(type, formatNumber(type, normalised)), normalised)
      }),
    )
  })

  test('text of ten thousand characters is answered at once and never throws', () => {
    const units = [
      '1',
      'A',
      ' ',
      '.',
      "'",
      ',',
      'NO',
      'NIB ',
      'KH',
      'MUI',
      'ID',
      '1,',
      '-1',
      '\u200b',
      '😀',
      '\ud800',
    ]
    const started = performance.now()
    for (const type of types) {
      for (const unit of units) {
        for (const end of ['', '!', 'x']) {
          const raw = unit.repeat(10_000 / unit.length) + end
          const verdict = checkNumber(type, raw, context)
          const isEmpty = verdict.normalised === ''
          const isRequired = type.number?.required ?? false
          assert.equal(verdict.problems.length > 0, isRequired || !isEmpty)
        }
      }
    }
    const perText = (performance.now() - started) / (types.length * units.length * 3)
    assert.ok(perText < 50, `${perText} ms for one text`)
  })

  test('patterns, given the longest text they are ever run on, stay fast', () => {
    const started = performance.now()
    for (const type of types) {
      for (const unit of ['1', 'A', 'M', 'K', 'KH', 'MU', '-', '1-']) {
        checkNumber(type, unit.repeat(100).slice(0, 99) + '!', context)
      }
    }
    assert.ok(performance.now() - started < 2000)
  })
})
