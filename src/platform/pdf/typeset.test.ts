import assert from 'node:assert/strict'
import { test } from 'node:test'
import { typeset } from './index.ts'
import { paperText, plainPaperText } from './paper-text.ts'

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

test('a name stands on paper as it is stored, in letters that our fonts have', () => {
  const shown: readonly (readonly [string, string])[] = [
    ['Keripik Pedas 🔥 👍🏽 👨‍👩‍👧', 'Keripik Pedas 🔥 👍🏽 👨‍👩‍👧'],
    ['ꦧꦠꦶꦏ꧀ ᬩᬮᬶ ᮞᮥᮔ᮪ᮓ ᨅᨔ باتيك ½ №', 'ꦧꦠꦶꦏ꧀ ᬩᬮᬶ ᮞᮥᮔ᮪ᮓ ᨅᨔ باتيك ½ №'],
    ['ＡＢ ②', 'AB 2'],
    ['\uf0b7 satu \uf0fc', '• satu ✓'],
    ['e\u0301\u0301 ☀\ufe0f', 'é\u0301 ☀'],
    ['\u202eayaj\u202c ke\u00adrip\u2060ik', 'ayaj keripik'],
    ['蜡染 ᯅᯖᯂ᯲ \ue000 x\ud800', '▯▯ ▯▯▯ ▯ x▯'],
    ['a\u0000b\tc\nd', 'ab\tc\nd'],
  ]
  for (const [stored, paper] of shown) {
    assert.equal(paperText(stored), paper)
    assert.equal(paperText(paper), paper, 'again')
  }
  assert.equal(plainPaperText('Kopi é 🔥'), 'Kopi é ▯')
})

test('no font of the machine is used: the same letters are the same bytes everywhere', () => {
  const ours = template.replace('"Plus Jakarta Sans"', 'json(bytes(sys.inputs.fonts)), fallback: false')
  const pdf = typeset(ours, { name: 'Привет αβγ ✓ ꦧꦠꦶꦏ꧀ 🔥 ᨅᨔ ᮞᮥ باتيك ▯' }, moment).toString('latin1')
  const used = [...pdf.matchAll(/\/FontName \/[A-Z]+\+([A-Za-z0-9]+)/g)].map(([, name]) => name)
  assert.ok(new Set(used).size >= 6, String(used))
  for (const name of used) assert.match(name ?? '', /^(PlusJakartaSans|NotoSans|NotoEmoji)/)
})
