import {
  type Draft,
  alternatives,
  choice,
  exampleRoot,
  fact,
  gate,
  group,
  option,
  question,
  requirement,
  root,
  rulesDraft,
  section,
  t,
} from '../../../builders.ts'
import { type Broken, disqualify, whole, withRoot, panel } from './broken.ts'

const withoutValidity = (): Draft => {
  const { validity: _, ...rest } = rulesDraft()
  return rest
}

export const brokenShape: readonly Broken[] = [
  [
    'shape',
    'gates[0].when.all[1].any[0].below',
    withRoot(whole(['0.00', '100.00']), {
      facts: [fact('dry', 'boolean')],
      gates: [
        gate(
          'g',
          { all: [{ fact: 'dry', is: true }, { any: [{ answer: 'only', below: '4,5' }] }] },
          disqualify,
          {
            per: 'sheet',
          },
        ),
      ],
    }),
  ],
  [
    'unknown-key',
    'gates[0].when.not.colour',
    rulesDraft({
      facts: [fact('dry', 'boolean')],
      gates: [gate('g', { not: { fact: 'dry', is: true, colour: 1 } }, disqualify)],
    }),
  ],
  ['schema-unknown', 'schema', rulesDraft({ schema: 99 })],
  ['shape', 'photos.min', rulesDraft({ photos: { min: '1', max: 5 } })],
  ['shape', 'validity', withoutValidity()],
  ['shape', 'rubrics[0].root.max', withRoot({ ...exampleRoot(), max: '100' })],
  [
    'shape',
    'commodities[1].id',
    rulesDraft({
      commodities: [
        ...(rulesDraft().commodities as Draft[]),
        { id: 'a b', title: t('x'), rubric: 'cloth-form' },
      ],
    }),
  ],
  ['unknown-key', 'panel.colour', rulesDraft({ panel: { ...panel, colour: 'red' } })],
  [
    'unknown-kind',
    'rubrics[0].root.children[1].kind',
    withRoot(root(choice('a', ['0.00', '100.00']), { ...choice('b', ['0.00']), kind: 'slider' })),
  ],
  [
    'unknown-kind',
    'stages[0].kind',
    rulesDraft({ stages: [{ id: 'a', kind: 'dance', title: t('a'), explanation: t('a') }] }),
  ],
  [
    'unknown-kind',
    'gates[0].effect.kind',
    rulesDraft({ gates: [gate('g', { fact: 'x', is: true }, { kind: 'explode' })] }),
  ],
  [
    'duplicate-id',
    'rubrics[0].root.children[0].children[1].id',
    withRoot(
      root(
        group('quality', '60.00', [
          choice('a', ['0.00', '40.00']),
          choice('a', ['0.00', '20.00'], { title: t('other') }),
        ]),
        choice('b', ['0.00', '40.00']),
      ),
    ),
  ],
  ['duplicate-id', 'documents[0].id', rulesDraft({ documents: [requirement('photos')] })],
  [
    'duplicate-id',
    'rubrics[0].root.children[0].scales[1].options[0].id',
    withRoot(root(alternatives('a', '100.00', { one: [option('0', '0.00')], two: [option('0', '100.00')] }))),
  ],
  ['missing-language', 'title', rulesDraft({ title: { id: 'aturan' } })],
  ['missing-language', 'locales', rulesDraft({ locales: ['id'] })],
  ['nothing-defined', 'scales', rulesDraft({ scales: [] })],
  ['range-impossible', 'photos.min', rulesDraft({ photos: { min: 6, max: 5 } })],
  [
    'range-impossible',
    'sections[0].questions[0].min',
    rulesDraft({ sections: [section('s', [question('q', 'percent', { min: 120 })])] }),
  ],
  [
    'number-pattern',
    'certificate.numberPattern',
    rulesDraft({ certificate: { numberPattern: 'OVOP/{nomor}', title: t('x') } }),
  ],
]
