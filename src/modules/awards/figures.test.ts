import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readProgramme } from '../../setup/programme.ts'
import type { Claim } from './claim.ts'
import { text } from '../../foundation/text.ts'
import { downloads, type DownloadData } from './downloads.ts'
import { awardsByProvince, awardsOf, checkSums, figuresOf, type Figure } from './figures.ts'
import { readClaims } from './read-claims.ts'
import { writeCsv } from '../../platform/write-csv.ts'

const { awards } = readProgramme()
const rules = { ...awards, isKnownArea: () => true }
const claims: readonly Claim[] = awards.shipped.flatMap(({ content }) => {
  const read = readClaims(content, rules)
  assert.ok(read.ok)
  assert.deepEqual(read.value.bad, [])
  return read.value.claims
})

const figure = (wanted: Partial<Figure>): Figure | undefined =>
  figuresOf(claims).find(one =>
    Object.entries(wanted).every(([name, value]) => one[name as keyof Figure] === value),
  )
const values = (wanted: Partial<Figure>): readonly number[] =>
  figure(wanted)?.stated.map(one => one.value) ?? []

test('the shipped claims: every source is one address, and both schemes are there', () => {
  assert.ok(claims.length > 80)
  assert.deepEqual([...new Set(claims.map(one => one.scale))].toSorted(), ['1-3', '1-5'])
  assert.ok(claims.every(one => URL.canParse(one.source)))
})

test('contradicting totals of 2018 stand beside each other, each with its own sources', () => {
  assert.deepEqual(values({ year: 2018, subject: 'total' }), [112, 118])
  const stated = figure({ year: 2018, subject: 'total' })?.stated ?? []
  assert.deepEqual(
    stated.map(one => one.claims.map(claim => new URL(claim.source).hostname)),
    [
      ['beritamoneter.com', 'www.medcom.id'],
      ['www.antaranews.com', 'www.koranbernas.id'],
    ],
  )
})

test('the 34 of 2015 are two stars by one source and one star by another', () => {
  assert.deepEqual(values({ year: 2015, subject: 'stars', stars: 2 }), [0, 34])
  assert.deepEqual(values({ year: 2015, subject: 'stars', stars: 1 }), [0, 34])
  const hosts = (stars: number): readonly string[] =>
    (figure({ year: 2015, subject: 'stars', stars })?.stated ?? [])
      .filter(one => one.value === 34)
      .flatMap(one => one.claims.map(claim => new URL(claim.source).hostname))
  assert.deepEqual([...new Set(hosts(2))], ['ekonomi.bisnis.com'])
  assert.deepEqual([...new Set(hosts(1))], ['www.antaranews.com'])
})

test('the commodities of 2022 add up to the stated 77 from 19 provinces', () => {
  const [check] = checkSums(claims).filter(one => one.by === 'commodity')
  assert.deepEqual(
    [check?.year, check?.parts.toSorted((one, other) => other - one), check?.sum, check?.total],
    [2022, [21, 21, 17, 12, 6], 77, 77],
  )
  assert.deepEqual(values({ year: 2022, subject: 'provinces' }), [19])
})

test('the stars of 2013 and, by either source, of 2015 add up; parts of two sources are never added', () => {
  const checks = checkSums(claims).filter(one => one.by === 'stars')
  assert.deepEqual(
    checks.map(one => [one.year, one.sum, one.total]),
    [
      [2013, 38, 38],
      [2015, 110, 110],
    ],
  )
  assert.equal(checks.find(one => one.year === 2015)?.sources.length, 3)
})

test('a sum that does not hold is told, not mended', () => {
  const base = claims.find(one => one.subject === 'total')
  assert.ok(base)
  const part = (stars: number, value: number): Claim => ({
    ...base,
    subject: 'stars',
    starsFrom: stars,
    starsTo: stars,
    value,
  })
  const [check] = checkSums([{ ...base, value: 10 }, part(1, 4), part(2, 5)])
  assert.deepEqual([check?.sum, check?.total], [9, 10])
})

