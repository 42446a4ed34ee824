import assert from 'node:assert/strict'
import { test } from 'node:test'
import { text } from '../../foundation/text.ts'
import { claimColumns, type ClaimRules } from './claim.ts'
import { decodeClaims, MOST_CLAIM_ROWS, MOST_DETAILED_ROWS, readClaims } from './read-claims.ts'

const rules: ClaimRules = {
  scales: [
    { id: '1-3', most: 3, title: text('Tiga', 'Three'), scheme: 'contoh/1-3' },
    { id: '1-5', most: 5, title: text('Lima', 'Five'), scheme: 'contoh/1-5' },
  ],
  commodities: [{ id: 'tenun', title: text('Kain tenun', 'Woven cloth') }],
  isKnownArea: code => ['32', '32.05'].includes(code),
}
const header = claimColumns.join(',')
const good = {
  year: '2018',
  subject: 'award',
  maker: 'Contoh',
  product: 'kain',
  commodity: 'tenun',
  area: '32.05',
  stars: '3',
  value: '',
  scale: '1-3',
  certainty: 'stated',
  source: 'https://contoh.example/a',
  note: '',
}
const total = {
  ...good,
  subject: 'total',
  maker: '',
  product: '',
  commodity: '',
  area: '',
  stars: '',
  value: '7',
}
const row = (fields: Record<string, string>): string =>
  claimColumns.map(column => `"${(fields[column] ?? '').replaceAll('"', '""')}"`).join(',')

function read(...rows: readonly string[]) {
  const result = readClaims([header, ...rows].join('\n'), rules)
  if (!result.ok) throw new Error(result.problems.map(one => one.code).join())
  return result.value
}
const codesOf = (fields: Record<string, string>): readonly string[] =>
  read(row(fields)).bad.flatMap(one => one.problems.map(each => each.code))
const failed = (content: string): readonly string[] => {
  const result = readClaims(content, rules)
  return result.ok ? [] : result.problems.map(one => one.code)
}

test('semicolons and tabs part cells as commas do, and may then stand beside commas; old line ends are read', () => {
  const fields = { ...total, note: 'satu, dua' }
  const lines = (separator: string): readonly string[] => [
    claimColumns.join(separator),
    claimColumns.map(column => (fields as Record<string, string>)[column] ?? '').join(separator),
  ]
  for (const content of [
    lines(';').join('\n'),
    `\uFEFF${lines(';').join('\r\n')}\r\n`,
    lines('\t').join('\n'),
    `${lines(';').join('\r')}\r`,
  ]) {
    const result = readClaims(content, rules)
    assert.ok(result.ok)
    assert.deepEqual(result.value.bad, [])
    assert.deepEqual(
      result.value.claims.map(one => [one.value, one.note]),
      [[7, 'satu, dua']],
    )
  }
})

test('a quoted cell without end, and one of a million quotes, are read in no time', () => {
  assert.deepEqual(failed(`${header}\n"${'a'.repeat(1_000_000)}`), ['csv'])
  const long = readClaims(`${header}\n"${'""'.repeat(1_000_000)}"`, rules)
  assert.ok(long.ok)
  assert.deepEqual(
    long.value.bad[0]?.problems.map(one => one.code),
    ['columns'],
  )
})

test('a good award and a good figure are read whole', () => {
  const { claims, bad } = read(row(good), row(total))
  assert.deepEqual(bad, [])
  assert.deepEqual(
    claims.map(one => [
      one.subject,
      one.year,
      one.commodity,
      one.area,
      one.starsFrom,
      one.starsTo,
      one.value,
    ]),
    [
      ['award', 2018, 'tenun', '32.05', 3, 3, null],
      ['total', 2018, null, null, null, null, 7],
    ],
  )
})

test('stars that a source only bounds are read as bounds', () => {
  const [claim] = read(row({ ...good, stars: '2-3' })).claims
  assert.deepEqual([claim?.starsFrom, claim?.starsTo], [2, 3])
})

const badRows: readonly (readonly [string, Record<string, string>, readonly string[]])[] = [
  ['no year', { ...good, year: '' }, ['year-missing']],
  ['a year in words', { ...good, year: 'dua ribu' }, ['year']],
  ['a year of two digits', { ...good, year: '18' }, ['year']],
  ['an unknown subject', { ...good, subject: 'juara' }, ['subject']],
  ['an unknown commodity', { ...good, commodity: 'kopi' }, ['commodity']],
  ['an unknown area', { ...good, area: '99.99' }, ['area']],
  ['stars above the scale', { ...good, stars: '4' }, ['stars']],
  ['no star', { ...good, stars: '0' }, ['stars']],
  ['stars the wrong way round', { ...good, stars: '3-2' }, ['stars']],
  ['an unknown scale', { ...good, scale: '1-4' }, ['scale']],
  ['no scale', { ...good, scale: '' }, ['scale']],
  ['no source', { ...good, source: '' }, ['source-missing']],
  ['a source that is no address', { ...good, source: 'koran' }, ['source']],
  ['a source of another protocol', { ...good, source: 'javascript:alert(1)' }, ['source']],
  ['two sources in one row', { ...good, source: 'https://a.example ; https://b.example' }, ['source']],
  ['an unknown certainty', { ...good, certainty: 'kira-kira' }, ['certainty']],
  ['an award without a maker', { ...good, maker: '' }, ['maker-missing']],
  ['an award with a figure', { ...good, value: '3' }, ['misplaced']],
  ['a figure without a value', { ...total, value: '' }, ['value-missing']],
  ['a figure that is none', { ...total, value: '7,5' }, ['value']],
  ['a figure below nothing', { ...total, value: '-1' }, ['value']],
  ['a figure with a maker', { ...total, maker: 'Contoh' }, ['misplaced']],
  ['a count of a star without the star', { ...total, subject: 'stars' }, ['stars-missing']],
  ['a count of two stars at once', { ...total, subject: 'stars', stars: '2-3' }, ['stars']],
  ['a count of a commodity without it', { ...total, subject: 'commodity' }, ['commodity-missing']],
  ['a regency in place of a province', { ...total, subject: 'province', area: '32.05' }, ['area']],
  ['an endless note', { ...good, note: 'x'.repeat(501) }, ['too-long']],
]
for (const [name, fields, codes] of badRows)
  test(`a row with ${name} is left out and says so`, () => assert.deepEqual(codesOf(fields), codes))

