import type { Section } from '../../../../engine/index.ts'
import type { PageRequest } from '../../../../web/index.ts'
import { saverOf, saverWords, whenSaved, type Saver } from '../answer-news.ts'
import { draftWords } from '../draft-messages.ts'
import type { DrawnAnswers } from '../drawn-answers.ts'

/** `Tersimpan 14.32 WIB oleh Anda`: the newest saving of a section; nothing where nothing was saved yet. */
export function sectionSaved(
  { actor, locale, now }: Pick<PageRequest, 'actor' | 'locale' | 'now'>,
  section: Section,
  drawn: DrawnAnswers,
): string | undefined {
  const savers = section.questions.flatMap(question => saverOf(question.id, drawn, actor) ?? [])
  const [newest] = savers.toSorted((one: Saver, other: Saver) => other.at.getTime() - one.at.getTime())
  if (!newest) return undefined
  return draftWords[locale].savedBy(whenSaved(newest.at, now, locale), saverWords(newest, locale))
}
