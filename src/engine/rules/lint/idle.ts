import type { Problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import type { Question } from '../form.ts'
import { isGroup, type Node } from '../rubric.ts'
import { nodesOf } from '../lookups.ts'
import { type Check, criteriaIn, type LintView, questionsIn } from './view.ts'

/** Keys that have no meaning beside what stands around them: somebody meant something that will not happen. */

type Idle = Readonly<{ part: object; key: string; because: ReturnType<typeof text> }>

const idle = (found: boolean, part: object, key: string, id: string, en: string): readonly Idle[] =>
  found ? [{ part, key, because: text(id, en) }] : []

function idleInNode(node: Node): readonly Idle[] {
  if (!isGroup(node)) return []
  if (node.combine === 'weighted-sum') return []
  return node.children.flatMap(child =>
    idle(
      child.weight !== undefined,
      child,
      'weight',
      'induknya tidak menjumlah dengan bobot',
      'its parent does not add up by weights',
    ),
  )
}

const asks: Readonly<Record<string, readonly Question['kind'][]>> = {
  min: ['number', 'percent'],
  max: ['number', 'percent'],
  minLength: ['text', 'long-text'],
  maxLength: ['text', 'long-text'],
  options: ['choice'],
}

/** A percent lies between 0 and 100 whatever the question says. */
const beyondPercent = (question: Question): readonly Idle[] =>
  [
    { key: 'min', beyond: (question.min ?? 0) < 0 },
    { key: 'max', beyond: (question.max ?? 100) > 100 },
  ].flatMap(({ key, beyond }) =>
    idle(
      question.kind === 'percent' && beyond,
      question,
      key,
      'persen selalu dari 0 sampai 100',
      'a percent is from 0 to 100 in any case',
    ),
  )

const idleInQuestion = (question: Question): readonly Idle[] => [
  ...beyondPercent(question),
  ...Object.entries(asks).flatMap(([key, kinds]) =>
    idle(
      Object.hasOwn(question, key) && !kinds.includes(question.kind),
      question,
      key,
      `pertanyaan ini berjenis ${question.kind}`,
      `this question is of kind ${question.kind}`,
    ),
  ),
]

function idleInCriteria(view: LintView): readonly Idle[] {
  return criteriaIn(view).flatMap(criterion => [
    ...idle(
      criterion.whenNotApplicable !== undefined && criterion.appliesWhen === undefined,
      criterion,
      'whenNotApplicable',
      'kriteria tanpa "appliesWhen" selalu berlaku',
      'a criterion without "appliesWhen" always applies',
    ),
    ...['reasonBelow', 'reasonAbove', 'scoredAt'].flatMap(key =>
      idle(
        criterion.kind === 'imported' && Object.hasOwn(criterion, key),
        criterion,
        key,
        'nilainya diambil dari fakta dan tidak ditanyakan',
        'it is read from a fact and not asked of anybody',
      ),
    ),
    ...idle(
      criterion.kind === 'imported' && criterion.options !== undefined && criterion.bands !== undefined,
      criterion,
      'bands',
      'nilainya sudah ditentukan oleh "options"',
      '"options" decide its points already',
    ),
  ])
}

function idleInPanel({ document }: LintView): readonly Idle[] {
  const { panel, sample } = document
  return [
    ...idle(
      sample.count === 0 && sample.required !== false,
      sample,
      'required',
      'tidak ada contoh yang diminta ("count" 0)',
      'no sample is asked for ("count" is 0)',
    ),
    ...(panel.composition ?? []).flatMap(body =>
      idle(
        body.atLeast === 0,
        body,
        'atLeast',
        'tanpa lembar pun susunan ini terpenuhi',
        'this is met without any sheet',
      ),
    ),
    ...idle(
      panel.chairScores !== undefined && panel.roles !== undefined && panel.chair === undefined,
      panel,
      'chairScores',
      'peran ketua ("chair") tidak disebut',
      'the role of the chair ("chair") is not named',
    ),
  ]
}

function idleInOutcome({ document }: LintView): readonly Idle[] {
  const { aggregation, borderline, ties } = document
  return [
    ...idle(
      aggregation.trim !== undefined && aggregation.combine !== 'trimmed-mean',
      aggregation,
      'trim',
      'hanya "trimmed-mean" melepas lembar',
      'only "trimmed-mean" leaves sheets out',
    ),
    ...idle(
      borderline?.sheetsAtMost !== undefined && borderline.action !== 'one-more-sheet',
      borderline ?? {},
      'sheetsAtMost',
      'berkas yang diragukan langsung ke pleno',
      'what is in doubt goes to the plenary',
    ),
    ...idle(
      ties?.lot !== undefined && ties.lastly !== 'lot',
      ties ?? {},
      'lot',
      'tidak ada undian ("lastly")',
      'no lot is drawn ("lastly")',
    ),
    ...idle(
      ties?.by.length === 0 && ties.lastly === 'shared' && ties.lot === undefined,
      ties ?? {},
      'by',
      'tidak disebut dengan apa yang seri dibedakan',
      'it is not said by what equals are told apart',
    ),
  ]
}

function tell(view: LintView, { part, key, because }: Idle): Problem {
  const message = text(
    `"${key}" tidak mengubah apa pun di sini: ${because.id}. Hapus, atau perbaiki bagian yang dimaksud.`,
    `"${key}" changes nothing here: ${because.en}. Leave it out, or mend the part that it was meant for.`,
  )
  return view.report('without-effect', part, [key], message)
}

export const checkIdle: Check = view => {
  const nodes = view.rubrics.flatMap(({ rubric }) => nodesOf(rubric.root))
  const outcome = ['aggregation', 'borderline', 'ties', 'panel', 'sample'].every(key =>
    view.whole(view.document, key),
  )
  return [
    ...[
      ...nodes.flatMap(idleInNode),
      ...questionsIn(view).flatMap(idleInQuestion),
      ...idleInCriteria(view),
    ].filter(({ part }) => view.whole(part)),
    ...(outcome ? [...idleInOutcome(view), ...idleInPanel(view)] : []),
  ].map(each => tell(view, each))
}
