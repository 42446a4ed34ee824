import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { suite, test } from 'node:test'
import { checkNumber, findDocumentType, formatNumber, parseDocumentTypes } from './index.ts'

/** A programme of a made-up country: the code must serve it without knowing it. */
const text = (words: string) => ({ id: words, en: words })
const finding = (words: string) => ({ severity: 'error', message: text(words) })

const licence = () => ({
  id: 'licence',
  title: text('Licence (contoh)'),
  explanation: text('A made-up licence.'),
  owner: ['product'],
  number: {
    required: true,
    label: text('Licence number'),
    example: 'Z-77-123',
    hint: text('Z, an area, a serial.'),
    normalise: ['upper-case', 'strip-hyphens'],
    labels: ['LICENCE'],
    display: ['#-##-###'],
    checks: [
      { kind: 'length', needed: [5], ...finding('{typed} of {needed}') },
      { kind: 'pattern', pattern: '^Z\\d{5}$', ...finding('like {example}') },
      { kind: 'embedded-area', at: 2, groups: [1, 1], ...finding('no area {area}') },
    ] as Record<string, unknown>[],
  },
  issuer: { label: text('Issuer'), required: false },
  dates: { issued: 'optional', validity: ['unlimited'] },
  file: { required: false, mediaTypes: ['application/pdf'] },
  identifying: false,
})

type Licence = ReturnType<typeof licence>
const documentOf = (...types: unknown[]) => JSON.stringify({ schema: 1, asOf: '2026-11-22', types })

/** The codes and places of what is wrong with a licence after one change. */
function faultsAfter(change: (type: Licence) => void): string[] {
  const type = licence()
  change(type)
  const result = parseDocumentTypes(documentOf(type))
  return result.ok ? [] : result.problems.map(found => `${found.code} ${found.path}`)
}

const checksOf = (type: Licence): Record<string, unknown>[] => type.number.checks

