import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { HtmlValidate } from 'html-validate'
import { hostileTexts } from '../../../tests/builders/hostile-texts.ts'
import {
  LONGEST_MARKDOWN,
  renderMarkdown,
  type MarkdownOptions,
  type RenderedMarkdown,
} from './render-markdown.ts'

const options: MarkdownOptions = {
  top: 2,
  prefix: 'b',
  link: path => `/en${path}`,
  origin: 'https://bintang.example',
  away: '(situs lain)',
}

function rendered(source: string, more: Partial<MarkdownOptions> = {}): RenderedMarkdown {
  const found = renderMarkdown(source, { ...options, ...more })
  assert.ok(found, 'the text is short enough')
  return found
}
const html = (source: string, more: Partial<MarkdownOptions> = {}): string =>
  String(rendered(source, more).content).trim()

const validator = new HtmlValidate({
  extends: ['recommended', 'standard', 'document', 'a11y'].map(preset => `html-validate:${preset}`),
})
async function faultsOf(content: string): Promise<readonly string[]> {
  const page = `<!DOCTYPE html>\n<html lang="id"><head><meta charset="utf-8"><title>Uji</title></head><body><main><h1>Uji</h1>${content}</main></body></html>`
  const report = await validator.validateString(page)
  return report.results.flatMap(result => result.messages.map(one => `${one.ruleId}: ${one.message}`))
}

/** Everything that the pages may hold; nothing else is let through, whatever was written. */
const tags =
  /^<\/?(?:h[2-6]|p|ul|ol|li|blockquote|strong|em|br|div|table|thead|tbody|tr|th|td|a|span)(?: [^<>]*)?>$/
const attributes =
  /^(?: (?:class="(?:h[234]|table|visually-hidden)"|id="b-[a-z0-9-]+"|href="(?:https?:\/\/|mailto:|\/(?!\/)|#)[^"<>]*"|rel="noopener"|aria-hidden="true"|scope="col"|start="\d{1,9}"|data-label="[^"<>]*"))*$/

/** Tags and attributes that must not be there. */
function strangers(content: string): readonly string[] {
  return (content.match(/<[^>]*>/g) ?? []).filter(tag => {
    const [, own = ''] = /^<\/?[a-z0-9]+([^<>]*)>$/.exec(tag) ?? []
    return !tags.test(tag) || !attributes.test(own)
  })
}

test('headings, whatever levels were typed, follow each other without a gap below those of the page', () => {
  const { content, headings } = rendered('#### A\n\n# B\n\n### C\n\n###### D\n\n###### E\n\n## F')
  assert.deepEqual(
    headings.map(one => [one.text, one.depth]),
    [
      ['A', 1],
      ['B', 1],
      ['C', 2],
      ['D', 3],
      ['E', 3],
      ['F', 2],
    ],
  )
  assert.deepEqual(String(content).match(/<h\d/g), ['<h2', '<h2', '<h3', '<h4', '<h4', '<h3'])
  assert.deepEqual(html('# A\n\n## B', { top: 4 }).match(/<h\d/g), ['<h4', '<h5'])
})

test('ids of headings are Latin, unique and begin with the prefix, in any script', () => {
  const { headings } = rendered('# Sejarah É\n\n# Sejarah e\n\n# ꦧꦠꦶꦏ꧀\n\n# 历史\n\n# <b>"x"</b>\n\n# \u200b')
  assert.deepEqual(
    headings.map(one => one.id),
    ['b-sejarah-e', 'b-sejarah-e-2', 'b-h', 'b-h-2', 'b-b-x-b'],
  )
})

test('links lead to the web, to a mailbox or into this site in the language of the reader; others stay words', () => {
  assert.equal(html('[a](/statistik?x=1#y)'), '<p><a href="/en/statistik?x=1#y">a</a></p>')
  assert.equal(html('[a](/en/statistik)'), '<p><a href="/en/statistik">a</a></p>')
  assert.equal(html('[a](/en)'), '<p><a href="/en/">a</a></p>')
  assert.equal(html('[a](/english)'), '<p><a href="/en/english">a</a></p>')
  assert.equal(html('[a](#b-x)'), '<p><a href="#b-x">a</a></p>')
  assert.equal(
    html('<nama@contoh.example>'),
    '<p><a href="mailto:nama@contoh.example">nama@contoh.example</a></p>',
  )
  assert.equal(
    html('[a](https://bintang.example/peta)'),
    '<p><a href="https://bintang.example/peta">a</a></p>',
  )
  assert.match(html('[a](https://bintang.example.jahat.example/)'), /rel="noopener">a<span/)
  assert.match(html('[](https://contoh.example/x)'), />https:\/\/contoh\.example\/x<span/)
  const { content, refused } = rendered(
    '[a](javascript:x) [b](//x.example) [c](contoh.example) [d](javascript:x)',
  )
  assert.equal(String(content), '<p>a b c d</p>\n')
  assert.deepEqual(refused, ['javascript:x', '//x.example', 'contoh.example'])
})

