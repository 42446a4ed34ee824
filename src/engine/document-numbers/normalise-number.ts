import type { DocumentType, NumberRule } from './schema.ts'

const fullWidthOffset = 0xfee0

/**
 * What keyboards, phones, PDFs and spreadsheets do to a number, undone character by character: full-width
 * forms, dashes of all kinds, invisible characters. One character at a time, so that doing it twice changes
 * nothing (Unicode's own NFKC does not promise that once characters are taken out).
 */
const plainCharacters = (raw: string): string =>
  raw
    .replace(/[\u{ff01}-\u{ff5e}]/gu, wide =>
      String.fromCodePoint((wide.codePointAt(0) ?? 0) - fullWidthOffset),
    )
    .replace(/[\p{Pd}\u{2212}]/gu, '-')
    .replace(/(?!\s)[\p{Cc}\p{Cf}]/gu, '')

const strips: Readonly<Record<Exclude<NumberRule['normalise'][number], 'upper-case'>, RegExp>> = {
  'strip-spaces': /\s/gu,
  'strip-dots': /\./gu,
  'strip-hyphens': /-/gu,
}

const edges = new Set(' \'"`\u2018\u2019\u201c\u201d,;:')
const edgesAfterLabel = new Set([...edges, '.', '#', '-', '='])

function trimStart(value: string, unwanted: ReadonlySet<string>): string {
  let start = 0
  while (unwanted.has(value.charAt(start))) start++
  return value.slice(start)
}

// A loop, because /[...]+$/ takes quadratic time on a long run in the middle of a text.
function trimEnd(value: string, unwanted: ReadonlySet<string>): string {
  let end = value.length
  while (unwanted.has(value.charAt(end - 1))) end--
  return value.slice(0, end)
}

function withoutLabels(value: string, labels: readonly string[]): string {
  const longestFirst = labels.toSorted((one, other) => other.length - one.length)
  const unwanted = labels.length > 0 ? edgesAfterLabel : edges
  let start = trimStart(value, unwanted)
  let label = longestFirst.find(word => start.startsWith(word))
  while (label) {
    start = trimStart(start.slice(label.length), unwanted)
    label = longestFirst.find(word => start.startsWith(word))
  }
  return start
}

/** The form in which a number is checked, stored and compared. Doing it twice changes nothing. */
export function normaliseByRule(rule: Pick<NumberRule, 'normalise' | 'labels'>, raw: string): string {
  let value = plainCharacters(raw)
  for (const kind of rule.normalise) {
    value = kind === 'upper-case' ? value.toUpperCase() : value.replace(strips[kind], '')
  }
  value = value.replace(/\s+/gu, ' ')
  return trimEnd(withoutLabels(value, rule.labels ?? []), edges)
}

export const normaliseNumber = (type: DocumentType, raw: string): string =>
  type.number ? normaliseByRule(type.number, raw) : ''
