import {
  choice,
  type Draft,
  exampleRoot,
  fact,
  gate,
  imported,
  measured,
  question,
  requirement,
  root,
  rubric,
  rulesDraft,
  section,
  t,
} from '../../../builders.ts'
import { type Broken, disqualify, whole, withRoot } from './broken.ts'

/** Faults that the check learned to see after versions had been published. */

const nobodys = { name: 'dry', kind: 'boolean', title: t('dry') }
const isDry = { fact: 'dry', is: true }
const dryGate = gate('g', isDry, disqualify)
const dry = { facts: [fact('dry', 'boolean')] }
const commodity = { facts: [{ name: 'commodity', kind: 'text', title: t('commodity') }] }
const asked = (...questions: Draft[]): Draft => ({ sections: [section('s', questions)] })
const choosing = (id: string, more: Draft): Draft =>
  question(id, 'choice', {
    options: [
      { id: 'cloth', title: t('cloth') },
      { id: 'x', title: t('x') },
    ],
    ...more,
  })
const applying = (appliesWhen: unknown, parts: Draft = dry): Draft =>
  withRoot(
    root(
      choice('a', ['0.00', '50.00'], { appliesWhen, whenNotApplicable: 'zero' }),
      choice('b', ['0.00', '50.00']),
    ),
    parts,
  )
const capped = (effect: Draft): Draft => rulesDraft({ ...dry, gates: [gate('g', isDry, effect)] })
const borderline = (limits: Draft): Draft =>
  rulesDraft({ borderline: { action: 'one-more-sheet', ...limits } })
const stage = (kind: string): Draft => ({ id: kind, kind, title: t(kind), explanation: t(kind) })
const stages = (...kinds: readonly string[]): Draft => rulesDraft({ stages: kinds.map(stage) })
const only = 'rubrics[0].root.children[0]'

const facts: readonly Broken[] = [
  ['fact-without-source', 'facts[0].name', rulesDraft({ facts: [nobodys], gates: [dryGate] })],
  [
    'fact-without-source',
    'facts[0].name',
    withRoot(root(imported('a', '100.00', 'score')), {
      facts: [{ name: 'score', kind: 'number', title: t('score') }],
    }),
  ],
  [
    'fact-without-source',
    'facts[0].name',
    rulesDraft({
      facts: [{ ...nobodys, name: 'document.licence.seen' }],
      documents: [requirement('licence')],
      gates: [gate('g', { fact: 'document.licence.seen', is: false }, disqualify)],
    }),
  ],
  [
    'built-in-fact',
    'sections[0].questions[0].fact',
    rulesDraft({ ...commodity, ...asked(choosing('q', { fact: 'commodity' })) }),
  ],
  ['built-in-fact', 'facts[0].kind', rulesDraft({ facts: [{ ...nobodys, name: 'commodity' }] })],
  [
    'built-in-fact',
    'gates[0].when.any[0].is',
    rulesDraft({
      facts: [...commodity.facts, ...dry.facts],
      gates: [gate('g', { any: [{ fact: 'commodity', is: 'wine' }, isDry] }, disqualify)],
    }),
  ],
  [
    'fact-asked-twice',
    'sections[0].questions[1].fact',
    rulesDraft({
      facts: [nobodys],
      ...asked(question('q', 'yes-no', { fact: 'dry' }), question('r', 'yes-no', { fact: 'dry' })),
    }),
  ],
  [
    'caller-fact-asked',
    'sections[0].questions[0].fact',
    {
      ...rulesDraft({ gates: [dryGate], ...asked(question('q', 'yes-no', { fact: 'dry' })) }),
      facts: [{ ...nobodys, givenBy: 'caller' }],
    },
  ],
]

const conditions: readonly Broken[] = [
  [
    'commodities-empty',
    'gates[0].commodities',
    rulesDraft({ ...dry, gates: [gate('g', isDry, disqualify, { commodities: [] })] }),
  ],
  [
    'commodities-empty',
    'sections[0].commodities',
    rulesDraft({ sections: [section('s', [], { commodities: [] })] }),
  ],
  ['criterion-never-applies', `${only}.appliesWhen`, applying({ all: [isDry, { fact: 'dry', is: false }] })],
  ['criterion-never-applies', `${only}.appliesWhen`, applying({ answer: 'b', below: '0.00' }, {})],
  ['criterion-always-applies', `${only}.appliesWhen`, applying({ any: [isDry, { not: isDry }] })],
  ['reason-limit', `${only}.reasonBelow`, withRoot(whole(['0.00', '100.00'], { reasonBelow: '100.01' }))],
  ['reason-limit', `${only}.reasonBelow`, withRoot(whole(['10.00', '100.00'], { reasonBelow: '10.00' }))],
  ['reason-limit', `${only}.reasonAbove`, withRoot(whole(['0.00', '100.00'], { reasonAbove: '100.00' }))],
  ['reason-limit', `${only}.reasonAbove`, withRoot(whole(['80.00', '100.00'], { reasonAbove: '79.99' }))],
]

const bands: readonly (readonly [string, string])[] = [
  ['0', '0.00'],
  ['5', '50.00'],
  ['8', '100.00'],
]
const limited = (limits: Draft): Draft => withRoot(root(measured('a', '100.00', bands, limits)))
const evidence = (when: unknown): Draft =>
  withRoot(whole(['0.00', '100.00'], { evidenceNeeded: { when, atMost: '20.00' } }), dry)

const neverGiven: readonly Broken[] = [
  ['number-band-unreachable', `${only}.bands[2].from`, limited({ highest: '7.9' })],
  ['number-band-unreachable', `${only}.bands[2].from`, limited({ highest: '7.9', between: 'linear' })],
  ['number-band-unreachable', `${only}.bands[0].from`, limited({ lowest: '5' })],
  ['evidence-decided', `${only}.evidenceNeeded.when`, evidence(false)],
  ['evidence-decided', `${only}.evidenceNeeded.when`, evidence({ any: [isDry, { not: isDry }] })],
]

const outcomes: readonly Broken[] = [
  [
    'validity-too-long',
    'validity.months',
    rulesDraft({ validity: { months: 1_201, reevaluation: t('again') } }),
  ],
  ['cap-without-effect', 'gates[0].effect.max', capped({ kind: 'cap-node', node: 'quality', max: '60.00' })],
  ['cap-without-effect', 'gates[0].effect.band', capped({ kind: 'cap-band', band: 'three' })],
  ['borderline-empty', 'borderline', borderline({})],
  ['borderline-limit', 'borderline.spreadAtLeast', borderline({ spreadAtLeast: '100.01' })],
  ['borderline-limit', 'borderline.withinOfLine', borderline({ withinOfLine: '100.00' })],
  ['borderline-limit', 'borderline.probabilityBelow', borderline({ probabilityBelow: '1.5' })],
  ['borderline-limit', 'borderline.probabilityBelow', borderline({ probabilityBelow: '-0.5' })],
  ['borderline-sheets', 'borderline.sheetsAtMost', borderline({ withinOfLine: '1.00', sheetsAtMost: 2 })],
  ['stage-missing', 'stages', stages('assess')],
  ['stage-missing', 'stages', stages('nominate', 'decide')],
  ['stage-order', 'stages[0].kind', stages('decide', 'nominate', 'assess')],
  [
    'rubric-unused',
    'rubrics[1].id',
    rulesDraft({ rubrics: [rubric('cloth-form', exampleRoot()), rubric('spare', exampleRoot())] }),
  ],
]

export const brokenSeenLater: readonly Broken[] = [...facts, ...conditions, ...neverGiven, ...outcomes]
