import type { Problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import { optionsOf } from '../../scoring/points.ts'
import { criteriaOf, nodesOf } from '../lookups.ts'
import type { Node } from '../rubric.ts'
import { placeText } from './damage.ts'
import type { Check, Key, LintView } from './view.ts'

/** Names that evidence may use beside document and question ids. */
export const reservedEvidence: readonly string[] = ['photos', 'sample']

type Named = Readonly<{ part: object; keys: readonly Key[]; id: string }>

function repeats(view: LintView, named: readonly Named[], taken: readonly string[] = []): readonly Problem[] {
  const seen = new Map(taken.map(id => [id, '']))
  return named.flatMap(({ part, keys, id }) => {
    const first = seen.get(id)
    if (first === undefined) {
      seen.set(id, placeText(view.place(part, ...keys)))
      return []
    }
    const message =
      first === ''
        ? text(
            `Id "${id}" sudah mempunyai arti tersendiri. Beri id yang lain.`,
            `The id "${id}" has a meaning of its own already. Give it another one.`,
          )
        : text(
            `Id "${id}" sudah dipakai di ${first}. Beri id yang lain.`,
            `The id "${id}" is already used at ${first}. Give it another one.`,
          )
    return view.report('duplicate-id', part, keys, message)
  })
}

const ids = (parts: readonly Readonly<{ id: string }>[] | undefined): readonly Named[] =>
  (parts ?? []).map(part => ({ part, keys: ['id'], id: part.id }))

const texts = (owner: object, key: string, list: readonly string[] | undefined): readonly Named[] =>
  (list ?? []).map((id, index) => ({ part: owner, keys: [key, index], id }))

/** Nodes within their rubric; options within their criterion, over all its scales. */
function rubricScopes(root: Node): readonly (readonly Named[])[] {
  const scales = criteriaOf(root).map(criterion =>
    criterion.kind === 'alternatives' ? criterion.scales : [],
  )
  return [
    ids(nodesOf(root)),
    ...criteriaOf(root).map(criterion => ids(optionsOf(criterion))),
    ...scales.map(ids),
  ]
}

/** Ids are unique among their neighbours; document and question ids share one space, because evidence names both. */
export const checkDuplicates: Check = view => {
  const { document } = view
  const questions = document.sections.flatMap(section => section.questions)
  const scopes: readonly (readonly Named[])[] = [
    ids(document.commodities),
    ids(document.stages),
    ids(document.sections),
    ids(document.levels),
    ids(document.rubrics),
    ids(document.gates),
    ids(document.scales),
    ids(document.panel.composition),
    ids(document.panel.roles),
    ids(document.passRules),
    ids(document.routing),
    ids(document.selections),
    ...(document.selections ?? []).map(selection => ids(selection.awards)),
    ...(document.selections ?? [])
      .flatMap(selection => selection.awards)
      .map(award => (award.exceptions ?? []).map(part => ({ part, keys: ['group'], id: part.group }))),
    document.facts.map(part => ({ part, keys: ['name'], id: part.name })),
    document.producerFields.map(part => ({ part, keys: ['field'], id: part.field })),
    texts(document, 'locales', document.locales),
    ...questions.map(question => ids(question.options)),
    ...document.scales.map(scale => ids(scale.bands)),
  ]
  const rubrics = view.rubrics.flatMap(({ rubric }) => rubricScopes(rubric.root))
  return [
    ...scopes.flatMap(scope => repeats(view, scope)),
    ...rubrics.flatMap(scope => repeats(view, scope)),
    ...repeats(view, [...ids(document.documents), ...ids(questions)], reservedEvidence),
  ]
}