test('scales are never mixed: a claim of another scale makes a figure and an award of its own', () => {
  const [first] = claims.filter(one => one.subject === 'total')
  const [award] = claims.filter(one => one.subject === 'award')
  assert.ok(first && award)
  const other = (claim: Claim): Claim => ({ ...claim, scale: claim.scale === '1-5' ? '1-3' : '1-5' })
  assert.equal(figuresOf([first, other(first)]).length, 2)
  assert.equal(awardsOf([award, other(award)]).length, 2)
  for (const one of figuresOf(claims))
    assert.ok(one.stated.every(each => each.claims.every(claim => claim.scale === one.scale)))
  assert.ok(awardsOf(claims).every(one => one.claims.every(claim => claim.scale === one.scale)))
})

test('an award that three sources name is one award', () => {
  const found = awardsOf(claims).filter(one => one.year === 2018)
  assert.equal(found.length, 4)
  assert.ok(found.every(one => one.stars.length === 1 && one.stars[0]?.value.from === 5))
})

test('awards by province: those of no stated place stand last, and none is lost', () => {
  const ofScale = awardsOf(claims).filter(one => one.scale === '1-3')
  const provinces = awardsByProvince(ofScale)
  assert.equal(provinces.at(-1)?.province, null)
  assert.equal(
    provinces.reduce((sum, one) => sum + one.awards.length, 0),
    ofScale.length,
  )
})

test('a cell that a spreadsheet would run gets an apostrophe, and commas, quotes and lines are quoted', () => {
  const cells = ['=1+1', '+62', '-3', '@SUM(A1)', '\t=1', ' =1', '＝1', 'a,"b"\nc', 'biasa', -3, null]
  assert.equal(
    writeCsv(['a'], [cells]),
    `a\n'=1+1,'+62,'-3,'@SUM(A1),'\t=1,' =1,'＝1,"a,""b""\nc",biasa,-3,\n`,
  )
})

const data: DownloadData = {
  claims,
  areaName: code => `Daerah ${code}`,
  commodityName: id => id,
  funnels: [
    {
      slug: 'edisi-satu',
      title: text('Edisi satu', 'Edition one'),
      fictional: true,
      funnel: { nominated: 9, admitted: 7, assessed: 6 },
      starred: [
        { editionId: 'satu', stars: 2, of: 3, count: 3 },
        { editionId: 'satu', stars: 1, of: 3, count: 2 },
      ],
      reevaluated: [{ outcome: 'up', count: 2 }],
    },
  ],
  editionTitle: edition => edition.title.id,
  editionAddress: slug => `https://contoh.example/edisi/${slug}`,
}

test('every download has its sources, and the two values of 2018 in two rows', () => {
  for (const [name, write] of downloads) {
    const [header, ...rows] = write(data).trim().split('\n')
    assert.match(header ?? '', /source/, name)
    assert.ok(rows.length > 0 && rows.every(row => /https?:/.test(row)), name)
  }
  const rows = downloads.get('tahun.csv')?.(data).split('\n') ?? []
  assert.deepEqual(
    rows.filter(row => row.startsWith('2018,1-5,total')).map(row => row.split(',')[4]),
    ['112', '118'],
  )
})

test('the funnel tells every outcome of the re-evaluations, also those that nobody had', () => {
  const rows = downloads.get('corong.csv')?.(data).split('\n') ?? []
  const told = rows.filter(row => row.includes('re-evaluated')).map(row => row.split(',').slice(3, 6))
  assert.deepEqual(told, [
    ['re-evaluated-up', '', '2'],
    ['re-evaluated-same', '', '0'],
    ['re-evaluated-down', '', '0'],
    ['re-evaluated-kept', '', '0'],
    ['re-evaluated-lost', '', '0'],
    ['not-re-evaluated', '', '0'],
  ])
})

test('the download of all claims can be read again, and is the same', () => {
  const written = downloads.get('pernyataan.csv')?.(data) ?? ''
  const read = readClaims(written, rules)
  assert.ok(read.ok)
  assert.deepEqual([read.value.claims, read.value.bad], [claims, []])
})
