import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { readProgrammePages } from './programme-pages.ts'

function programmeWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'bintang-programme-'))
  mkdirSync(join(folder, 'pages'))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, 'pages', name), content)
  return folder
}
const page = (title: string): string => `# ${title}\n\nSatu kalimat.\n\nIsi.\n`

test('the pages of a programme are read in their order, each in every language; without a folder there are none', () => {
  const folder = programmeWith({
    'README.md': 'Not a page.',
    '10-b.id.md': page('B'),
    '10-b.en.md': page('Bee'),
    '2-a-c.id.md': page('A').replaceAll('\n', '\r\n'),
    '2-a-c.en.md': page('Ay'),
  })
  const found = readProgrammePages(folder)
  assert.deepEqual(
    found.map(one => [one.slug, one.text.title]),
    [
      ['a-c', { id: 'A', en: 'Ay' }],
      ['b', { id: 'B', en: 'Bee' }],
    ],
  )
  assert.deepEqual(found[0]?.text.body, { id: 'Isi.', en: 'Isi.' })
  assert.deepEqual(readProgrammePages(join(folder, 'pages')), [])
})

test('a page in one language only, with a strange name or without its three parts, stops the start', () => {
  const wrong: readonly (readonly [Readonly<Record<string, string>>, RegExp])[] = [
    [{ '1-a.id.md': page('A') }, /a is missing in the language en/],
    [{ 'a.id.md': page('A') }, /a\.id\.md/],
    [{ '1-a.fr.md': page('A') }, /1-a\.fr\.md/],
    [{ '1-a.id.md': '# A\n\nIsi.', '1-a.en.md': page('A') }, /1-a\.id\.md: a page begins with/],
  ]
  for (const [files, said] of wrong) assert.throws(() => readProgrammePages(programmeWith(files)), said)
})
