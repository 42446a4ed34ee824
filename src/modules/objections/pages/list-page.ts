import { mayEver } from '../../../access/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { countsBar, emptyState, filterBar, pager, pageTitle, selectField, table } from '../../../ui/index.ts'
import { listAddress, type PageRequest } from '../../../web/index.ts'
import type { Edition } from '../../editions/index.ts'
import { areaName } from '../../regions/index.ts'
import { lenses, type Lens, type ObjectionCounts } from '../list-store.ts'
import { handlingWords } from '../handling-messages.ts'
import { words } from '../messages.ts'
import type { Objection } from '../objection.ts'
import { answerByText, momentThere, stateTagOf } from './objection-words.ts'

export const PATH = '/sanggahan'

/** The filters as they stand in the address. */
export type ObjectionQuery = Readonly<{ lens: Lens | ''; edition: string }>

export const objectionsAddress = (
  { lens = '', edition = '' }: Partial<ObjectionQuery>,
  more: Readonly<Record<string, string>> = {},
): string => listAddress(PATH, { status: lens, edisi: edition, ...more })

export type ListView = Readonly<{
  rows: readonly Readonly<{ objection: Objection; product: string }>[]
  counts: ObjectionCounts
  query: ObjectionQuery
  editions: readonly Edition[]
  newerHref: string | null
  olderHref: string | null
}>

function rowOf({ locale, link, now }: PageRequest, { objection, product }: ListView['rows'][number]) {
  const own = words[locale]
  const waits = objection.state === 'received' || objection.state === 'taken-up'
  return {
    cells: [
      html`<a href="${link(`${PATH}/${objection.id}`)}">${product}</a><br><span class="code">${objection.receipt ?? ''}</span>`,
      html`${areaName(objection.areaPath)}<br><span class="muted">${own.sides[objection.side]}</span>`,
      objection.receivedAt ? momentThere(objection.receivedAt, objection.areaPath, locale) : '–',
      waits ? answerByText(objection, now, locale) : '–',
      stateTagOf(objection, locale),
    ],
  }
}

/** Objections that were sent: how many stand where, and which are overdue, before the list itself. */
export function listPage(request: PageRequest, view: ListView): Html {
  const { locale, link } = request
  const own = words[locale]
  const { query, counts } = view
  const item = (lens: Lens | '') => ({
    label: lens === '' ? own.all : lens === 'late' ? own.late : own.states[lens],
    count: lens === '' ? counts.all : counts[lens],
    href: link(objectionsAddress({ ...query, lens })),
    current: query.lens === lens,
  })
  const editions = view.editions.map(one => ({ value: one.id, label: one.title[locale] }))
  const rows = table({
    caption: own.title,
    captionHidden: true,
    columns: [own.product, own.place, own.received, own.answerBy, own.state].map(label => ({ label })),
    rows: view.rows.map(row => rowOf(request, row)),
    empty: emptyState({ title: own.none }),
  })
  return html`${pageTitle({ locale, title: own.title, lead: own.lead })}${countsBar({ label: own.counts, items: [item(''), ...lenses.map(item)] })}${filterBar(
    {
      locale,
      action: link(PATH),
      label: own.filter,
      body: selectField({
        locale,
        name: 'edisi',
        label: own.edition,
        prompt: own.allEditions,
        value: query.edition,
        options: editions,
        required: true,
      }),
      hidden: query.lens === '' ? {} : { status: query.lens },
      clearHref: query.edition === '' ? null : link(objectionsAddress({ lens: query.lens })),
    },
  )}${rows}${pager({ locale, newerHref: view.newerHref, olderHref: view.olderHref })}${mayEver(request.actor, 'interest.read-ties') ? html`<p><a href="${link('/benturan')}">${handlingWords[locale].ties}</a></p>` : ''}`
}
