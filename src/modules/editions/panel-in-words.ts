import type { RulesDocument } from '../../engine/index.ts'
import type { Locale } from '../../foundation/text.ts'
import { panelWords } from './panel-messages.ts'

type Document = RulesDocument

/** Who must be on a panel, who attends without scoring, and whether the chair scores. */
function whoSits({ panel }: Document, locale: Locale): readonly string[] {
  const say = panelWords[locale]
  const others = (panel.roles ?? []).filter(one => !one.scores && one.id !== panel.chair)
  const chair = panel.roles?.find(one => one.id === panel.chair)
  const scores = panel.chairScores ?? chair?.scores
  return [
    ...(panel.composition ?? []).map(one => say.body(one.title[locale], one.atLeast)),
    ...others.map(one => say.withoutScore(one.title[locale], one.seats)),
    ...(scores === undefined ? [] : [scores ? say.chairScores : say.chairScoresNot]),
  ]
}

/** Who settles a result, and how: in sessions, or by the chair alone where the rules name no plenary. */
export function plenaryInWords({ plenary }: Document, locale: Locale): string {
  const say = panelWords[locale]
  return plenary ? say.plenary(plenary.quorum, say.majorities[plenary.majority]) : say.noPlenary
}

/** What the rules say of the people around a result, each in a sentence. */
export const panelInWords = (document: Document, locale: Locale): readonly string[] => [
  ...whoSits(document, locale),
  plenaryInWords(document, locale),
]