test('a table has its labels beside each cell, and says when it is too wide', () => {
  const made = html('| Tahun | "Jumlah" |\n|---|:--:|\n| Satu | **2** |\n| | 3 |')
  assert.match(made, /<td data-label="Tahun"><div>Satu<\/div><\/td>/)
  assert.match(made, /<td data-label="&quot;Jumlah&quot;"><div><strong>2<\/strong><\/div><\/td>/)
  assert.match(made, /<td data-label="Tahun"><\/td>/)
  assert.doesNotMatch(made, /style/)
  const row = (columns: number): string => `${'|a'.repeat(columns)}|`
  const table = (columns: number): string => `${row(columns)}\n${'|-'.repeat(columns)}|\n${row(columns)}`
  assert.equal(rendered(table(6)).isTooWide, false)
  assert.equal(rendered(`${table(6)}\n\n${table(7)}`).isTooWide, true)
})

test('what lies too deep within itself is told, what is not is shown whole', () => {
  const nested = (depth: number): string => `${'> '.repeat(depth)}dalam`
  assert.equal(rendered(nested(8)).isTooDeep, false)
  assert.match(html(nested(8)), /dalam/)
  assert.equal(rendered(nested(20)).isTooDeep, true)
})

test('a text longer than the limit is not rendered', () => {
  assert.ok(renderMarkdown('x'.repeat(LONGEST_MARKDOWN), options))
  assert.equal(renderMarkdown('x'.repeat(LONGEST_MARKDOWN + 1), options), null)
  for (const one of ['[', '>', '*']) assert.equal(renderMarkdown(one.repeat(100_000), options), null)
})

const repeated = ['[', '>', '*', '_', '> ', '- ', '1. ', '[a](', '[<a:b>](', '**a *a ', '|', 'a|b\n-|-\n']
const alsoRepeated = [
  '<',
  '<a ',
  '](',
  '![',
  '\\',
  '# ',
  '- > ',
  '`',
  '&',
  '~',
  '\n\n# a',
  '[a](b)',
  '[a](/b) ',
]

test('the longest text of any one mark is rendered in whole, its output bounded, its HTML valid', async () => {
  for (const mark of [...repeated, ...alsoRepeated]) {
    const content = html(mark.repeat(LONGEST_MARKDOWN).slice(0, LONGEST_MARKDOWN))
    assert.ok(content.length < 30 * LONGEST_MARKDOWN, `${mark}: ${content.length}`)
    assert.deepEqual(strangers(content), [], mark)
  }
  for (const mark of repeated) assert.deepEqual(await faultsOf(html(mark.repeat(1_000))), [], mark)
})

test('every hostile text is harmless, valid HTML', async () => {
  assert.ok(hostileTexts.length >= 30)
  for (const source of hostileTexts) {
    const content = html(source)
    assert.deepEqual(strangers(content), [], source)
    assert.deepEqual(await faultsOf(content), [], source)
  }
})

test('a tag that must not be there would be found', () => {
  const planted = [
    '<script>',
    '<img src="/x">',
    '<a href="javascript:x">',
    '<p onclick="x">',
    '<p style="x">',
  ]
  for (const one of planted) assert.deepEqual(strangers(`<p>a</p>${one}`), [one])
})

const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    ...repeated,
    ...alsoRepeated,
    '\n',
    '\n\n',
    '  ',
    '    ',
    '\t',
    '|',
    '---',
    '===',
    '<!--',
    ']]>',
  ),
  fc.constantFrom(
    '](javascript:x)',
    '](https://a.example "t")',
    '<https://a.example>',
    '"',
    "'",
    '\u0000',
    '\ud800',
  ),
  fc.constantFrom(...hostileTexts),
)

test('any text at all becomes valid HTML without a forbidden tag, attribute or control character', async () => {
  const texts = fc.array(piece, { maxLength: 25 }).map(pieces => pieces.join(''))
  await fc.assert(
    fc.asyncProperty(texts, async source => {
      const content = html(source)
      assert.deepEqual(strangers(content), [])
      // oxlint-disable-next-line no-control-regex -- those must not be there
      assert.doesNotMatch(content, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\ufeff]/)
      assert.ok(content.isWellFormed())
      assert.deepEqual(await faultsOf(content), [])
    }),
    { numRuns: 400 },
  )
})
