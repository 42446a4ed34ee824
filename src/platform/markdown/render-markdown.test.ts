import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { HtmlValidate } from 'html-validate'
import { hostileTexts } from '../../../tests/builders/hostile-texts.ts'
import { contentsId } from './outline.ts'
import {
  LONGEST_MARKDOWN,
  MOST_CELLS,
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

test('an address that leaves this site once its language is taken off is refused, however it is written', () => {
  for (const address of [
    '/en//evil.example/x',
    '/en/\\\\evil.example',
    '/en/en//evil.example',
    '/en///evil.example',
    '//evil.example',
    '/\\\\evil.example',
    '</en//evil.example>',
    '</\t/evil.example>',
    '</en/\t/evil.example>',
    '/en&#47;/evil.example',
    '/en/%5Cevil.example',
    '/en/%2fevil.example',
    '/%09/evil.example',
    '/en/%0a/evil.example',
  ])
    for (const link of [(path: string) => path, (path: string) => `/en${path}`]) {
      const content = html(`[a](${address})`, { link })
      for (const [, href = ''] of content.matchAll(/href="([^"]*)"/g)) {
        assert.equal(new URL(href, 'https://bintang.example').host, 'bintang.example', `${address}: ${href}`)
        assert.doesNotMatch(decodeURIComponent(href), /^(?:\/en)*\/[\s]*[/\\]/, address)
      }
    }
  const { refused } = rendered('[a](/en//evil.example/x) [b](/en/en//evil.example)')
  assert.deepEqual(refused, ['/en//evil.example/x', '/en/en//evil.example'])
  assert.equal(html('[a](/en?x=1#y)', { link: path => path }), '<p><a href="/?x=1#y">a</a></p>')
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

test('a long label is cut at a word, and within one that is longer than a label', () => {
  const labelOf = (header: string): string =>
    /data-label="([^"]*)"/.exec(html(`| ${header} |\n|---|\n| x |`))?.[1] ?? ''
  assert.equal(labelOf('kain '.repeat(12).trim()), 'kain '.repeat(12).trim())
  assert.equal(labelOf('kain '.repeat(40)), `${'kain '.repeat(11).trim()}…`)
  assert.equal(labelOf('k'.repeat(200)), `${'k'.repeat(59)}…`)
  assert.ok(labelOf('😀'.repeat(100)).isWellFormed())
})

/** A table whose rows leave out all cells but the first: the fewest characters for the most cells. */
const sparse = (columns: number, label: string, length: number): string => {
  const head = `|${label}${'|a'.repeat(columns - 1)}|\n${'|-'.repeat(columns)}|\n`
  return `${head}${'|\n'.repeat(length)}`.slice(0, length)
}

test('an article of too many cells says so, and is not written out in whole', () => {
  const rows = (count: number): string => `|a|b|\n|-|-|\n${'|1|2|\n'.repeat(count)}`
  assert.equal(rendered(rows(999)).hasTooManyCells, false)
  assert.equal(rendered(rows(1_000)).hasTooManyCells, true)
  assert.equal(rendered(`${rows(500)}\n${rows(500)}`).hasTooManyCells, true)
  const shown = html(rows(3_000))
  assert.equal((shown.match(/<t[hd][ >]/g) ?? []).length, 2_000)
  assert.equal(html(`${rows(3_000)}\n${rows(1)}\nakhir`), `${shown}\n<p>akhir</p>`)
})

test('the output of a table is bounded, whatever its labels and however many cells its rows leave out', async () => {
  for (const columns of [1, 2, 6, 60, 400])
    for (const label of ['x'.repeat(900), '"'.repeat(60), 'a b '.repeat(225)])
      for (const length of [2_000, LONGEST_MARKDOWN]) {
        const content = html(sparse(columns, label, length))
        assert.ok(content.length < 30 * length + 400 * MOST_CELLS, `${columns} ${length}: ${content.length}`)
        assert.deepEqual(strangers(content), [])
      }
  assert.deepEqual(await faultsOf(html(sparse(400, 'x', 3_000))), [])
})

test('the most headings that fit are numbered one after the other, each id once and none that of the contents list', () => {
  const many = '# a\n'.repeat(LONGEST_MARKDOWN / 4)
  const start = performance.now()
  const { headings, hasTooManyHeadings } = rendered(many)
  assert.ok(performance.now() - start < 1_000)
  assert.equal(hasTooManyHeadings, true)
  assert.deepEqual([headings.length, new Set(headings.map(one => one.id)).size], [5_000, 5_000])
  assert.equal(rendered('# a\n'.repeat(100)).hasTooManyHeadings, false)
  assert.equal(rendered('# a\n'.repeat(101)).hasTooManyHeadings, true)
  const ids = rendered('# A 2\n# A\n# A\n# A\n# A 3\n# Isi\n# Isi').headings.map(one => one.id)
  assert.deepEqual(ids, ['b-a-2', 'b-a', 'b-a-3', 'b-a-4', 'b-a-3-2', 'b-isi-2', 'b-isi-3'])
  assert.ok(!ids.includes(contentsId('b')))
})

test('what lies too deep within itself is told, what is not is shown whole', () => {
  const nested = (depth: number): string => `${'> '.repeat(depth)}dalam`
  assert.equal(rendered(nested(8)).isTooDeep, false)
  assert.match(html(nested(8)), /dalam/)
  assert.equal(rendered(nested(20)).isTooDeep, true)
})

test('no line of a paragraph ends in a tab or a space', () =>
  assert.equal(html('a\t\nb \t \nc  \nd\t'), '<p>a\nb\nc<br>\nd</p>'))

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
