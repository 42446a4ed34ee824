import {
  alternatives,
  band,
  choice,
  type Draft,
  fact,
  gate,
  imported,
  measured,
  option,
  question,
  requirement,
  root,
  rulesDraft,
  section,
  t,
  yesNo,
} from '../../../builders.ts'
import { type Broken, disqualify, panel, rounding, scale, whole, withRoot } from './broken.ts'

/** Parts that change nothing, of which nothing comes, or that nobody can tell apart. */

const only = 'rubrics[0].root.children[0]'
const asked = (...questions: Draft[]): Draft => ({ sections: [section('s', questions)] })
const dry = { facts: [fact('dry', 'boolean')] }
const isDry = { fact: 'dry', is: true }
const gated = (when: unknown, more: Draft = {}): Draft =>
  rulesDraft({ ...dry, gates: [gate('g', when, disqualify, more)] })
const eased = (relaxed: Draft): Draft =>
  rulesDraft({
    facts: [fact('made', 'number'), fact('poor', 'boolean')],
    passRules: [
      { id: 'r', title: t('rule'), when: { fact: 'made', atLeast: 50 }, reason: t('too little'), relaxed },
    ],
  })
const chosen = (places: number, more: Draft = {}): Draft =>
  rulesDraft({
    selections: [
      { id: 's', title: t('prize'), per: 'all', awards: [{ id: 'a', title: t('a'), places }], ...more },
    ],
  })

export const brokenIdle: readonly Broken[] = [
  ['one-answer', `${only}.options`, withRoot(root(choice('a', ['40.00']), choice('b', ['0.00', '60.00'])))],
  [
    'one-answer',
    `${only}.scales`,
    withRoot(
      root(
        alternatives('a', '40.00', { one: [{ id: '0', points: '40.00', text: t('x') }] }),
        choice('b', ['0.00', '60.00']),
      ),
    ),
  ],
  [
    'one-answer',
    `${only}.points`,
    withRoot(root(yesNo('a', '40.00', { otherwise: '40.00' }), choice('b', ['0.00', '60.00']))),
  ],
  [
    'one-answer',
    `${only}.bands`,
    withRoot(root(measured('a', '40.00', [['0', '40.00']]), choice('b', ['0.00', '60.00']))),
  ],
  [
    'one-answer',
    'sections[0].questions[0].options',
    rulesDraft(asked(question('q', 'choice', { options: [{ id: 'x', title: t('x') }] }))),
  ],
  ['without-effect', `${only}.weight`, withRoot(whole(['0.00', '100.00'], { weight: '0.5' }))],
  [
    'without-effect',
    `${only}.whenNotApplicable`,
    withRoot(whole(['0.00', '100.00'], { whenNotApplicable: 'zero' })),
  ],
  [
    'without-effect',
    `${only}.reasonBelow`,
    withRoot(root(imported('a', '100.00', 'score', { reasonBelow: '50.00' })), {
      facts: [fact('score', 'number')],
    }),
  ],
  ['without-effect', 'sections[0].questions[0].max', rulesDraft(asked(question('q', 'text', { max: 4 })))],
  ['without-effect', 'aggregation.trim', rulesDraft({ aggregation: { ...rounding(2), trim: 1 } })],
  [
    'without-effect',
    'borderline.sheetsAtMost',
    rulesDraft({ borderline: { action: 'plenary', withinOfLine: '1.00', sheetsAtMost: 5 } }),
  ],
  [
    'without-effect',
    'ties.lot',
    rulesDraft({ facts: [fact('drawn', 'number')], ties: { by: [], lastly: 'shared', lot: 'drawn' } }),
  ],
  [
    'without-effect',
    'panel.chairScores',
    rulesDraft({
      panel: {
        ...panel,
        chairScores: true,
        roles: [{ id: 'juror', title: t('juror'), scores: true, seats: 3 }],
      },
    }),
  ],
  ['without-effect', 'ties.by', rulesDraft({ ties: { by: [], lastly: 'shared' } })],
  [
    'without-effect',
    'sample.required',
    rulesDraft({ ...dry, sample: { count: 0, note: t('none'), required: { fact: 'dry', is: true } } }),
  ],
  [
    'without-effect',
    'panel.composition[0].atLeast',
    rulesDraft({ panel: { ...panel, composition: [{ id: 'a', title: t('a'), atLeast: 0 }] } }),
  ],
  [
    'without-effect',
    'passRules[0].relaxed',
    eased({ where: { fact: 'poor', is: true }, when: { fact: 'made', atLeast: 60 } }),
  ],
  ['without-effect', 'passRules[0].relaxed', eased({ where: false, when: { fact: 'made', atLeast: 10 } })],
  [
    'same-words',
    `${only}.options[1].text`,
    withRoot(
      whole([], {
        max: '100.00',
        options: [option('0', '0.00'), { ...option('1', '100.00'), text: t('level 0') }],
      }),
    ),
  ],
  [
    'same-words',
    'scales[0].bands[1].title',
    rulesDraft({ scales: [scale(band('one', '71.00'), band('two', '81.00', { title: t('one') }))] }),
  ],
  [
    'stars-unclear',
    'scales[0].bands[1].stars',
    rulesDraft({ scales: [scale(band('one', '71.00', { stars: 2 }), band('two', '81.00', { stars: 2 }))] }),
  ],
  [
    'stars-unclear',
    'scales[0].bands[1].stars',
    rulesDraft({ scales: [scale(band('one', '71.00', { stars: 1 }), band('two', '81.00'))] }),
  ],
  [
    'stars-unclear',
    'scales[1].bands',
    rulesDraft({
      scales: [
        scale(band('one', '71.00', { stars: 1 })),
        { id: 'others', title: t('others'), bands: [band('one', '71.00', { stars: 1 })] },
      ],
    }),
  ],
  ['award-without-places', 'selections[0].awards[0].places', chosen(0)],
  ['award-without-places', 'selections[0].among.atLeast', chosen(1, { among: { atLeast: '100.01' } })],
  [
    'seats-too-few',
    'panel.roles',
    rulesDraft({
      panel: { ...panel, roles: [{ id: 'juror', title: t('juror'), scores: true, seats: 2 }] },
    }),
  ],
  ['timezone-unknown', 'timezone', rulesDraft({ timezone: 'Asia/Jakart' })],
  ['condition-redundant', 'gates[0].when.all[1]', gated({ all: [isDry, isDry] })],
  ['condition-redundant', 'gates[0].when.any[1]', gated({ any: [isDry, false] })],
  [
    'condition-redundant',
    'gates[0].when.any[1]',
    gated({ any: [isDry, { answer: 'material', below: '10.00' }] }, { per: 'sheet' }),
  ],
  [
    'document-never-asked',
    'documents[0].required',
    rulesDraft({
      ...dry,
      documents: [requirement('licence', { required: { all: [isDry, { not: isDry }] } })],
    }),
  ],
  [
    'without-effect',
    'sections[0].questions[0].max',
    rulesDraft(asked(question('q', 'percent', { max: 101 }))),
  ],
  ['one-answer', 'sections[0].questions[0].max', rulesDraft(asked(question('q', 'percent', { max: 0 })))],
]
