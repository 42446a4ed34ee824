import type { Problem } from '../../../foundation/problem.ts'
import { locales, type Text, text } from '../../../foundation/text.ts'
import { nodesOf } from '../lookups.ts'
import { isGroup, type Node } from '../rubric.ts'
import { type Check, type Key, type LintView, questionsIn } from './view.ts'

/** Neighbours that nobody can tell apart where they are shown: most often copied, and one of them not changed yet. */
type Worded = Readonly<{ part: object; key: Key; words: Text }>

const titled = (parts: readonly Readonly<{ title: Text }>[] | undefined): readonly Worded[] =>
  (parts ?? []).map(part => ({ part, key: 'title', words: part.title }))

const described = (parts: readonly Readonly<{ text: Text }>[] | undefined): readonly Worded[] =>
  (parts ?? []).map(part => ({ part, key: 'text', words: part.text }))

function listsIn(node: Node): readonly (readonly Worded[])[] {
  if (isGroup(node)) return [titled(node.children)]
  if (node.kind === 'alternatives')
    return [titled(node.scales), ...node.scales.map(each => described(each.options))]
  return 'options' in node ? [described(node.options)] : []
}

function alike(view: LintView, list: readonly Worded[]): readonly Problem[] {
  const seen = new Set<string>()
  return list.flatMap(({ part, key, words }) => {
    const said = JSON.stringify(locales.map(locale => words[locale]))
    if (!view.whole(part)) return []
    if (!seen.has(said)) {
      seen.add(said)
      return []
    }
    const message = text(
      `Bunyinya sama dengan bagian lain di daftar ini: "${words.id}". Bedakan, atau hapus salah satu.`,
      `It says the same as another part of this list: "${words.en}". Tell them apart, or leave one out.`,
    )
    return view.report('same-words', part, [key], message)
  })
}

export const checkSameWords: Check = view => {
  const { document } = view
  const lists = [
    titled(document.commodities),
    titled(document.levels),
    titled(document.stages),
    titled(document.rubrics),
    titled(document.scales),
    titled(document.passRules),
    titled(document.selections),
    titled(document.panel.roles),
    titled(document.panel.composition),
    ...document.scales.map(scale => titled(scale.bands)),
    ...(document.selections ?? []).map(selection => titled(selection.awards)),
    ...questionsIn(view).map(question => titled(question.options)),
    ...view.rubrics.flatMap(({ rubric }) => nodesOf(rubric.root).flatMap(listsIn)),
  ]
  return lists.flatMap(list => alike(view, list))
}
