import { band, fact, gate, measured, question, root, rulesDraft, section, t } from '../../../builders.ts'
import { type Broken, withRoot, whole, scale, panel, rounding, disqualify } from './broken.ts'

const flawed = { answer: 'only', below: '1.00' }
const majority = { per: 'sheet', sheets: 'majority' }

export const brokenOutcomes: readonly Broken[] = [
  [
    'agreement-without-effect',
    'gates[0].sheets',
    withRoot(whole(['0.00', '100.00']), {
      gates: [gate('g', flawed, { kind: 'stop-scoring' }, majority)],
    }),
  ],
  [
    'agreement-without-effect',
    'gates[0].sheets',
    withRoot(whole(['0.00', '100.00']), {
      gates: [gate('g', flawed, { kind: 'cap-node', node: 'whole', max: '50.00' }, majority)],
    }),
  ],
  [
    'band-gap',
    'scales[0].bands[0].to',
    rulesDraft({ scales: [scale(band('one', '71.00', { to: '80.00' }), band('two', '81.00'))] }),
  ],
  [
    'band-gap',
    'scales[0].bands[1].to',
    rulesDraft({
      scales: [scale(band('one', '71.00'), band('two', '81.00', { to: '99.00' }))],
      aggregation: rounding(0),
    }),
  ],
  [
    'band-gap',
    'rubrics[0].root.children[0].bands',
    withRoot(
      root(
        measured(
          'a',
          '100.00',
          [
            ['0', '0.00'],
            ['5', '100.00'],
          ],
          { lowest: '-1' },
        ),
      ),
    ),
  ],
  [
    'band-overlap',
    'scales[0].bands[0].to',
    rulesDraft({ scales: [scale(band('one', '71.00', { to: '81.00' }), band('two', '81.00'))] }),
  ],
  [
    'band-overlap',
    'scales[0].bands[0].from',
    rulesDraft({ scales: [scale(band('one', '71.00'), band('two', '71.00'))] }),
  ],
  [
    'band-order',
    'scales[0].bands',
    rulesDraft({ scales: [scale(band('one', '71.00'), band('three', '91.00'), band('two', '81.00'))] }),
  ],
  [
    'band-order',
    'scales[0].bands[0].to',
    rulesDraft({ scales: [scale(band('one', '71.00', { to: '70.00' }))] }),
  ],
  [
    'band-unreachable',
    'scales[0].bands[1].from',
    rulesDraft({ scales: [scale(band('one', '71.00'), band('two', '100.01'))] }),
  ],
  [
    'band-unreachable',
    'scales[0].bands[0].from',
    withRoot(whole(['30.00', '100.00']), { scales: [scale(band('none', '0.00'), band('one', '30.00'))] }),
  ],
  [
    'gate-never-fires',
    'gates[0].when',
    rulesDraft({ gates: [gate('g', { answer: 'material', below: '10.00' }, disqualify, { per: 'sheet' })] }),
  ],
  [
    'gate-never-fires',
    'gates[0].when',
    rulesDraft({
      facts: [fact('dry', 'boolean')],
      gates: [
        gate('g', { all: [{ fact: 'dry', is: true }, { not: { fact: 'dry', is: true } }] }, disqualify),
      ],
    }),
  ],
  [
    'gate-never-fires',
    'gates[0].when',
    rulesDraft({
      facts: [fact('share', 'number')],
      sections: [section('s', [question('share', 'percent', { fact: 'share' })])],
      gates: [gate('g', { fact: 'share', atLeast: 101 }, disqualify)],
    }),
  ],
  ['gate-always-fires', 'gates[0].when', rulesDraft({ gates: [gate('g', true, disqualify)] })],
  [
    'gate-unknown-band',
    'gates[0].effect.band',
    rulesDraft({
      facts: [fact('dry', 'boolean')],
      gates: [gate('g', { fact: 'dry', is: false }, { kind: 'cap-band', band: 'five' })],
    }),
  ],
  [
    'gate-unknown-band',
    'gates[0].effect.scale',
    rulesDraft({
      facts: [fact('dry', 'boolean')],
      gates: [gate('g', { fact: 'dry', is: false }, { kind: 'cap-band', scale: 'colours', band: null })],
    }),
  ],
  ['panel-impossible', 'panel.quorum', rulesDraft({ panel: { ...panel, quorum: 4 } })],
  [
    'panel-impossible',
    'panel.composition',
    rulesDraft({ panel: { ...panel, composition: [{ id: 'a', title: t('a'), atLeast: 4 }] } }),
  ],
  [
    'panel-impossible',
    'aggregation.trim',
    rulesDraft({ aggregation: { ...rounding(2), combine: 'trimmed-mean', trim: 2 } }),
  ],
]
