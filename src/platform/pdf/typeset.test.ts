import assert from 'node:assert/strict'
import { test } from 'node:test'
import { typeset } from './index.ts'

const template = `#set text(font: "Plus Jakarta Sans")
#set document(title: "Contoh")
#let data = json(bytes(sys.inputs.data))
#data.name`
const moment = new Date('2030-01-02T03:04:05Z')

test('the same template, data and moment give the same bytes', () => {
  const [one, two] = [typeset(template, { name: 'A' }, moment), typeset(template, { name: 'A' }, moment)]
  assert.ok(one.subarray(0, 5).equals(Buffer.from('%PDF-')))
  assert.ok(one.equals(two))
  assert.ok(!one.equals(typeset(template, { name: 'B' }, moment)))
})

test('our font is embedded', () => {
  assert.match(typeset(template, { name: 'A' }, moment).toString('latin1'), /PlusJakartaSans/)
})

test('markup in data is text, never code', () => {
  assert.doesNotThrow(() => typeset(template, { name: '#panic("x") $ * _ @y ] [ \\' }, moment))
})
