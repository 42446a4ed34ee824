import type { Answer, Criterion } from '../../../../engine/index.ts'
import type { Locale } from '../../../../foundation/text.ts'
import { html, type Html } from '../../../../platform/html.ts'
import { formatHundredths } from '../../../../platform/translations.ts'
import type { AgreedGround } from '../agreed-ground.ts'
import { agreedWords } from '../agreed-messages.ts'
import type { Seat } from '../agreed-sheet.ts'
import { answeredAlike } from '../save-agreed.ts'
import { scoreMarks } from '../../sheets/score-marks.ts'
import { answerWords } from '../../sheets/sheet-fields.ts'

/** How a seat is called on the page of one person, who is told which is the own one. */
export function seatName(
  seat: Pick<Seat, 'number' | 'personId'>,
  personId: string | null,
  locale: Locale,
): string {
  const own = agreedWords[locale]
  const name = own.seat(seat.number)
  return seat.personId === personId ? own.you(name) : name
}

type Said = Readonly<{ words: string; points: string; reason: string }>

/** What one sheet says at each criterion, with the points that it gives there. */
function saidBy(ground: AgreedGround, seat: Seat, locale: Locale) {
  const { answers } = scoreMarks(ground.ground, seat.marks)
  const points = new Map(answers.map(one => [one.criterion.id, one.points]))
  const marks = new Map(seat.marks.map(one => [one.criterionId, one]))
  return (criterion: Criterion): Said => {
    const mark = marks.get(criterion.id)
    const given = points.get(criterion.id) ?? null
    return {
      words: wordsOf(criterion, mark?.answer ?? null, locale),
      points: given === null ? '' : formatHundredths(given, locale),
      reason: (mark?.reason ?? '').trim(),
    }
  }
}

const wordsOf = (criterion: Criterion, answer: Answer | null, locale: Locale): string =>
  answer === null ? '–' : answerWords(criterion, answer, locale)

/** What each assessor said at a criterion: folded away where all said the same and nobody wrote a reason. */
export function besidePart(
  ground: AgreedGround,
  personId: string | null,
  locale: Locale,
): (criterion: Criterion) => Html {
  const own = agreedWords[locale]
  const seats = ground.seats.map(seat => ({ seat, said: saidBy(ground, seat, locale) }))
  return criterion => {
    const alike = answeredAlike(ground.seats, criterion.id)
    const items = seats.map(({ seat, said }) => {
      const { words, points, reason } = said(criterion)
      const sum = points === '' ? '' : html` <span class="number">(${points} ${own.points})</span>`
      const why = reason === '' ? '' : html` <span class="typed">“${reason}”</span>`
      return html`<li><b>${seatName(seat, personId, locale)}:</b> ${words}${sum}${why}</li>`
    })
    const summary = alike === null ? own.differ : own.alike(wordsOf(criterion, alike, locale))
    return html`<details class="own-note"${alike === null ? html` open` : ''}><summary>${summary}</summary><ul class="plain">${items}</ul></details>`
  }
}
