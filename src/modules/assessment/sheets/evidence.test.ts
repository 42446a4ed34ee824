// on the embedded database: needs none.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rulesJson } from '../../../../tests/builders/nomination-office.ts'
import { loadRules, type Rules } from '../../../engine/index.ts'
import type { Nomination } from '../../nominations/index.ts'
import { answerInWords, evidenceFor } from './evidence.ts'

type Field = Readonly<{ field: string; assessors: string }>
const shipped = JSON.parse(rulesJson) as Readonly<{ producerFields: readonly Field[] }>

const rulesWith = (producerFields: readonly Field[]): Rules => {
  const read = loadRules(JSON.stringify({ ...shipped, producerFields }))
  assert.ok(read.ok)
  return read.value
}
const nomination = {
  commodity: 'tenun',
  submittedFile: {
    producer: {},
    product: {},
    sentra: null,
    answers: {},
    documents: [],
    photos: [{ fileId: 'f' }],
  },
} as unknown as Nomination

test('photos are shown where the rules open them, and nowhere else, however many they ask for', () => {
  const others = shipped.producerFields.filter(one => one.field !== 'product.photos')
  const photosWith = (own: readonly Field[]): number =>
    evidenceFor(rulesWith([...others, ...own]), nomination).photos.length
  assert.equal(photosWith([{ field: 'product.photos', assessors: 'open' }]), 1)
  assert.equal(photosWith([{ field: 'product.photos', assessors: 'hidden' }]), 0)
  assert.equal(photosWith([]), 0)
})

test('an assessor reads a number as it was answered, with every place', () => {
  const say = { yes: 'Ya', no: 'Tidak' }
  const read = (value: number, locale: 'id' | 'en'): string => answerInWords({ value }, locale, say)
  assert.equal(read(12.3456, 'id'), '12,3456')
  assert.equal(read(0.0004, 'id'), '0,0004')
  assert.equal(read(0.000001, 'en'), '0.000001')
  assert.equal(read(1_250_000.5, 'id'), '1.250.000,5')
  assert.equal(read(1_250_000.5, 'en'), '1,250,000.5')
})
