import { type Text, text } from '../foundation/text.ts'
import { loadRules } from './rules/load.ts'
import type { Rules } from './rules/lookups.ts'

/** Small rules documents for tests: valid as they are; each test changes what it is about. */

export type Draft = Record<string, unknown>

export const t = (word: string): Text => text(`${word} (contoh)`, `${word} (example)`)

export const option = (id: string, points: string): Draft => ({ id, points, text: t(`level ${id}`) })

/** Options `0`, `1`, `2` ... with these points. */
export const options = (...points: readonly string[]): Draft[] =>
  points.map((each, index) => option(String(index), each))

const criterion = (kind: string, id: string, max: string, more: Draft): Draft => ({
  kind,
  id,
  title: t(id),
  guidance: t(`how to judge ${id}`),
  max,
  evidence: [],
  ...more,
})

/** A choice whose options have these points; its maximum is the largest unless `more` says otherwise. */
export const choice = (id: string, points: readonly string[], more: Draft = {}): Draft =>
  criterion('choice', id, points.toSorted((a, b) => Number(b) - Number(a))[0] ?? '0.00', {
    options: options(...points),
    ...more,
  })

export const yesNo = (id: string, points: string, more: Draft = {}): Draft =>
  criterion('yes-no', id, points, { points, ...more })

export const measured = (
  id: string,
  max: string,
  bands: readonly (readonly [string, string])[],
  more: Draft = {},
) =>
  criterion('number', id, max, {
    lowest: bands[0]?.[0],
    bands: bands.map(([from, points]) => ({ from, points })),
    ...more,
  })

export const alternatives = (
  id: string,
  max: string,
  scales: Record<string, Draft[]>,
  more: Draft = {},
): Draft =>
  criterion('alternatives', id, max, {
    scales: Object.entries(scales).map(([scale, list]) => ({ id: scale, title: t(scale), options: list })),
    ...more,
  })

export const imported = (id: string, max: string, fact: string, more: Draft = {}): Draft =>
  criterion('imported', id, max, { source: t('another body'), fact, ...more })

export const group = (id: string, max: string, children: readonly Draft[], more: Draft = {}): Draft => ({
  kind: 'group',
  id,
  title: t(id),
  max,
  combine: 'sum',
  children,
  ...more,
})

export const root = (...children: readonly Draft[]): Draft => group('whole', '100.00', children)

export const band = (id: string, from: string, more: Draft = {}): Draft => ({
  id,
  title: t(id),
  from,
  ...more,
})

export const stars = (): Draft => ({
  id: 'stars',
  title: t('stars'),
  bands: [
    band('one', '71.00', { stars: 1 }),
    band('two', '81.00', { stars: 2 }),
    band('three', '91.00', { stars: 3 }),
  ],
})

export const gate = (id: string, when: unknown, effect: Draft, more: Draft = {}): Draft => ({
  id,
  when,
  effect,
  per: 'file',
  reason: t(`because of ${id}`),
  ...more,
})

/** A fact that comes with the file. */
export const fact = (name: string, kind: string): Draft => ({
  name,
  kind,
  title: t(name),
  givenBy: 'caller',
})

export const question = (id: string, kind: string, more: Draft = {}): Draft => ({
  id,
  kind,
  title: t(id),
  hint: t(`hint for ${id}`),
  required: true,
  assessors: 'open',
  ...more,
})

export const section = (id: string, questions: readonly Draft[], more: Draft = {}): Draft => ({
  id,
  title: t(id),
  guidance: t(`guidance for ${id}`),
  questions,
  ...more,
})

export const requirement = (id: string, more: Draft = {}): Draft => ({
  id,
  type: 'licence',
  owner: 'producer',
  title: t(id),
  why: t('why'),
  where: t('where'),
  duration: t('a week'),
  source: t('a regulation'),
  required: true,
  validAt: 'submission',
  assessors: 'open',
  ...more,
})

/** Quality 60 (two choices), market 40 (a choice and a yes-no). */
export const exampleRoot = (): Draft =>
  root(
    group('quality', '60.00', [
      choice('material', ['10.00', '25.00', '40.00']),
      choice('finish', ['0.00', '20.00']),
    ]),
    group('market', '40.00', [choice('buyers', ['5.00', '12.50', '25.00']), yesNo('export', '15.00')]),
  )

export const rubric = (id: string, node: Draft): Draft => ({ id, title: t(id), root: node })

const stage = (kind: string): Draft => ({ id: kind, kind, title: t(kind), explanation: t('what happens') })

/** A complete, valid document as JSON values; `parts` replace parts of the root. */
/** What a question asks for comes from the file, and not with it. */
function toldByQuestions({ facts, sections }: Draft): Draft {
  if (!Array.isArray(facts) || !Array.isArray(sections)) return {}
  const asked = new Set(
    sections
      .flatMap((one: Draft) => (Array.isArray(one['questions']) ? (one['questions'] as Draft[]) : []))
      .map(one => one['fact']),
  )
  const told = ({ givenBy: _givenBy, ...one }: Draft): Draft => one
  return { facts: facts.map((one: Draft) => (asked.has(one['name']) ? told(one) : one)) }
}

export const rulesDraft = (parts: Draft = {}): Draft => ({
  schema: 1,
  programme: 'example',
  edition: 'first',
  title: t('rules'),
  example: true,
  legalBasis: [{ title: t('law'), url: 'https://example.org/law' }],
  locales: ['id', 'en'],
  timezone: 'Asia/Jakarta',
  commodities: [{ id: 'cloth', title: t('cloth'), rubric: 'cloth-form' }],
  stages: [stage('nominate'), stage('assess'), stage('decide')],
  sections: [],
  facts: [],
  documents: [],
  photos: { min: 1, max: 5 },
  producerFields: [],
  sample: { count: 1, note: t('one piece'), required: true },
  rubrics: [rubric('cloth-form', exampleRoot())],
  gates: [],
  panel: { size: 3, quorum: 3, ownProvince: 'excluded', verifierMayScore: false },
  aggregation: { first: 'sheet', combine: 'mean', rounding: { kind: 'half-up', places: 2 } },
  scales: [stars()],
  validity: { months: 24, reevaluation: t('again afterwards') },
  certificate: { numberPattern: '{sequence}/{edition}', title: t('certificate') },
  publication: { feedback: 'criterion' },
  ...parts,
  ...toldByQuestions(parts),
})

/** Loads a draft; throws with every problem when it is not valid. */
export function rulesFrom(draft: Draft): Rules {
  const loaded = loadRules(JSON.stringify(draft))
  if (loaded.ok) return loaded.value
  throw new Error(loaded.problems.map(each => `${each.code} ${each.path}: ${each.message.en}`).join('\n'))
}

/** Rules whose only rubric has this root. */
export const rulesWithRoot = (node: Draft, parts: Draft = {}): Rules =>
  rulesFrom(rulesDraft({ rubrics: [rubric('cloth-form', node)], ...parts }))
