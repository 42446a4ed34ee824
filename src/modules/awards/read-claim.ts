import { problem, type Problem } from '../../foundation/problem.ts'
import { failure, success, type Result } from '../../foundation/result.ts'
import { text, type Text } from '../../foundation/text.ts'
import {
  certainties,
  figureSubjects,
  isCertainty,
  isFigureSubject,
  type AwardScale,
  type Certainty,
  type Claim,
  type claimColumns,
  type ClaimRules,
  type Subject,
} from './claim.ts'

type Column = (typeof claimColumns)[number]
export type Fields = Readonly<Record<Column, string>>

const LONGEST = 500
/** Larger figures are slips of the hand, and would not fit a column. */
const WHOLE = /^\d{1,9}$/

class Faults {
  readonly found: Problem[] = []
  add(code: string, column: Column, id: string, en: string): null {
    this.found.push(problem(code, column, text(id, en)))
    return null
  }
}

function readYear({ year }: Fields, faults: Faults): number {
  if (year === '')
    faults.add(
      'year-missing',
      'year',
      'tahun tidak ada, jadi tidak masuk hitungan tahun mana pun',
      'there is no year, so it belongs to no year’s count',
    )
  else if (!/^(19|20)\d\d$/.test(year))
    faults.add(
      'year',
      'year',
      `tahun "${year}" bukan tahun empat angka`,
      `"${year}" is not a four-digit year`,
    )
  return Number(year)
}

function readSubject({ subject }: Fields, faults: Faults): Subject | null {
  if (subject === 'award' || isFigureSubject(subject)) return subject
  return faults.add(
    'subject',
    'subject',
    `pokok "${subject}" tidak dikenal; yang dikenal: award, ${Object.keys(figureSubjects).join(', ')}`,
    `the subject "${subject}" is not known; known are: award, ${Object.keys(figureSubjects).join(', ')}`,
  )
}

function readScale({ scale }: Fields, rules: ClaimRules, faults: Faults): AwardScale | null {
  const known = rules.scales.find(one => one.id === scale)
  const all = rules.scales.map(one => one.id).join(', ')
  return (
    known ??
    faults.add(
      'scale',
      'scale',
      `skema "${scale}" tidak dikenal; yang dikenal: ${all}`,
      `the scale "${scale}" is not known; known are: ${all}`,
    )
  )
}

function readStars(
  { stars }: Fields,
  scale: AwardScale | null,
  faults: Faults,
): Readonly<{ from: number; to: number }> | null {
  if (stars === '') return null
  const [, low = '', high = low] = /^(\d)(?:-(\d))?$/.exec(stars) ?? []
  const [from, to] = [Number(low), Number(high)]
  const most = scale?.most ?? 9
  if (low !== '' && from >= 1 && from <= to && to <= most) return { from, to }
  return faults.add(
    'stars',
    'stars',
    `bintang "${stars}" tidak ada dalam skema 1 sampai ${most}`,
    `"${stars}" is not within the stars 1 to ${most} of the scale`,
  )
}

function readValue({ value }: Fields, faults: Faults): number | null {
  if (WHOLE.test(value)) return Number(value)
  return value === ''
    ? faults.add('value-missing', 'value', 'angka (value) tidak ada', 'the figure (value) is missing')
    : faults.add('value', 'value', `"${value}" bukan bilangan bulat`, `"${value}" is not a whole number`)
}

function readSource({ source }: Fields, faults: Faults): string {
  if (source === '') faults.add('source-missing', 'source', 'sumber tidak ada', 'the source is missing')
  else if (!isWebAddress(source))
    faults.add(
      'source',
      'source',
      `sumber "${source}" bukan satu alamat http(s)`,
      `the source "${source}" is not one http(s) address`,
    )
  return source
}

const isWebAddress = (source: string): boolean =>
  /^https?:\/\/\S+$/.test(source) && URL.canParse(source) && new URL(source).username === ''

