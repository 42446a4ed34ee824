import {
  fact,
  gate,
  imported,
  question,
  requirement,
  root,
  rulesDraft,
  section,
  t,
} from '../../../builders.ts'
import { type Broken, withRoot, whole, disqualify } from './broken.ts'

export const brokenReferences: readonly Broken[] = [
  [
    'orphan-evidence',
    'rubrics[0].root.children[0].evidence[1]',
    withRoot(whole(['0.00', '100.00'], { evidence: ['sample', 'letter'] })),
  ],
  [
    'hidden-evidence',
    'rubrics[0].root.children[0].evidence[0]',
    withRoot(whole(['0.00', '100.00'], { evidence: ['turnover'] }), {
      sections: [section('s', [question('turnover', 'number', { assessors: 'hidden' })])],
    }),
  ],
  [
    'unknown-fact',
    'sample.required.fact',
    rulesDraft({ sample: { count: 1, note: t('x'), required: { fact: 'dry', is: true } } }),
  ],
  [
    'unknown-fact',
    'sections[0].questions[0].fact',
    rulesDraft({ sections: [section('s', [question('q', 'yes-no', { fact: 'dry' })])] }),
  ],
  [
    'fact-kind',
    'gates[0].when.is',
    rulesDraft({
      facts: [fact('dry', 'boolean')],
      gates: [gate('g', { fact: 'dry', is: 'yes' }, disqualify)],
    }),
  ],
  [
    'fact-kind',
    'rubrics[0].root.children[0].fact',
    withRoot(root(imported('a', '100.00', 'dry')), { facts: [fact('dry', 'boolean')] }),
  ],
  [
    'unknown-criterion',
    'gates[0].when.all[0].answer',
    rulesDraft({ gates: [gate('g', { all: [{ answer: 'taste', is: '0' }] }, disqualify, { per: 'sheet' })] }),
  ],
  [
    'unknown-criterion',
    'documents[0].serves[0]',
    rulesDraft({ documents: [requirement('licence', { serves: ['taste'] })] }),
  ],
  [
    'unknown-option',
    'gates[0].when.any[1].is',
    rulesDraft({
      gates: [
        gate(
          'g',
          {
            any: [
              { answer: 'finish', is: '0' },
              { answer: 'material', is: '9' },
            ],
          },
          disqualify,
          { per: 'sheet' },
        ),
      ],
    }),
  ],
  [
    'unknown-option',
    'documents[0].required.is',
    rulesDraft({
      facts: [fact('dye', 'text')],
      sections: [
        section('s', [
          question('dye', 'choice', {
            fact: 'dye',
            options: [
              { id: 'plant', title: t('plant') },
              { id: 'root', title: t('root') },
            ],
          }),
        ]),
      ],
      documents: [requirement('licence', { required: { fact: 'dye', is: 'stone' } })],
    }),
  ],
  [
    'unknown-rubric',
    'commodities[0].rubric',
    rulesDraft({ commodities: [{ id: 'cloth', title: t('cloth'), rubric: 'no-form' }] }),
  ],
  [
    'unknown-commodity',
    'sections[0].commodities[0]',
    rulesDraft({ sections: [section('s', [], { commodities: ['wine'] })] }),
  ],
  [
    'unknown-requirement',
    'facts[0].name',
    rulesDraft({ facts: [fact('document.halal.verified', 'boolean')] }),
  ],
  [
    'unknown-requirement',
    'documents[0].madeAtApproval.makerBy',
    rulesDraft({ documents: [requirement('letter', { madeAtApproval: { makerBy: 'licence' } })] }),
  ],
  [
    'letter-twice',
    'documents[2].madeAtApproval',
    rulesDraft({
      documents: [
        requirement('licence'),
        requirement('letter', { madeAtApproval: { makerBy: 'licence' } }),
        requirement('cover', { madeAtApproval: { makerBy: 'licence' } }),
      ],
    }),
  ],
  [
    'letter-conditional',
    'documents[1].required',
    rulesDraft({
      facts: [fact('dry', 'boolean')],
      documents: [
        requirement('licence'),
        requirement('letter', {
          madeAtApproval: { makerBy: 'licence' },
          required: { fact: 'dry', is: true },
        }),
      ],
    }),
  ],
  [
    'letter-conditional',
    'documents[1].required',
    rulesDraft({
      documents: [
        requirement('licence'),
        requirement('letter', { madeAtApproval: { makerBy: 'licence' }, required: false }),
      ],
    }),
  ],
  [
    'letter-maker',
    'documents[0].madeAtApproval.makerBy',
    rulesDraft({ documents: [requirement('letter', { madeAtApproval: { makerBy: 'letter' } })] }),
  ],
  [
    'unknown-level',
    'rubrics[0].root.children[0].scoredAt',
    withRoot(whole(['0.00', '100.00'], { scoredAt: 'village' })),
  ],
  [
    'level-without-office',
    'levels[0].answeredBy',
    withRoot(whole(['0.00', '100.00'], { scoredAt: 'village' }), {
      levels: [{ id: 'village', title: t('Village') }],
    }),
  ],
  [
    'unknown-node',
    'gates[0].effect.node',
    rulesDraft({
      facts: [fact('dry', 'boolean')],
      gates: [gate('g', { fact: 'dry', is: false }, { kind: 'cap-node', node: 'taste', max: '1.00' })],
    }),
  ],
  [
    'answer-out-of-reach',
    'gates[0].when.answer',
    rulesDraft({ gates: [gate('g', { answer: 'material', is: '0' }, disqualify)] }),
  ],
  [
    'answer-out-of-reach',
    'sample.required.answer',
    rulesDraft({ sample: { count: 1, note: t('x'), required: { answer: 'material', is: '0' } } }),
  ],
  [
    'hidden-evidence',
    'rubrics[0].root.children[0].evidence[0]',
    withRoot(whole(['0.00', '100.00'], { evidence: ['sample'] }), {
      sample: { count: 1, note: t('none'), required: false },
    }),
  ],
  [
    'hidden-evidence',
    'rubrics[0].root.children[0].evidence[0]',
    withRoot(whole(['0.00', '100.00'], { evidence: ['photos'] }), { photos: { min: 0, max: 0 } }),
  ],
]
