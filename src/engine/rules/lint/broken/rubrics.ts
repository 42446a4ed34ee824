import {
  band,
  choice,
  fact,
  group,
  option,
  question,
  root,
  rulesDraft,
  section,
  t,
} from '../../../builders.ts'
import { type Broken, withRoot, whole, scale } from './broken.ts'

const dry = { appliesWhen: { fact: 'dry', is: true }, whenNotApplicable: 'redistribute' }
const cold = { appliesWhen: { fact: 'cold', is: true }, whenNotApplicable: 'redistribute' }
const facts = [fact('dry', 'boolean'), fact('cold', 'boolean')]
const half = choice('b', ['0.00', '50.00'])

export const brokenRubrics: readonly Broken[] = [
  [
    'above-full-value',
    'rubrics[0].root.children[0].children',
    withRoot(
      root(
        group('part', '50.00', [choice('a', ['0.00', '60.00'], dry), choice('c', ['0.00', '40.00'], cold)], {
          combine: 'mean',
        }),
        half,
      ),
      { facts },
    ),
  ],
  [
    'above-full-value',
    'rubrics[0].root.children[0].children',
    withRoot(
      root(
        group('part', '50.00', [choice('a', ['0.00', '60.00']), choice('c', ['0.00', '50.00'], cold)], {
          combine: 'minimum',
        }),
        half,
      ),
      { facts },
    ),
  ],
  ['sum-not-100', 'rubrics[0].root.max', withRoot({ ...whole(['0.00', '98.00']), max: '98.00' })],
  ['sum-not-100', 'rubrics[0].root.children', withRoot(whole(['0.00', '98.00']))],
  [
    'sum-not-100',
    'rubrics[0].root.children[0].children',
    withRoot(root(group('part', '60.00', [choice('a', ['0.00', '50.00'])]), choice('b', ['0.00', '40.00']))),
  ],
  [
    'sum-not-100',
    'rubrics[0].root.children',
    withRoot(
      root(
        group('a', '100.00', [choice('a1', ['0.00', '100.00'])]),
        group('b', '100.00', [choice('b1', ['0.00', '100.00'])]),
      ),
    ),
  ],
  [
    'weight-missing',
    'rubrics[0].root.children[1].weight',
    withRoot({
      ...root(choice('a', ['0.00', '100.00'], { weight: '0.5' }), choice('b', ['0.00', '100.00'])),
      combine: 'weighted-sum',
    }),
  ],
  [
    'criterion-max-mismatch',
    'rubrics[0].root.children[0].max',
    withRoot(whole(['0.00', '95.00'], { max: '100.00' })),
  ],
  [
    'option-without-points',
    'rubrics[0].root.children[0].options[0].points',
    withRoot(whole([], { max: '100.00', options: [{ id: '0', text: t('none') }, option('1', '100.00')] })),
  ],
  [
    'options-empty',
    'rubrics[0].root.children[0].options',
    withRoot(root(choice('a', [], { max: '50.00' }), choice('b', ['0.00', '50.00'])), {
      scales: [scale(band('one', '40.00'))],
    }),
  ],
  [
    'options-empty',
    'sections[0].questions[0].options',
    rulesDraft({ sections: [section('s', [question('q', 'choice')])] }),
  ],
  ['empty-rubric', 'rubrics[0].root.children', withRoot(root())],
  [
    'empty-rubric',
    'rubrics[0].root.children[1].children',
    withRoot(root(choice('a', ['0.00', '100.00']), group('b', '0.00', []))),
  ],
  [
    'not-applicable-undefined',
    'rubrics[0].root.children[0].whenNotApplicable',
    withRoot(whole(['0.00', '100.00'], { appliesWhen: { fact: 'dry', is: true } }), {
      facts: [fact('dry', 'boolean')],
    }),
  ],
  [
    'condition-circle',
    'rubrics[0].root.children[0].appliesWhen',
    withRoot(
      whole(['0.00', '100.00'], { appliesWhen: { answer: 'only', is: '1' }, whenNotApplicable: 'zero' }),
    ),
  ],
]
