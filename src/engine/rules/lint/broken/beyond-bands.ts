import { choice, type Draft, exampleRoot, fact, gate, root, rulesDraft, t } from '../../../builders.ts'
import { type Broken, panel, whole, withRoot } from './broken.ts'

const dry = { facts: [fact('dry', 'boolean')] }
const unscored = { commodities: [{ id: 'cloth', title: t('cloth') }], rubrics: [], scales: [] }
const rule = (when: unknown, more: Draft = {}): Draft => ({
  id: 'r',
  title: t('rule'),
  when,
  reason: t('not passed'),
  ...more,
})
const route = (id: string, atLeast: string, more: Draft = {}): Draft => ({
  id,
  atLeast,
  to: 'centre',
  reason: t('high'),
  ...more,
})
const routed = (...routing: Draft[]): Draft =>
  rulesDraft({ levels: [{ id: 'centre', title: t('centre') }], routing })
const chosen = (more: Draft, parts: Draft = {}): Draft =>
  rulesDraft({
    selections: [
      { id: 's', title: t('prize'), per: 'all', awards: [{ id: 'a', title: t('a'), places: 1 }], ...more },
    ],
    ...parts,
  })
const award = (more: Draft): Draft => ({ id: 'a', title: t('a'), places: 1, ...more })

export const brokenBeyondBands: readonly Broken[] = [
  ['rubric-missing', 'commodities[0].rubric', rulesDraft({ commodities: unscored.commodities })],
  [
    'evidence-limit',
    'rubrics[0].root.children[0].evidenceNeeded.atMost',
    withRoot(
      whole(['0.00', '100.00'], { evidenceNeeded: { when: { fact: 'dry', is: true }, atMost: '100.00' } }),
      dry,
    ),
  ],
  [
    'unknown-fact',
    'rubrics[0].root.children[0].evidenceNeeded.when.fact',
    withRoot(
      whole(['0.00', '100.00'], { evidenceNeeded: { when: { fact: 'dry', is: true }, atMost: '1.00' } }),
    ),
  ],
  [
    'answer-out-of-reach',
    'rubrics[0].root.children[0].evidenceNeeded.when.answer',
    withRoot(
      root(
        choice('a', ['0.00', '50.00'], {
          evidenceNeeded: { when: { answer: 'b', is: '0' }, atMost: '1.00' },
        }),
        choice('b', ['0.00', '50.00']),
      ),
    ),
  ],
  [
    'unknown-fact',
    'gates[0].effect.until.when.fact',
    rulesDraft({
      ...dry,
      gates: [
        gate(
          'g',
          { fact: 'dry', is: true },
          {
            kind: 'suspend',
            until: { text: t('looked into'), when: { fact: 'cleared', is: true } },
          },
        ),
      ],
    }),
  ],
  ['unknown-role', 'panel.chair', rulesDraft({ panel: { ...panel, chair: 'head' } })],
  [
    'panel-impossible',
    'panel.roles',
    rulesDraft({
      panel: { ...panel, roles: [{ id: 'secretary', title: t('secretary'), scores: false, seats: 1 }] },
    }),
  ],
  [
    'panel-impossible',
    'panel.chairScores',
    rulesDraft({
      panel: {
        ...panel,
        chair: 'head',
        chairScores: false,
        roles: [{ id: 'head', title: t('head'), scores: true, seats: 3 }],
      },
    }),
  ],
  ['rule-never-passed', 'passRules[0].when', rulesDraft({ passRules: [rule(false)] })],
  [
    'rule-always-passed',
    'passRules[0].when',
    rulesDraft({
      ...dry,
      passRules: [
        rule(
          { fact: 'dry', is: true },
          { relaxed: { where: { fact: 'dry', is: false }, when: { fact: 'dry', is: false } } },
        ),
      ],
    }),
  ],
  [
    'unknown-fact',
    'passRules[0].relaxed.where.fact',
    rulesDraft({
      ...dry,
      passRules: [
        rule({ fact: 'dry', is: true }, { relaxed: { where: { fact: 'poor', is: true }, when: true } }),
      ],
    }),
  ],
  [
    'unknown-commodity',
    'passRules[0].commodities[0]',
    rulesDraft({ ...dry, passRules: [rule({ fact: 'dry', is: true }, { commodities: ['wine'] })] }),
  ],
  ['route-unreachable', 'routing[0].atLeast', routed(route('a', '100.01'))],
  ['route-overlap', 'routing[1].atLeast', routed(route('a', '90.00'), route('b', '90.00'))],
  ['unknown-level', 'routing[0].to', routed(route('a', '90.00', { to: 'moon' }))],
  ['lot-missing', 'ties.lot', rulesDraft({ ties: { by: [], lastly: 'lot' } })],
  ['unknown-node', 'ties.by[1]', rulesDraft({ ties: { by: ['quality', 'taste'], lastly: 'shared' } })],
  ['fact-kind', 'ties.lot', rulesDraft({ ...dry, ties: { by: [], lastly: 'lot', lot: 'dry' } })],
  ['unknown-fact', 'selections[0].per.fact', chosen({ per: { fact: 'province' } })],
  ['fact-kind', 'selections[0].rankFact', chosen({ rankFact: 'dry' }, dry)],
  [
    'unknown-band',
    'selections[0].among.band.scale',
    chosen({ among: { band: { scale: 'colours', id: 'one' } } }),
  ],
  [
    'unknown-band',
    'selections[0].among.band.id',
    chosen({ among: { band: { scale: 'stars', id: 'nine' } } }),
  ],
  [
    'unknown-commodity',
    'selections[0].awards[0].exceptions[0].group',
    chosen({ per: 'commodity', awards: [award({ exceptions: [{ group: 'wine', places: 2 }] })] }),
  ],
  [
    'duplicate-id',
    'selections[0].awards[1].id',
    chosen({ awards: [award({}), award({ title: t('b'), places: 2 })] }),
  ],
  [
    'selection-without-order',
    'selections[0].rankFact',
    chosen({}, { ...unscored, ...dry, passRules: [rule({ fact: 'dry', is: true })] }),
  ],
  ['empty-rubric', 'rubrics[0].root.children', withRoot({ ...exampleRoot(), children: [] })],
]
