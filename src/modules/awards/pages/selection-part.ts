import { html, type Html } from '../../../platform/html.ts'
import { section, table } from '../../../ui/index.ts'
import { words } from '../messages.ts'
import { figureCell, scaleName, type Counted } from './stated-parts.ts'
import { barsOf, yearsOf } from './year-parts.ts'

const steps = ['nominations', 'admitted'] as const
const selecting = ['nominations', 'nominating-provinces', 'admitted', 're-evaluated'] as const

/** How many were nominated and admitted, where a source says it: a picture for each year, and a table. */
export function selectionPart({ shown, figures, scales }: Counted, download: Html): Html | '' {
  const own = words[shown.locale]
  const found = figures.filter(one => (selecting as readonly string[]).includes(one.subject))
  if (found.length === 0) return ''
  const rounds = scales.flatMap(scale =>
    yearsOf(found.filter(one => one.scale === scale)).map(year => ({
      scale,
      year,
      figureOf: (subject: (typeof selecting)[number]) =>
        found.find(one => one.scale === scale && one.year === year && one.subject === subject),
    })),
  )
  const pictures = rounds.map(({ scale, year, figureOf }) => {
    const drawn = steps.flatMap(subject => {
      const figure = figureOf(subject)
      return figure ? [{ name: own.subjects[subject], figure }] : []
    })
    return barsOf(shown, own.selectionCaption(String(year), scaleName(shown, scale)), drawn)
  })
  const rows = rounds.map(({ scale, year, figureOf }) => ({
    cells: [
      String(year),
      scaleName(shown, scale),
      ...selecting.map(subject => figureCell(shown, figureOf(subject))),
    ],
  }))
  const columns = [own.year, own.scheme, ...selecting.map(subject => own.subjects[subject])]
  const all = table({
    caption: own.selectionTable,
    captionHidden: true,
    columns: columns.map(label => ({ label })),
    rows,
    empty: '',
  })
  return section({ title: own.selection, body: html`${pictures}${all}${download}`, id: 'seleksi' })
}
