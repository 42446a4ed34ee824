import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { compilePattern, patternFault } from './pattern-dialect.ts'

const allowed = [
  String.raw`^\d{13}$`,
  String.raw`^(?:\d{12}|\d{15})$`,
  String.raw`^M[DL][^ ]{1,98}$`,
  String.raw`^A(?:-\d){0,3}$`,
  String.raw`^A(?:-\d{1,3})?(?:-\d{1,3})?$`,
  String.raw`^\d{1,3}(?:[.,]\d{1,2})? ?%$`,
  String.raw`^(?:ISO|IEC|ISO\/IEC) \d{2,5}$`,
  '^(?:(?:AB){3}C){2}$',
]

const refused: readonly [pattern: string, words: RegExp][] = [
  [String.raw`\d{13}$`, /start with \^/],
  [String.raw`^\d{13}`, /end with \$/],
  [String.raw`^\d{13}\$`, /end with \$/],
  [String.raw`^\d+$`, /may use only/],
  [String.raw`^\d*$`, /may use only/],
  [String.raw`^\d{2,}$`, /may use only/],
  ['^.{3}$', /may use only/],
  ['^(a+)+$', /may use only/],
  ['^(AB)$', /may use only/],
  [String.raw`^(?<x>A)\k<x>$`, /may use only/],
  [String.raw`^(?:A)\1$`, /may use only/],
  ['^(?=A)A$', /may use only/],
  ['^(?!A)B$', /may use only/],
  ['^A$B$', /may use only/],
  ['^A??$', /may use only/],
  ['^?A$', /may use only/],
  ['^(?:A$', /may use only/],
  ['^A)$', /may use only/],
  ['^{3}$', /may use only/],
  ['^A{3,1}$', /may use only/],
  ['^A{1,999}$', /may use only/],
  ['^[z-a]$', /may use only/],
  ['^A|B$', /inside a group/],
  ['^(?:A{1,9}){1,9}$', /repeated group/],
  ['^(?:A?){20}$', /repeated group/],
  ['^(?:A|AA){20}$', /repeated group/],
  ['^(?:(?:A|AA)B){20}$', /repeated group/],
  [String.raw`^\d{0,9}\d{0,9}\d{0,9}\d{0,9}\d{0,9}$`, /varying length/],
  ['^A?A?A?A?A?A?A?A?A?$', /varying length/],
]

suite('the dialect of patterns', () => {
  for (const pattern of allowed) {
    test(`${pattern}, allowed`, () => {
      assert.equal(patternFault(pattern), null)
      assert.equal(compilePattern(pattern).source, pattern)
    })
  }
  for (const [pattern, words] of refused) {
    test(`${pattern}, refused with its reason`, () => assert.match(patternFault(pattern)?.en ?? '', words))
  }
})
