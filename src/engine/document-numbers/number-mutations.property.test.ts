import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { checkNumber, findDocumentType, normaliseNumber, parseDocumentTypes } from './index.ts'
import { passesLuhn } from './luhn.ts'

// Numbers as they are issued, and what people make of them.

const file = new URL('../../../programmes/ovop-id/document-types.json', import.meta.url)
const parsed = parseDocumentTypes(readFileSync(file, 'utf8'))
assert.ok(parsed.ok)
const { types } = parsed.value

const today = '2026-11-22'
const context = { today, areaCodes: (code: string) => code === '33.06', siteArea: '33.06.05', others: types }
const named = (id: string) => findDocumentType(parsed.value, id) ?? assert.fail(id)
const editionOf = (id: string): string | undefined => named(id).edition?.options[0]?.id
const verdictOf = (id: string, number: string) =>
  checkNumber(named(id), number, { ...context, edition: editionOf(id) })

const digits = (count: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map(list => list.join(''))
const varied = (number: string): boolean => new Set(number.replace(/\D/g, '')).size > 1
const withLuhn = (serial: string): string =>
  serial + (Array.from('0123456789').find(digit => passesLuhn(serial + digit)) ?? '')
const two = (value: number): string => String(value).padStart(2, '0')

const npwp15 = fc.tuple(digits(8), digits(6)).map(([serial, office]) => withLuhn(serial) + office)
const born = fc.record({
  day: fc.integer({ min: 1, max: 28 }),
  woman: fc.boolean(),
  month: fc.integer({ min: 1, max: 12 }),
  year: fc.integer({ min: 50, max: 99 }),
})
const nik = fc
  .tuple(fc.integer({ min: 1, max: 20 }), born, fc.integer({ min: 1, max: 9999 }))
  .map(([district, { day, woman, month, year }, serial]) =>
    [
      '3306',
      two(district),
      two(woman ? day + 40 : day),
      two(month),
      two(year),
      String(serial).padStart(4, '0'),
    ].join(''),
  )
const standard = fc.tuple(fc.integer({ min: 10, max: 99_999 }), fc.integer({ min: 1990, max: 2026 }))
const letterNumber = fc
  .tuple(digits(3), digits(4))
  .map(([part, serial]) => `${part}.4/1${serial}/CONTOH/2024`)

/** Numbers of every kind that has one, as its issuer would write them. */
const issued: Readonly<Record<string, fc.Arbitrary<string>>> = {
  nib: digits(13),
  kbli: fc.tuple(fc.integer({ min: 10, max: 33 }), digits(3)).map(([group, rest]) => `${group}${rest}`),
  npwp: fc.oneof(
    npwp15,
    npwp15.map(number => `0${number}`),
    nik,
  ),
  nitku: fc
    .tuple(
      fc.oneof(
        npwp15.map(number => `0${number}`),
        nik,
      ),
      digits(6),
    )
    .map(parts => parts.join('')),
  nik,
  'p-irt': fc
    .tuple(fc.integer({ min: 1, max: 8 }), digits(2), digits(6), fc.integer({ min: 27, max: 31 }))
    .map(([pack, kind, rest, year]) => `${pack}${kind}3306${rest}-${year}`),
  bpom: fc
    .tuple(fc.constantFrom('MD', 'ML'), fc.oneof(digits(12), digits(15)))
    .map(([word, number]) => `${word} ${number}`),
  halal: digits(17).map(number => `ID${number}`),
  merek: digits(9).map(number => `IDM${number}`),
  'indikasi-geografis': letterNumber,
  sni: standard.map(([number, year]) => `SNI ${number}:${year}`),
  tkdn: letterNumber,
  batikmark: letterNumber,
  'sertifikat-standar': letterNumber,
  'iui-tdi': letterNumber,
  'sk-sentra': letterNumber,
  'uji-lab': letterNumber,
  'surat-usulan': letterNumber,
}
/** Those that are nothing but digits once they are normalised. */
const plain = ['nib', 'npwp', 'nitku', 'nik', 'p-irt'] as const
const fixed = [...plain, 'bpom', 'halal'] as const

const numberOf = (id: string): fc.Arbitrary<string> => (issued[id] ?? assert.fail(id)).filter(varied)
const anyOf = (ids: readonly string[]) =>
  fc.constantFrom(...ids).chain(id => numberOf(id).map(number => ({ id, number })))
const codes = (id: string, number: string): readonly string[] =>
  verdictOf(id, number).problems.map(found => found.code)

suite('numbers as they are issued', () => {
  test('of every kind that has numbers, there is a generator', () => {
    const withNumbers = types.filter(type => type.number !== null).map(type => type.id)
    assert.deepEqual(Object.keys(issued).toSorted(), withNumbers.toSorted())
  })
  test('of every kind, pass without a problem', () => {
    fc.assert(
      fc.property(anyOf(Object.keys(issued)), ({ id, number }) =>
        assert.deepEqual(codes(id, number), [], number),
      ),
      { numRuns: 3000 },
    )
  })
})

suite('numbers as people spoil them', () => {
  test('with their label, spaces, dots and hyphens, are the same number', () => {
    const spoiled = anyOf(plain).chain(({ id, number }) =>
      fc
        .tuple(
          fc.constantFrom(...(named(id).number?.labels ?? [])),
          fc.constantFrom(' ', '.', ' - ', '\u00a0'),
          fc.nat(8),
        )
        .map(([label, sign, at]) => ({
          id,
          number,
          typed: `${label}: ${number.slice(0, at)}${sign}${number.slice(at)}`,
        })),
    )
    fc.assert(
      fc.property(spoiled, ({ id, number, typed }) => {
        assert.equal(normaliseNumber(named(id), typed), normaliseNumber(named(id), number), typed)
        assert.deepEqual(codes(id, typed), [])
      }),
      { numRuns: 1000 },
    )
  })
  test('with letters for digits, are refused, and the number that was meant is named', () => {
    const letter = fc.constantFrom(['0', 'O'], ['1', 'l'], ['1', 'I'], ['5', 'S'], ['8', 'B'])
    const spoiled = fc
      .tuple(anyOf(plain), letter)
      .filter(([{ number }, [digit = '']]) => number.slice(1).includes(digit))
    fc.assert(
      fc.property(spoiled, ([{ id, number }, [digit = '', look = '']]) => {
        const typed = number.charAt(0) + number.slice(1).replace(digit, look)
        const [problem] = verdictOf(id, typed).problems
        assert.ok(problem, typed)
        const meant = normaliseNumber(named(id), number)
        assert.ok(
          problem.message.id.includes(`Mungkin maksud Anda ${meant}`),
          `${typed}: ${problem.message.id}`,
        )
      }),
      { numRuns: 1000 },
    )
  })
  test('two in one field, are told apart', () => {
    const pairs = fc
      .constantFrom(...fixed)
      .chain(id =>
        fc.tuple(
          fc.constant(id),
          numberOf(id),
          numberOf(id),
          fc.constantFrom(' ', ', ', '; ', ' dan ', '\n'),
        ),
      )
    fc.assert(
      fc.property(pairs, ([id, first, second, between]) => {
        const typed = `${first}${between}${second}`
        // Without a sign between them two numbers are seen only where they are equally long.
        const isSeen = first.length === second.length || between.trim() !== ''
        fc.pre(isSeen)
        const [problem] = verdictOf(id, typed).problems
        assert.equal(problem?.code, 'number.two-numbers', `${typed}: ${problem?.message.id}`)
        assert.ok(problem.message.id.includes(normaliseNumber(named(id), second)))
      }),
      { numRuns: 1000 },
    )
  })
  test('shortened by a spreadsheet, are told to be typed again', () => {
    const short = anyOf(plain).map(({ id, number }) => ({
      id,
      typed: `${number.charAt(0)}.${number.slice(1, 6)}E+${number.length - 1}`,
    }))
    fc.assert(
      fc.property(short, ({ id, typed }) =>
        assert.deepEqual(codes(id, typed), ['number.spreadsheet'], typed),
      ),
    )
  })
  test('without one of their digits, or with one more, are refused or another legal number', () => {
    const change = anyOf(fixed).chain(({ id, number }) =>
      fc.tuple(fc.nat(number.length - 1), fc.option(digits(1))).map(([at, more]) => ({
        id,
        typed: number.slice(0, at) + (more === null ? '' : more + number.charAt(at)) + number.slice(at + 1),
      })),
    )
    fc.assert(
      fc.property(change, ({ id, typed }) => {
        const verdict = verdictOf(id, typed)
        const count = verdict.normalised.replace(/\D/g, '').length
        // Kinds with several lengths, or whose form is no law, may still be well formed; the others never are.
        if (['nib', 'nik', 'nitku'].includes(id)) assert.notDeepEqual(verdict.problems, [], typed)
        if (verdict.problems.length === 0 && id === 'npwp') assert.ok([15, 16].includes(count), typed)
        for (const { message } of [...verdict.problems, ...verdict.warnings])
          assert.ok(message.id.length > 20 && message.en.length > 20)
      }),
      { numRuns: 2000 },
    )
  })
  test('of another kind, are refused and never called right', () => {
    const kinds = ['nib', 'nitku', 'bpom', 'halal', 'merek'] as const
    const wrong = fc
      .tuple(fc.constantFrom(...kinds), fc.constantFrom('nib', 'nik', 'nitku'))
      .filter(([from, to]) => from !== to)
      .chain(([from, to]) => numberOf(from).map(number => ({ from, to, number })))
    fc.assert(
      fc.property(wrong, ({ from, to, number }) => {
        const [problem] = verdictOf(to, number).problems
        assert.ok(problem, `${from} typed as ${to}: ${number}`)
        const named = ['number.looks-like', 'number.other-type', 'number.length', 'number.characters']
        assert.ok(named.includes(problem.code), `${problem.code} ${problem.message.id}`)
      }),
      { numRuns: 1000 },
    )
  })
})