test('a row of another length is left out by its line, and the rows around it are read', () => {
  const { claims, bad } = read(row(good), '2018,total,7', row(total))
  assert.equal(claims.length, 2)
  assert.deepEqual(
    bad.map(one => [one.line, one.problems[0]?.code]),
    [[3, 'columns']],
  )
})

test('a row tells all its reasons at once', () =>
  assert.deepEqual(codesOf({ ...good, year: '', commodity: 'kopi', source: '' }), [
    'year-missing',
    'commodity',
    'source-missing',
  ]))

test('the same source speaking of the same thing again is left out, whatever it says there', () => {
  const { claims, bad } = read(row(total), row({ ...total, value: '8' }))
  assert.deepEqual([claims.length, claims[0]?.value], [1, 7])
  assert.deepEqual(
    bad.map(one => [one.line, one.problems[0]?.code]),
    [[3, 'doubled']],
  )
})

test('two sources that contradict each other are both kept', () => {
  const { claims } = read(row(total), row({ ...total, value: '8', source: 'https://contoh.example/b' }))
  assert.deepEqual(
    claims.map(one => one.value),
    [7, 8],
  )
})

test('line numbers count lines, also those within a quoted cell', () =>
  assert.equal(read(row({ ...good, note: 'satu\ndua' }), row({ ...total, year: '' })).bad[0]?.line, 4))

test('a file that is empty, has no header, no row, a missing or a strange column is not read', () => {
  assert.deepEqual(failed(''), ['empty'])
  assert.deepEqual(failed('\n \n'), ['empty'])
  assert.deepEqual(failed(header), ['empty'])
  assert.deepEqual(failed(row(good)), ['no-header'])
  assert.deepEqual(failed(`${header.replace('scale,', '')}\n1`), ['no-header'])
  assert.deepEqual(failed(`${header},warna\n${row(good)},biru`), ['unknown-column'])
  assert.deepEqual(failed(`${header},note\n${row(good)},dua`), ['unknown-column'])
  assert.deepEqual(failed(`${header}\n"belum ditutup`), ['csv'])
})

test('a byte order mark, other line ends and another order of columns are read', () => {
  const turned = [...claimColumns].reverse()
  const cells = turned.map(column => (good as Record<string, string>)[column] ?? '').join(',')
  const result = readClaims(`\uFEFF${turned.join(',')}\r\n${cells}\r\n`, rules)
  assert.ok(result.ok && result.value.claims.length === 1)
})

test('bytes that are not UTF-8 are refused by their line, and so is a file that is not text', () => {
  const latin = decodeClaims(Buffer.from(`${header}\n2018,caf\u00e9`, 'latin1'))
  assert.ok(!latin.ok)
  assert.deepEqual(
    [latin.problems[0]?.code, /line 2/.test(latin.problems[0]?.message.en ?? '')],
    ['not-utf8', true],
  )
  const binary = decodeClaims(Buffer.from('a\u0000b'))
  assert.ok(!binary.ok && binary.problems[0]?.code === 'not-text')
})

test('a file of more rows than any programme has is refused as a whole, and says how many there are', () => {
  const most = readClaims(`${header}\n${'x\n'.repeat(MOST_CLAIM_ROWS)}`, rules)
  assert.ok(most.ok)
  const more = readClaims(`${header}\n${'x\n'.repeat(MOST_CLAIM_ROWS + 1)}`, rules)
  assert.ok(!more.ok)
  assert.deepEqual(
    more.problems.map(one => [
      one.code,
      one.message.id.includes('20.001'),
      one.message.en.includes('20,001'),
    ]),
    [['too-many-rows', true, true]],
  )
})

test('every bad row is named by its line, the first ones with their reasons, the others with one that all share', () => {
  const faulty = row({ ...good, year: '', commodity: 'kopi' })
  const { claims, bad } = read(...Array.from({ length: MOST_DETAILED_ROWS + 3 }, () => faulty), row(good))
  assert.equal(claims.length, 1)
  assert.deepEqual(
    bad.map(one => one.line),
    Array.from({ length: MOST_DETAILED_ROWS + 3 }, (_, index) => index + 2),
  )
  const codes = bad.map(one => one.problems.map(each => each.code).join())
  assert.deepEqual(new Set(codes.slice(0, MOST_DETAILED_ROWS)), new Set(['year-missing,commodity']))
  assert.deepEqual(codes.slice(MOST_DETAILED_ROWS), ['not-detailed', 'not-detailed', 'not-detailed'])
  assert.equal(bad.at(-1)?.problems, bad.at(-2)?.problems)
})
