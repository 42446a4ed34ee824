import type { Criterion } from '../../../../engine/index.ts'
import { html, type Html } from '../../../../platform/html.ts'
import { formatHundredths } from '../../../../platform/translations.ts'
import { linkButton, pageTitle, section, selectField, table } from '../../../../ui/index.ts'
import type { PageRequest } from '../../../../web/index.ts'
import type { Mark, Scoresheet } from '../../assessment.ts'
import { words } from '../../messages.ts'
import type { OwnSheet } from '../own-sheet.ts'
import { totalHundredths } from '../score-marks.ts'
import { scoringWords } from '../scoring-messages.ts'
import { answerWords, askedCriteria } from '../sheet-fields.ts'

export type Compared = Readonly<{ code: string; sheet: Scoresheet; marks: readonly Mark[] }>

export type CompareView = Readonly<{
  own: OwnSheet
  /** Null for the whole. */
  criterion: Criterion | null
  /** The person's own sheets of the same commodity, this one among them. */
  alike: readonly Compared[]
}>

/** The person's own marks for other products of the same commodity; never anybody else's. */
export function comparePage(request: PageRequest, view: CompareView): Html {
  const { locale, link } = request
  const said = scoringWords[locale]
  const { own } = view
  const commodity = own.ground.rules.commodities.get(own.ground.commodity)?.title[locale] ?? ''
  const title = pageTitle({
    locale,
    title: said.compareTitle(own.code),
    lead: said.compareLead(commodity),
    crumbs: [
      { label: words[locale].listTitle, href: link('/penilaian') },
      { label: words[locale].sheetTitle(own.code), href: link(`/penilaian/${own.code}`) },
    ],
  })
  const back = html`<p>${linkButton({ href: backTo(request, view), label: said.toSheet, kind: 'primary' })}</p>`
  if (view.alike.every(one => one.code === own.code)) return html`${title}<p>${said.compareNone}</p>${back}`
  return html`${title}${chooser(request, view)}${view.criterion ? marksTable(request, view, view.criterion) : standing(request, view)}${back}`
}

const backTo = ({ link }: PageRequest, { own, criterion }: CompareView): string =>
  `${link(`/penilaian/${own.code}`)}${criterion ? `#f-mark-${criterion.id}` : ''}`

function chooser({ locale, link }: PageRequest, { own, criterion }: CompareView): Html {
  const said = scoringWords[locale]
  const options = askedCriteria(own).map(one => ({ value: one.id, label: one.title[locale] }))
  const field = selectField({
    locale,
    name: 'kriteria',
    label: said.compareOne,
    value: criterion?.id ?? '',
    options,
    prompt: said.compareAll,
    required: true,
  })
  return html`<form class="form" method="get" action="${link(`/penilaian/${own.code}/bandingkan`)}">${field}<div class="buttons"><button class="button button--secondary" type="submit">${said.choose}</button></div></form>`
}

/** This sheet first, then the others by code. */
const ordered = ({ alike, own }: CompareView): readonly Compared[] => [
  ...alike.filter(one => one.code === own.code),
  ...alike.filter(one => one.code !== own.code),
]

function codeCell({ link, locale }: PageRequest, { own }: CompareView, { code }: Compared): Html {
  return code === own.code
    ? html`<b>${code}</b> (${scoringWords[locale].thisOne})`
    : html`<a href="${link(`/penilaian/${code}`)}">${code}</a>`
}

function marksTable(request: PageRequest, view: CompareView, criterion: Criterion): Html {
  const { locale } = request
  const said = scoringWords[locale]
  const rows = ordered(view).map(one => {
    const mark = one.marks.find(each => each.criterionId === criterion.id)
    const chosen =
      mark?.answer === undefined || mark.answer === null
        ? said.missing
        : answerWords(criterion, mark.answer, locale)
    return {
      cells: [codeCell(request, view, one), chosen, html`<span class="typed">${mark?.reason ?? ''}</span>`],
      marked: one.code === view.own.code,
    }
  })
  const columns = [{ label: said.code }, { label: said.chosen }, { label: said.reason }]
  const caption = criterion.title[locale]
  return section({
    title: caption,
    body: html`<p class="muted">${criterion.guidance[locale]}</p>${table({ caption, captionHidden: true, columns, rows, empty: '' })}`,
  })
}

function standing(request: PageRequest, view: CompareView): Html {
  const { locale } = request
  const said = scoringWords[locale]
  const { own: sheet } = view
  const totals = ordered(view).map(one => ({
    one,
    // Only this product's own facts are at hand: of others what was locked counts.
    total: one.sheet.total ?? (one.code === sheet.code ? totalHundredths(sheet.ground, one.marks) : null),
  }))
  const known = totals.flatMap(({ total }) => total ?? [])
  const own = totals.find(({ one }) => one.code === view.own.code)?.total ?? null
  const place = own === null ? 0 : known.filter(total => total > own).length + 1
  const rows = totals
    .toSorted((a, b) => (b.total ?? -1) - (a.total ?? -1))
    .map(({ one, total }) => ({
      cells: [
        codeCell(request, view, one),
        total === null ? '–' : formatHundredths(total, locale),
        one.sheet.state === 'locked' ? said.locked : said.open,
      ],
      marked: one.code === view.own.code,
    }))
  const columns = [{ label: said.code }, { label: said.total, numeric: true }, { label: words[locale].state }]
  const told = sheet.sheet.state === 'locked' ? said.standingLocked : said.standingText
  const sentence = own === null ? said.standingOpen : told(place, known.length)
  return section({
    title: said.standing,
    body: html`<p>${sentence}</p>${table({ caption: said.standing, captionHidden: true, columns, rows, empty: '' })}`,
  })
}
