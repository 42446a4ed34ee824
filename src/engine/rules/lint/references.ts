import type { Problem } from '../../../foundation/problem.ts'
import { type Text, text } from '../../../foundation/text.ts'
import type { DocumentRequirement, Question } from '../form.ts'
import { reservedEvidence } from './duplicates.ts'
import { type Check, criteriaIn, type Key, type LintView, notAmong, questionsIn } from './view.ts'

type Reference = Readonly<{ part: object; keys: readonly Key[]; id: string }>
type Target = Readonly<{ code: string; known: ReadonlySet<string>; word: Text }>

const idsOf = (parts: readonly Readonly<{ id: string }>[]): ReadonlySet<string> =>
  new Set(parts.map(part => part.id))

const listed = (part: object, key: string, ids: readonly string[] | undefined): readonly Reference[] =>
  (ids ?? []).map((id, index) => ({ part, keys: [key, index], id }))

const unknown = (
  view: LintView,
  { code, known, word }: Target,
  references: readonly Reference[],
): readonly Problem[] =>
  references
    .filter(({ id }) => !view.knows(known, id))
    .map(({ part, keys, id }) => view.report(code, part, keys, notAmong(id, word)))

export const checkRubricsNamed: Check = view =>
  unknown(
    view,
    {
      code: 'unknown-rubric',
      known: idsOf(view.document.rubrics),
      word: text('id rubrik', 'rubric ids'),
    },
    view.document.commodities.flatMap(part =>
      part.rubric === undefined ? [] : [{ part, keys: ['rubric'], id: part.rubric }],
    ),
  )

export const checkCommoditiesNamed: Check = view =>
  unknown(
    view,
    {
      code: 'unknown-commodity',
      known: idsOf(view.document.commodities),
      word: text('id komoditas', 'commodity ids'),
    },
    [
      ...view.document.sections,
      ...questionsIn(view),
      ...view.document.gates,
      ...(view.document.passRules ?? []),
      ...(view.document.routing ?? []),
    ].flatMap(part => listed(part, 'commodities', part.commodities)),
  )

export const checkLevelsNamed: Check = view =>
  unknown(
    view,
    {
      code: 'unknown-level',
      known: idsOf(view.document.levels ?? []),
      word: text('id tingkat dalam "levels"', 'level ids in "levels"'),
    },
    [
      ...criteriaIn(view).flatMap(part =>
        part.scoredAt === undefined ? [] : [{ part, keys: ['scoredAt'], id: part.scoredAt }],
      ),
      ...(view.document.routing ?? []).map(part => ({ part, keys: ['to'], id: part.to })),
    ],
  )

const nobodyAnswers = text(
  'Ada kriteria yang dinilai tingkat ini, tetapi tidak disebut kantor mana yang menjawabnya. Isi "answeredBy" dengan "regency", "province" atau "national".',
  'This level scores criteria, but it is not said which office answers for it. Give "answeredBy": "regency", "province" or "national".',
)

/** A level that scores criteria needs an office that answers for it, or no sheet could ever be locked. */
export const checkLevelsAnswered: Check = view => {
  const asked = new Set(criteriaIn(view).map(one => (one.kind === 'imported' ? undefined : one.scoredAt)))
  return (view.document.levels ?? [])
    .filter(level => level.answeredBy === undefined && asked.has(level.id) && view.whole(level))
    .map(level => view.report('level-without-office', level, ['answeredBy'], nobodyAnswers))
}

export const checkCriteriaServed: Check = view =>
  unknown(
    view,
    {
      code: 'unknown-criterion',
      known: idsOf(criteriaIn(view)),
      word: text('id kriteria', 'criterion ids'),
    },
    view.document.documents.flatMap(part => listed(part, 'serves', part.serves)),
  )

const documentFact = /^document\.(.+)\.[^.]+$/

/** A fact about a document, and a letter that names one, must be about one that the rules ask for. */
export const checkDocumentFacts: Check = view =>
  unknown(
    view,
    {
      code: 'unknown-requirement',
      known: idsOf(view.document.documents),
      word: text('id dokumen', 'document ids'),
    },
    [
      ...view.document.facts.flatMap(part => {
        const id = documentFact.exec(part.name)?.[1]
        return id === undefined ? [] : [{ part, keys: ['name'], id }]
      }),
      ...view.document.documents.flatMap(({ madeAtApproval: part }) =>
        part ? [{ part, keys: ['makerBy'], id: part.makerBy }] : [],
      ),
    ],
  )

/** Evidence that exists but that assessors cannot look at. */
function unseenEvidence(view: LintView): ReadonlySet<string> {
  const { documents, photos, sample } = view.document
  const hidden = [...documents, ...questionsIn(view)].filter(
    (part: DocumentRequirement | Question) => part.assessors === 'hidden',
  )
  const unseen = new Set(hidden.map(part => part.id))
  if (photos.max === 0 && view.whole(view.document, 'photos')) unseen.add('photos')
  if ((sample.count === 0 || sample.required === false) && view.whole(view.document, 'sample'))
    unseen.add('sample')
  return unseen
}

export const checkEvidence: Check = view => {
  const references = criteriaIn(view).flatMap(part => listed(part, 'evidence', part.evidence))
  const known = new Set([...idsOf(view.document.documents), ...idsOf(questionsIn(view)), ...reservedEvidence])
  const word = text(
    'id dokumen, id pertanyaan, "photos", dan "sample"',
    'document ids, question ids, "photos" and "sample"',
  )
  const unseen = unseenEvidence(view)
  return [
    ...unknown(view, { code: 'orphan-evidence', known, word }, references),
    ...references
      .filter(({ id }) => unseen.has(id))
      .map(({ part, keys, id }) =>
        view.report(
          'hidden-evidence',
          part,
          keys,
          text(
            `Bukti "${id}" tidak dapat dilihat penilai, padahal kriteria ini merujuk kepadanya.`,
            `Assessors cannot see "${id}", but this criterion refers to it.`,
          ),
        ),
      ),
  ]
}