function readCertainty({ certainty }: Fields, faults: Faults): Certainty {
  if (isCertainty(certainty)) return certainty
  const all = certainties.join(', ')
  faults.add(
    'certainty',
    'certainty',
    `kepastian "${certainty}" tidak dikenal; yang dikenal: ${all}`,
    `the certainty "${certainty}" is not known; known are: ${all}`,
  )
  return 'stated'
}

function checkPlaces(fields: Fields, rules: ClaimRules, faults: Faults): void {
  const { commodity, area } = fields
  if (commodity !== '' && !rules.commodities.some(one => one.id === commodity))
    faults.add(
      'commodity',
      'commodity',
      `komoditas "${commodity}" tidak ada dalam program`,
      `the programme has no commodity "${commodity}"`,
    )
  if (area !== '' && !rules.isKnownArea(area))
    faults.add(
      'area',
      'area',
      `kode wilayah "${area}" bukan provinsi, kabupaten, atau kota`,
      `the area code "${area}" is of no province, regency or city`,
    )
  if (fields.subject === 'province' && area.includes('.'))
    faults.add(
      'area',
      'area',
      `kode wilayah "${area}" bukan provinsi`,
      `the area code "${area}" is of no province`,
    )
  for (const [column, value] of Object.entries(fields))
    if (value.length > LONGEST)
      faults.add(
        'too-long',
        column as Column,
        `kolom ${column} lebih dari ${LONGEST} huruf`,
        `the column ${column} has more than ${LONGEST} characters`,
      )
}

/** Which columns a subject needs beside the value, and which it must leave empty. */
function checkSubject(subject: Subject, fields: Fields, faults: Faults): void {
  const isAward = subject === 'award'
  const needed: readonly Column[] = isAward ? ['maker'] : [figureSubjects[subject] ?? 'value']
  const open: readonly Column[] = isAward ? ['product', 'commodity', 'area', 'stars'] : ['value']
  const aside: readonly Column[] = ['maker', 'product', 'commodity', 'area', 'stars', 'value']
  for (const column of aside) {
    const isNeeded = needed.includes(column)
    if (isNeeded && column !== 'value' && fields[column] === '')
      faults.add(
        `${column}-missing`,
        column,
        `kolom ${column} wajib untuk ${subject}`,
        `the column ${column} is needed for ${subject}`,
      )
    if (!isNeeded && !open.includes(column) && fields[column] !== '')
      faults.add(
        'misplaced',
        column,
        `kolom ${column} harus kosong untuk ${subject}`,
        `the column ${column} must be empty for ${subject}`,
      )
  }
}

/** One row of a file of claims, or every reason why it is none. */
export function readClaim(fields: Fields, rules: ClaimRules): Result<Claim> {
  const faults = new Faults()
  const year = readYear(fields, faults)
  const subject = readSubject(fields, faults)
  const scale = readScale(fields, rules, faults)
  const stars = readStars(fields, scale, faults)
  if (subject) checkSubject(subject, fields, faults)
  const value = subject === null || subject === 'award' ? null : readValue(fields, faults)
  checkPlaces(fields, rules, faults)
  if (subject === 'stars' && stars && stars.from !== stars.to)
    faults.add('stars', 'stars', 'satu bintang saja per angka', 'one star only for one figure')
  const claim: Claim = {
    year,
    subject: subject ?? 'total',
    maker: fields.maker,
    product: fields.product,
    commodity: fields.commodity || null,
    area: fields.area || null,
    starsFrom: stars?.from ?? null,
    starsTo: stars?.to ?? null,
    value,
    scale: scale?.id ?? '',
    certainty: readCertainty(fields, faults),
    source: readSource(fields, faults),
    note: fields.note,
  }
  return faults.found.length > 0 ? failure(faults.found) : success(claim)
}

export const reasonsOf = (problems: readonly Problem[]): Text =>
  text(problems.map(one => one.message.id).join('; '), problems.map(one => one.message.en).join('; '))
