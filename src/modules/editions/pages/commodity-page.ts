import { questionsFor } from '../../../engine/readiness/requirements.ts'
import type { Commodity, DocumentRequirement, Section } from '../../../engine/index.ts'
import { findForm } from '../../../engine/index.ts'
import type { Locale } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatHundredths } from '../../../platform/translations.ts'
import { columns, contohTag, pageTitle, panel, prose, section, table } from '../../../ui/index.ts'
import { isExample, type Edition, type LoadedRules } from '../edition.ts'
import { words } from '../messages.ts'
import { conditionInWords, needOf, type Need } from '../rules-in-words.ts'
import { exampleNotices } from './edition-page.ts'
import { furtherPart } from './further-part.ts'
import { gatesPart } from './gate-list.ts'

export type CommodityView = Readonly<{
  locale: Locale
  edition: Edition
  loaded: LoadedRules
  commodity: Commodity
  link: (path: string) => string
}>

type Place = Pick<CommodityView, 'edition' | 'commodity'>

export const commodityAddress = ({ edition, commodity }: Place): string =>
  `/edisi/${edition.slug}/${commodity.id}`
export const rubricAddress = (place: Place): string => `${commodityAddress(place)}/penilaian`

type Asked = Readonly<{ requirement: DocumentRequirement; need: Need }>

const order = { always: 0, when: 1, never: 2 } as const

/** Required first; what is not required only where it is evidence for this commodity's scores. */
function documentsOf({ loaded, commodity }: CommodityView): readonly Asked[] {
  const criteria = findForm(loaded.rules, commodity.id)?.index.criteria
  return loaded.rules.document.documents
    .map(requirement => ({ requirement, need: needOf(requirement, { commodity: commodity.id }) }))
    .filter(
      ({ requirement, need }) =>
        need.kind !== 'never' || (requirement.serves ?? []).some(id => criteria?.has(id)),
    )
    .toSorted((one, other) => order[one.need.kind] - order[other.need.kind])
}

function needInWords({ need }: Asked, view: CommodityView): string {
  const own = words[view.locale]
  if (need.kind === 'when')
    return own.needWhen(conditionInWords(need.condition, view.loaded.rules.document, view.locale))
  return need.kind === 'always' ? own.needAlways : own.needNever
}

function documentTable(view: CommodityView): Html {
  const { locale, commodity } = view
  const own = words[locale]
  const row = (asked: Asked) => {
    const { requirement } = asked
    return {
      id: `dokumen-${requirement.id}`,
      cells: [
        html`<b>${requirement.title[locale]}</b><p class="muted">${own.owner[requirement.owner]}. ${own.validAt[requirement.validAt]}.</p>`,
        html`${needInWords(asked, view)}<p class="muted">${requirement.why[locale]}</p>`,
        requirement.where[locale],
        requirement.duration[locale],
        html`<span class="muted">${requirement.source[locale]}</span>`,
      ],
    }
  }
  return table({
    caption: own.documentsCaption(commodity.title[locale]),
    captionHidden: true,
    columns: [own.document, own.need, own.where, own.duration, own.source].map(label => ({ label })),
    rows: documentsOf(view).map(row),
    empty: own.noDocuments,
  })
}

function questionDetails(one: Section, locale: Locale): Html {
  const own = words[locale]
  const line = (question: Section['questions'][number]): Html =>
    html`<li><b>${question.title[locale]}</b> <span class="muted">(${question.required ? own.required : own.optional})</span><br>${question.hint[locale]}</li>`
  return html`<details><summary><b>${one.title[locale]}</b> <span class="muted">(${own.questionCount(one.questions.length)})</span></summary><p>${one.guidance[locale]}</p><ul>${one.questions.map(line)}</ul></details>`
}

/** Where each part of the page begins. */
function contents(locale: Locale): Html {
  const own = words[locale]
  const parts = [
    ['dokumen', own.documents],
    ['isian', own.questions],
    ['foto-contoh', own.photosAndSample],
    ['penilaian', own.scored],
  ] as const
  return html`<nav aria-label="${own.contents}"><ul>${parts.map(([id, label]) => html`<li><a href="#${id}">${label}</a></li>`)}</ul></nav>`
}

function thingsPanels({ loaded, locale }: CommodityView): Html {
  const own = words[locale]
  const { photos, sample } = loaded.rules.document
  const sampleText =
    sample.count === 0 || sample.required === false
      ? html`<p>${own.noSample}</p>`
      : html`<p><b>${own.sampleCount(sample.count)}</b></p><p>${sample.note[locale]}</p>`
  return columns([
    panel({ title: own.photos, body: html`<p>${own.photosText(photos.min, photos.max)}</p>` }),
    panel({ title: own.sample, body: sampleText }),
  ])
}

/** Everything that a maker of this commodity has to prepare, and the way to how it is scored. */
export function commodityPage(view: CommodityView): Html {
  const { locale, edition, loaded, commodity } = view
  const own = words[locale]
  const form = commodity.rubric === undefined ? undefined : findForm(loaded.rules, commodity.id)
  const head = pageTitle({
    locale,
    title: own.preparing(commodity.title[locale]),
    lead: own.preparingLead,
    crumbs: [
      { label: own.editions, href: view.link('/edisi') },
      { label: edition.title[locale], href: view.link(`/edisi/${edition.slug}`) },
    ],
    ...(isExample(edition, loaded) ? { tags: contohTag({ locale }) } : {}),
  })
  const questions = prose(
    html`${questionsFor(loaded.rules, commodity.id).map(one => questionDetails(one, locale))}`,
  )
  const scored = form
    ? section({
        title: own.scored,
        lead: own.scoredLead(formatHundredths(form.index.rubric.root.max, locale)),
        body: html`<p><a href="${view.link(rubricAddress(view))}">${own.toRubric}</a></p>`,
        id: 'penilaian',
      })
    : ''
  return html`${head}${exampleNotices(locale, edition, loaded)}${contents(locale)}${section({ title: own.documents, body: documentTable(view), id: 'dokumen' })}${section(
    { title: own.questions, lead: own.questionsLead, body: questions, id: 'isian' },
  )}${section({ title: own.photosAndSample, body: thingsPanels(view), id: 'foto-contoh' })}${scored}${form ? '' : html`${gatesPart(view)}${furtherPart(view)}`}`
}
