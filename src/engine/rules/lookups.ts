import { type Criterion, isGroup, type Node, type Rubric } from './rubric.ts'
import type { Commodity, RulesDocument } from './rules.ts'
import type { DocumentRequirement, Fact, Question, Section } from './form.ts'

/** A rubric with its nodes by id, in the order of the document. */
export type RubricIndex = Readonly<{
  rubric: Rubric
  nodes: ReadonlyMap<string, Node>
  criteria: ReadonlyMap<string, Criterion>
}>

/** Rules that have passed the lint, with look-ups by id. `hash` identifies them on every result. */
export type Rules = Readonly<{
  hash: string
  document: RulesDocument
  commodities: ReadonlyMap<string, Commodity>
  rubrics: ReadonlyMap<string, RubricIndex>
  questions: ReadonlyMap<string, Question>
  sectionOfQuestion: ReadonlyMap<string, Section>
  requirements: ReadonlyMap<string, DocumentRequirement>
  facts: ReadonlyMap<string, Fact>
}>

const byId = <Item extends Readonly<{ id: string }>>(items: readonly Item[]): ReadonlyMap<string, Item> =>
  new Map(items.map(item => [item.id, item]))

/** The node and everything below it, parents first. */
export function nodesOf(node: Node): readonly Node[] {
  return isGroup(node) ? [node, ...node.children.flatMap(nodesOf)] : [node]
}

export const criteriaOf = (node: Node): readonly Criterion[] =>
  nodesOf(node).filter((each): each is Criterion => !isGroup(each))

export const indexRubric = (rubric: Rubric): RubricIndex => ({
  rubric,
  nodes: byId(nodesOf(rubric.root)),
  criteria: byId(criteriaOf(rubric.root)),
})

export function indexRules(document: RulesDocument, hash: string): Rules {
  const questions = document.sections.flatMap(section =>
    section.questions.map(question => ({ section, question })),
  )
  return {
    hash,
    document,
    commodities: byId(document.commodities),
    rubrics: new Map(document.rubrics.map(rubric => [rubric.id, indexRubric(rubric)])),
    questions: byId(questions.map(({ question }) => question)),
    sectionOfQuestion: new Map(questions.map(({ section, question }) => [question.id, section])),
    requirements: byId(document.documents),
    facts: new Map(document.facts.map(fact => [fact.name, fact])),
  }
}

/** What is scored: one rubric, for the commodities that it may be about. */
export type Form = Readonly<{ index: RubricIndex; commodities: readonly string[] }>

/** What is scored of a commodity without rubric: nothing. */
const unscored = ({ id, title }: Commodity): Form => ({
  index: indexRubric({
    id,
    title,
    root: { kind: 'group', id, title, max: 0, combine: 'sum', children: [] },
  }),
  commodities: [id],
})

/** True where nothing is scored, because the commodity has no rubric. */
export const isUnscored = ({ index }: Form): boolean => index.criteria.size === 0

/** The form of a commodity, or of a rubric by its own id; a commodity's id comes first. */
export function findForm(rules: Rules, id: string): Form | undefined {
  const commodity = rules.commodities.get(id)
  if (commodity && commodity.rubric === undefined) return unscored(commodity)
  const index = rules.rubrics.get(commodity?.rubric ?? id)
  if (!index) return undefined
  const sharing = rules.document.commodities
    .filter(each => each.rubric === index.rubric.id)
    .map(each => each.id)
  return { index, commodities: commodity ? [commodity.id] : sharing }
}
