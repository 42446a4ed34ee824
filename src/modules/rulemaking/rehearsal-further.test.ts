// on the embedded database: nothing is stored or read here
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadRules, scoreForm, selectable, traceOf, type FormInput, type Rules } from '../../engine/index.ts'
import { chooseAmong, computedStars, type DecidedFile } from '../decisions/index.ts'
import { rehearsalTable } from './rehearsal-table.ts'
import { furtherLines, whyText } from './rehearsal-words.ts'
import { rehearsalCounts } from './pages/rehearsal-counts-part.ts'
import { isMoved, rehearseFile, withChoices } from './rehearse-draft.ts'

const folder = join(import.meta.dirname, '../../../programmes/contoh')
const read = (name: string, file: string): string => readFileSync(join(folder, name, file), 'utf8')

const rulesFrom = (text: string): Rules => {
  const loaded = loadRules(text)
  assert.ok(
    loaded.ok,
    loaded.ok ? '' : loaded.problems.map(one => `${one.path} ${one.message.en}`).join('\n'),
  )
  return loaded.value
}

type Case = FormInput & Readonly<{ id: string }>

/** The cases of an example programme as an edition that was decided by its rules. */
function decided(name: string): Readonly<{ rules: Rules; files: readonly DecidedFile[] }> {
  const rules = rulesFrom(read(name, 'rules.json'))
  const { cases } = JSON.parse(read(name, 'sheets.json')) as { cases: readonly Case[] }
  const results = cases.map(one => {
    const scored = scoreForm(rules, one)
    assert.ok(scored.ok)
    return { one, result: scored.value, trace: traceOf(rules, scored.value) }
  })
  const chosen = chooseAmong(
    results.map(({ one, result, trace }) => ({
      nominationId: one.id,
      rules,
      form: one.form,
      result: selectable(rules, result),
      rounded: Object.values(trace.outcomes)[0]?.rounded ?? null,
      proposedStars: 0,
      stars: 0,
    })),
    new Map(),
  )
  const files = results.map(
    ({ one, trace }): DecidedFile => ({
      nominationId: one.id,
      listId: 'list',
      stars: computedStars(rules, trace) ?? 0,
      of: 5,
      trace: JSON.parse(JSON.stringify(trace)) as typeof trace,
      product: `Produk ${one.id} (contoh)`,
      maker: 'Pembuat (contoh)',
      place: 'Contoh',
      commodity: one.form,
      departed: false,
      selections: chosen.get(one.id) ?? null,
      takesPart: true,
      rules,
    }),
  )
  return { rules, files }
}

const rehearsed = (name: string, edit: (text: string) => string = text => text) => {
  const { files } = decided(name)
  const draft = rulesFrom(edit(read(name, 'rules.json')))
  return withChoices(files.map(file => rehearseFile(draft, file)))
}

for (const name of [
  'bintang-dan-tanda',
  'lima-bintang-bertingkat',
  'penghargaan-berperingkat',
  'desa-teladan-lulus',
])
  test(`${name}: by the rules that decided it nothing moves, neither stars nor scales, levels or choices`, () => {
    const { files } = rehearsed(name)
    assert.deepEqual(
      files.filter(isMoved).map(one => [one.nominationId, one.move, furtherLines(one, 'en')]),
      [],
    )
    assert.ok(files.every(one => one.further.length > 0 || one.was.stars === null))
  })

test('a line of a further scale moves alone: the stars stay, and the list says which mark and why', () => {
  const { files } = rehearsed('bintang-dan-tanda', text => text.replace('"85.00"', '"99.50"'))
  const moved = files.filter(isMoved)
  assert.ok(moved.length > 0)
  assert.ok(moved.every(one => one.move === 'same' && one.causes.some(cause => cause.kind === 'lines')))
  assert.match(furtherLines(moved[0] as never, 'id').join(), /Tanda warna \(contoh\): Emas menjadi Perak/)
  assert.ok(whyText(moved[0] as never, 'id').length > 0)
  const table = rehearsalTable(files, 'id')
  assert.equal(
    table.rows.filter(row => String(row[table.columns.indexOf('further')]) !== '').length,
    moved.length,
  )
  assert.match(String(rehearsalCounts({ locale: 'id' }, files)), /Tanda warna[\s\S]*Emas[\s\S]*Perak/)
})

test('the level that decides, awards and shortlists are compared; without points it is passed or not', () => {
  const routed = rehearsed('lima-bintang-bertingkat', text =>
    text.replace(/("id":\s*"ke-pusat",\s*"atLeast":\s*)"90.00"/, '$1"99.99"'),
  ).files.filter(isMoved)
  assert.ok(routed.length > 0)
  assert.ok(routed.every(one => furtherLines(one, 'id').join().startsWith('Diputuskan oleh: ')))
  const awards = rehearsed('penghargaan-berperingkat', text =>
    text.replace(/("id":\s*"emas"[\s\S]*?"places":\s*)1/, '$12'),
  )
  const given = awards.files.flatMap(one => furtherLines(one, 'id'))
  assert.ok(
    given.some(line => /Penghargaan \(contoh\): (Perak|tidak ada) menjadi Emas/.test(line)),
    given.join(),
  )
  const quota = rehearsed('desa-teladan-lulus', text =>
    text.replace(/("fact":\s*"nilai-produksi",\s*"atLeast":\s*)10/, '$11000'),
  )
  const failed = quota.files.filter(one => one.move === 'down')
  assert.ok(failed.length > 0)
  assert.ok(failed.every(one => one.causes.some(cause => cause.kind === 'pass-rule')))
  assert.match(String(rehearsalCounts({ locale: 'id' }, quota.files)), /Lulus[\s\S]*Tidak lulus/)
})

test('rules that lost a scale or the choices say so, and count nothing as moved by it', () => {
  const { files } = rehearsed('penghargaan-berperingkat', text => {
    const { selections: _, ties: __, ...rest } = JSON.parse(text) as Record<string, unknown>
    return JSON.stringify(rest)
  })
  assert.equal(files.filter(isMoved).length, 0)
  assert.match(String(rehearsalCounts({ locale: 'id' }, files)), /tidak ada lagi dalam susunan ini/)
})
