import { may, mayEver } from '../../../access/index.ts'
import { html } from '../../../platform/html.ts'
import { definitionList, panel } from '../../../ui/index.ts'
import type { NominationPanel } from '../../nominations/index.ts'
import { namesOf } from '../../people/index.ts'
import { outsideAddress } from './bring-outside.ts'
import { lastBrought } from './outside-fact.ts'
import { loadOutside } from './outside-ground.ts'
import { outsideWords } from './outside-messages.ts'
import { broughtHistory, sourceWords, valueWords } from './pages/outside-parts.ts'

/** On the page of a file: what was brought from outside, with its papers and its history, for who may read it. */
export const outsidePanel: NominationPanel = async (request, nomination) => {
  const { reader, actor, locale, link } = request
  if (!mayEver(actor, 'outside-fact.read')) return null
  const ground = await loadOutside(reader, nomination.id, request)
  if (!ground || !may(actor, 'outside-fact.read', ground.access).allowed) return null
  const own = outsideWords[locale]
  const last = lastBrought(ground.rows)
  const items = ground.wanted.map(one => {
    const row = last.get(one.fact.name)
    const value = valueWords(one, row?.value ?? null, locale)
    return {
      term: one.fact.title[locale],
      detail: row && row.value !== null ? `${value} (${sourceWords(row, locale)})` : value,
    }
  })
  const names = await namesOf(
    reader,
    ground.rows.map(one => one.broughtBy),
  )
  const history =
    ground.rows.length === 0
      ? ''
      : html`<details><summary>${own.history}</summary>${broughtHistory(ground.rows, ground.wanted, names, locale)}</details>`
  return panel({
    title: own.title,
    level: 2,
    body: html`${definitionList({ items })}${history}<p><a href="${link(outsideAddress(nomination.id))}">${own.panelLink}</a></p>`,
  })
}