suite('a document types file', () => {
  test('of another country, read and used by the same code', () => {
    const result = parseDocumentTypes(documentOf(licence()))
    assert.ok(result.ok, JSON.stringify(result))
    const type = findDocumentType(result.value, 'licence')
    assert.ok(type)
    const context = { today: '2026-11-22', areaCodes: (code: string) => code === '7.7' }
    assert.deepEqual(checkNumber(type, ' licence z-77-123', context), {
      normalised: 'Z77123',
      problems: [],
      warnings: [],
    })
    assert.equal(formatNumber(type, 'Z77123'), 'Z-77-123')
    assert.deepEqual(checkNumber(type, 'z-12', context).problems, [
      { code: 'number.length', path: 'number', message: text('2 of 5') },
    ])
    assert.deepEqual(checkNumber(type, 'Z-78-123', context).problems, [
      { code: 'number.embedded-area', path: 'number', message: text('no area 7.8') },
    ])
    assert.equal(findDocumentType(result.value, 'other'), undefined)
  })

  test('of the programme, read without a problem', () => {
    const file = new URL('../../../programmes/ovop-id/document-types.json', import.meta.url)
    const result = parseDocumentTypes(readFileSync(file, 'utf8'))
    assert.ok(result.ok, JSON.stringify(result))
    assert.deepEqual(
      result.value.types.map(type => type.id),
      'nib kbli npwp nitku nik p-irt bpom halal merek indikasi-geografis sni tkdn batikmark siinas sertifikat-standar iui-tdi sk-sentra uji-lab surat-usulan'.split(
        ' ',
      ),
    )
    assert.deepEqual(
      result.value.types.filter(type => type.identifying).map(type => type.id),
      ['npwp', 'nitku', 'nik'],
    )
  })

  test('that is not JSON, refused with the reason', () => {
    const result = parseDocumentTypes('{"schema":1,')
    assert.ok(!result.ok)
    assert.deepEqual(
      result.problems.map(found => found.code),
      ['not-json'],
    )
  })

  const planted: readonly [name: string, change: (type: Licence) => void, faults: string[]][] = [
    ['nothing', () => {}, []],
    [
      'a text without English',
      type => Object.assign(type, { title: { id: 'Izin' } }),
      ['missing-language types[0].title.en'],
    ],
    [
      'a text with empty Indonesian',
      type => Object.assign(type.issuer, { label: { id: ' ', en: 'x' } }),
      ['missing-language types[0].issuer.label.id'],
    ],
    [
      'a message without English',
      type => Object.assign(checksOf(type)[0] ?? {}, { message: { id: 'x' } }),
      ['missing-language types[0].number.checks[0].message.en'],
    ],
    ['an unknown field', type => Object.assign(type, { colour: 'red' }), ['shape types[0]']],
    [
      'an unknown check',
      type => checksOf(type).push({ kind: 'guess', ...finding('x') }),
      ['shape types[0].number.checks[3].kind'],
    ],
    ['an unknown owner', type => type.owner.push('nobody'), ['shape types[0].owner[1]']],
    [
      'a pattern without anchors',
      type => checksOf(type).push({ kind: 'pattern', pattern: 'Z', ...finding('x') }),
      ['bad-pattern types[0].number.checks[3].pattern'],
    ],
    [
      'a slow pattern',
      type => checksOf(type).push({ kind: 'looks-like', pattern: '^(a+)+$', ...finding('x') }),
      ['bad-pattern types[0].number.checks[3].pattern'],
    ],
    [
      'bad patterns in a one-of',
      type =>
        checksOf(type).push({
          kind: 'one-of',
          cases: [{ when: '^[$', checks: [{ kind: 'pattern', pattern: '^(', ...finding('x') }] }],
          otherwise: [{ kind: 'pattern', pattern: 'x', ...finding('x') }],
        }),
      [
        'bad-pattern types[0].number.checks[3].cases[0].when',
        'bad-pattern types[0].number.checks[3].cases[0].checks[0].pattern',
        'bad-pattern types[0].number.checks[3].otherwise[0].pattern',
      ],
    ],
    [
      'an edition nobody can choose',
      type => checksOf(type).push({ kind: 'pattern-in-edition', patterns: { old: '^Z$' }, ...finding('x') }),
      ['unknown-edition types[0].number.checks[3]'],
    ],
    [
      'the same edition twice',
      type =>
        Object.assign(type, {
          edition: {
            label: text('edition'),
            options: [
              { id: 'a', title: text('A') },
              { id: 'a', title: text('B') },
            ],
          },
        }),
      ['duplicate-id types[0].edition.options[1].id'],
    ],
    [
      'a placeholder the check does not fill',
      type => Object.assign(checksOf(type)[1] ?? {}, finding('{typed}')),
      ['unknown-placeholder types[0].number.checks[1].message'],
    ],
    [
      'an unknown placeholder in an inner message',
      type => Object.assign(checksOf(type)[2] ?? {}, { elsewhere: finding('{year}') }),
      ['unknown-placeholder types[0].number.checks[2].elsewhere.message'],
    ],
    [
      'languages with different placeholders',
      type => Object.assign(checksOf(type)[0] ?? {}, { message: { id: '{typed}', en: '{needed}' } }),
      ['placeholders-differ types[0].number.checks[0].message'],
    ],
    [
      'a label that can never match',
      type => type.number.labels.push('Li-cence'),
      ['label-never-matches types[0].number.labels[1]'],
    ],
    [
      'an example that fails',
      type => Object.assign(type.number, { example: 'Z-77-12' }),
      ['example-fails types[0].number.example'],
    ],
    [
      'an example that only earns a warning',
      type =>
        checksOf(type).push({
          kind: 'looks-like',
          pattern: '^Z77123$',
          ...finding('x'),
          severity: 'warning',
        }),
      ['example-fails types[0].number.example'],
    ],
    [
      'a mask that changes the number',
      type => Object.assign(type.number, { display: ['#/##/###'] }),
      ['display-changes-number types[0].number.display'],
    ],
  ]
  for (const [name, change, faults] of planted) {
    test(`with ${name}: ${faults.join(', ') || 'no problem'}`, () =>
      assert.deepEqual(faultsAfter(change), faults))
  }

  test('with the same type twice, refused', () => {
    const result = parseDocumentTypes(documentOf(licence(), licence()))
    assert.ok(!result.ok)
    assert.deepEqual(
      result.problems.map(found => `${found.code} ${found.path}`),
      ['duplicate-id types[1].id'],
    )
  })
})
