import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  choice,
  exampleRoot,
  fact,
  gate,
  group,
  imported,
  measured,
  root,
  rulesWithRoot,
  t,
} from '../builders.ts'
import { parseCsv } from './csv.ts'
import { readMarks } from './marks.ts'
import { caseColumns } from './case-input.ts'
import { runCases } from './run-cases.ts'

const rules = rulesWithRoot(exampleRoot(), {
  facts: [fact('licence', 'boolean'), fact('workers', 'number')],
  gates: [
    gate('no-licence', { fact: 'licence', is: false }, { kind: 'disqualify' }),
    gate(
      'rough',
      { answer: 'finish', is: '0' },
      { kind: 'cap-node', node: 'quality', max: '30.00' },
      { per: 'sheet' },
    ),
  ],
})

const header = caseColumns.join(',')
const run = (...rows: readonly string[]) => {
  const result = runCases(rules, [header, ...rows].join('\n'))
  assert.ok(result.ok)
  return result.value.map(({ differences, passed }) => {
    assert.equal(passed, differences.length === 0)
    return differences.map(({ code, path }) => `${code} ${path}`).join()
  })
}

test('cases that are as expected, run, pass', () => {
  const found = run(
    'best of all,cloth,licence=true,all=best,100.00,three,-',
    'worst of all,cloth,licence=true,all=worst,15,-,rough',
    '"two sheets, the second rough",cloth,licence=true;workers=4,all=best | all=best finish=0,85,stars=two,rough',
    'a third,cloth,licence=true,all=best|all=best|all=best buyers=1,575/6,,',
    'no licence,cloth,licence=false,all=best,,-,no-licence',
    'half a sheet,cloth,licence=true,quality=best,-,-,-',
    'all but one,cloth,licence=true,all=best material=none,-,-,-',
    'not decided,cloth,,all=best,-,,',
  )
  assert.deepEqual(found, ['', '', '', '', '', '', '', 'differs expected_total'])
})

test('a gate that too few sheets agree on, in a case, is not among those that took effect', () => {
  const many = { per: 'sheet', sheets: 'majority' }
  const gates = [gate('rough', { answer: 'finish', is: '0' }, { kind: 'disqualify' }, many)]
  const by = (marks: string, expected: string) => {
    const result = runCases(
      rulesWithRoot(exampleRoot(), { gates }),
      `${header}\nx,cloth,,${marks},,,${expected}`,
    )
    return result.ok && result.value.every(each => each.passed)
  }
  assert.deepEqual([by('all=best|all=best finish=0', '-'), by('all=best finish=0', 'rough')], [true, true])
  assert.equal(by('all=best finish=0', '-'), false)
})

test('cases that are not as expected, run, say where they differ', () => {
  const found = run(
    'total,cloth,licence=true,all=best,99.99,,',
    'band,cloth,licence=true,all=best,,two,',
    'scale,cloth,licence=true,all=best,,colours=two,',
    'gate,cloth,licence=true,all=best,,,rough',
    'problem,cloth,licence=true,all=best material=9,,-,',
    'expects nothing,cloth,licence=true,all=best,,,',
    'no such form,wine,,all=best,1,,',
    'no such fact,cloth,rumour=true;workers=many,all=best,1,,',
    'no such node,cloth,licence=true,taste=best best,1,,',
    'group with an option,cloth,licence=true,quality=1,1,,',
    'not a number,cloth,licence=true,all=best,much,,',
  )
  assert.deepEqual(found, [
    'differs expected_total',
    'differs expected_band',
    'differs expected_band',
    'differs expected_gates',
    'unknown-option sheets[0].material',
    'nothing-expected expected_total',
    'unknown-form commodity',
    'facts facts,facts facts',
    'marks marks[0]',
    'marks marks[0]',
    'differs expected_total',
  ])
})

test('marks, for every kind of criterion, name answers by rank or by word', () => {
  const all = rulesWithRoot(
    root(
      group('a', '60.00', [
        choice('c', ['20.00', '0.00', '20.00']),
        measured('n', '40.00', [
          ['0', '0.00'],
          ['5', '40.00'],
          ['9', '40.00'],
        ]),
      ]),
      choice('carried', ['0.00', '30.00'], { scoredAt: 'village' }),
      imported('rating', '10.00', 'rating'),
    ),
    { levels: [{ id: 'village', title: t('village') }], facts: [fact('rating', 'number')] },
  )
  const index = all.rubrics.get('cloth-form')
  assert.ok(index)
  const read = (notation: string) => {
    const result = readMarks(index, notation)
    return result.ok ? result.value : result.problems.length
  }
  assert.deepEqual(read('all=best'), { sheets: [{ c: '0', n: '5' }], carried: { village: { carried: '1' } } })
  assert.deepEqual(read('a=worst; n=7.5 carried=0 | c=none'), {
    sheets: [{ c: '1', n: '7.5' }, {}],
    carried: { village: { carried: '0' } },
  })
  assert.equal(read('carried=0 | carried=1'), 1)
  assert.equal(read('rating=best'), 1)
})

test('a CSV file, with quotes and line ends of every kind, is read as it was meant', () => {
  const read = (csv: string, ...columns: string[]) => {
    const result = parseCsv(csv, columns)
    return result.ok ? result.value.map(({ line, fields }) => [line, ...Object.values(fields)]) : 'refused'
  }
  assert.deepEqual(read('\uFEFFa,b\r\n1,"x, ""y"""\r\n\r\n"two\nlines",3', 'b', 'a'), [
    [2, '1', 'x, "y"'],
    [4, 'two\nlines', '3'],
  ])
  assert.deepEqual(read('a,b\n1,\n', 'a', 'b'), [[2, '1', '']])
  assert.deepEqual(read('a,b\n1,', 'a', 'b'), [[2, '1', '']])
  for (const wrong of [
    '',
    'a\n1',
    'a,b\n1',
    'a,b\n1,2,3',
    'a,b,a\n1,2,3',
    'a,b\n"1,2',
    'a,b\n1",2',
    'a,b\n"1"x,2',
  ]) {
    assert.equal(read(wrong, 'a', 'b'), 'refused', JSON.stringify(wrong))
  }
})

test('any table, written with quotes and read again, is the same', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', 'é') }).map(each => `x${each}x`)
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 4 }), rows => {
      const quoted = rows
        .map(row => row.map(each => `"${each.replaceAll('"', '""')}"`).join(','))
        .join('\r\n')
      const result = parseCsv(`a,b\r\n${quoted}`, ['a', 'b'])
      assert.ok(result.ok)
      assert.deepEqual(
        result.value.map(({ fields }) => [fields['a'], fields['b']]),
        rows,
      )
    }),
  )
})
