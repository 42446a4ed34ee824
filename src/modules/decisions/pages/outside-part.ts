import { outsideFactsFor } from '../../../engine/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { catalogue, formatDay } from '../../../platform/translations.ts'
import { section, table } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { outsideText } from '../../assessment/index.ts'
import type { PlenaryCase } from '../cases/plenary-case.ts'

const words = catalogue(
  {
    title: 'Fakta dari luar',
    fact: 'Fakta',
    value: 'Nilai',
    source: 'Sumber',
    none: 'belum ada',
    corrected: 'diperbaiki dalam penetapan baru',
    sourceOf: (issuer: string, paper: string, day: string) => `${issuer}, nomor ${paper}, ${day}`,
  },
  {
    title: 'Facts from outside',
    fact: 'Fact',
    value: 'Value',
    source: 'Source',
    none: 'not there',
    corrected: 'corrected in a new decision',
    sourceOf: (issuer, paper, day) => `${issuer}, number ${paper}, ${day}`,
  },
)

/** What the case was computed from that came from outside, with its papers; nothing where its rules want none. */
export function outsidePart({ locale }: Pick<PageRequest, 'locale'>, one: PlenaryCase): Html | '' {
  const wanted = outsideFactsFor(one.rules.rules, one.nomination.commodity)
  if (wanted.length === 0) return ''
  const own = words[locale]
  const last = new Map(one.outside.map(row => [row.fact, row]))
  const rows = wanted.map(outside => {
    const value = one.facts[outside.fact.name]
    const row = last.get(outside.fact.name)
    const isBrought = row && row.value !== null && row.value === value
    const source = isBrought
      ? own.sourceOf(row.issuer, row.paper, formatDay(row.paperDate, locale))
      : value === undefined
        ? '–'
        : own.corrected
    const said = value === undefined ? own.none : outsideText(outside, value)[locale]
    return { cells: [outside.fact.title[locale], said, source] }
  })
  const columns = [own.fact, own.value, own.source].map(label => ({ label }))
  const body = table({ caption: own.title, captionHidden: true, columns, rows, empty: '' })
  return html`${section({ title: own.title, id: 'fakta-luar', body })}`
}
