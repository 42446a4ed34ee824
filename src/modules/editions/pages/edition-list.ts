import type { Locale } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { contohTag, emptyState, linkButton, pageTitle, panel, statusTag } from '../../../ui/index.ts'
import { isExample, type Edition, type LoadedRules } from '../edition.ts'
import { words } from '../messages.ts'
import { findOpenStage, stageToShow, stageState, type EditionStage } from '../stage.ts'
import { stageWhen } from './stage-strip.ts'

export type EditionListView = Readonly<{
  locale: Locale
  now: Date
  editions: readonly Readonly<{
    edition: Edition
    stages: readonly EditionStage[]
    rules: LoadedRules | null
  }>[]
  link: (path: string) => string
}>

function editionPanel(view: EditionListView, item: EditionListView['editions'][number]): Html {
  const { locale, now } = view
  const { edition, stages, rules } = item
  const own = words[locale]
  const open = findOpenStage(stages, 'nominate', now)
  const shown = open ?? stageToShow(stages, 'nominate', now)
  const tag =
    edition.state === 'finished'
      ? statusTag({ state: 'finished', label: own.finished })
      : open
        ? statusTag({ state: 'active', label: own.openNow, tone: 'good' })
        : ''
  const when = shown
    ? html`<p><b>${shown.title[locale]}</b>: ${stageWhen(shown, stageState(shown, now), locale)}</p>`
    : ''
  const example = isExample(edition, rules) ? contohTag({ locale }) : ''
  const body = html`<p class="muted">${own.kind[edition.kind]} · ${own.number(edition.number)} ${example}</p>${tag ? html`<p>${tag}</p>` : ''}${when}<p>${linkButton(
    { href: view.link(`/edisi/${edition.slug}`), label: own.read, icon: 'calendar-days' },
  )}</p>`
  return panel({ title: edition.title[locale], level: 2, body, accent: open !== undefined })
}

/** All public editions, the newest first. */
export function editionListPage(view: EditionListView): Html {
  const own = words[view.locale]
  const head = pageTitle({ locale: view.locale, title: own.editions, lead: own.editionsLead })
  if (view.editions.length === 0)
    return html`${head}${emptyState({ title: own.noEditions, text: own.noEditionsText })}`
  return html`${head}${view.editions.map(item => editionPanel(view, item))}`
}
