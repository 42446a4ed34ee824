import type { ActionContext } from '../../../actions/index.ts'
import { problem, type Problem } from '../../../foundation/problem.ts'
import { text, type Locale } from '../../../foundation/text.ts'
import { capitalDay } from '../../../platform/local-time.ts'
import { formatMoment, formatTime } from '../../../platform/translations.ts'
import { baseOf } from '../../nominations/index.ts'
import { scoringWords as words } from './scoring-messages.ts'
import type { ReadField } from './read-marks.ts'
import { answerWords, baseName, choiceName, fieldText, fieldTitle, type SheetField } from './sheet-fields.ts'

/** What a page that is open is told of one field, in the form that the script of drafts reads. */
export type FieldNews = Readonly<{
  name: string
  base: string
  state: 'saved' | 'theirs' | 'conflict'
  title?: string
  text?: string
  shown?: string
  who?: string
  by?: string
  self?: boolean
  when?: string
}>

type Around = Pick<ActionContext, 'now' | 'locale'>

export const whenSaved = ({ savedAt }: SheetField, { now, locale }: Around): string =>
  savedAt === null
    ? ''
    : capitalDay(savedAt) === capitalDay(now)
      ? formatTime(savedAt, locale)
      : formatMoment(savedAt, locale)

export function valueWords({ kind, criterion, value }: SheetField, locale: Locale): string {
  if (value === null) return words[locale].nothingYet
  return kind === 'mark' && criterion ? answerWords(criterion, value, locale) : String(value)
}

/**
 * A sheet is one person's: whatever stands there otherwise came from another tab or device of the same person. `writer`
 * names who writes where that is not so.
 */
export const newsOf = (
  field: SheetField,
  state: 'theirs' | 'conflict',
  around: Around,
  writer?: string,
): FieldNews => ({
  name: field.name,
  base: baseOf(field),
  state,
  title: fieldTitle(field, around.locale),
  text: fieldText(field, around.locale),
  shown: valueWords(field, around.locale),
  who: writer ?? words[around.locale].you,
  by: writer ?? words[around.locale].you,
  self: writer === undefined,
  when: whenSaved(field, around),
})

/** The fields whose page has to change something: its base, its value, or its question to the reader. */
export function tellFields(
  read: readonly ReadField[],
  sent: Readonly<Record<string, unknown>>,
  around: Around,
  writer?: string,
): readonly FieldNews[] {
  const touched = new Set(
    read
      .filter(one => one.merged === 'mine' && one.field.kind !== 'note')
      .map(one => one.field.criterion?.id),
  )
  return read.flatMap(({ field, value, merged }) => {
    if (merged === 'theirs' || merged === 'conflict') return [newsOf(field, merged, around, writer)]
    // A mark and its reason are counted together.
    const moves = merged === 'mine' || (field.kind !== 'note' && touched.has(field.criterion?.id))
    const next = moves ? { value, revision: field.revision + 1 } : field
    const base = baseOf(next)
    return base === sent[baseName(field.name)] ? [] : [{ name: field.name, base, state: 'saved' as const }]
  })
}

/** Both versions are kept, and the person is asked which one is right. */
export function conflictProblem(field: SheetField, now: Date): Problem {
  const said = (locale: Locale): string =>
    words[locale].changedElsewhere(fieldTitle(field, locale), whenSaved(field, { now, locale }))
  return problem('changed-elsewhere', choiceName(field.name), text(said('id'), said('en')))
}
