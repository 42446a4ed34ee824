import { html, type Html } from '../../../../platform/html.ts'
import { formatMoment, formatNumber } from '../../../../platform/translations.ts'
import {
  actionButton,
  contohTag,
  definitionList,
  emptyState,
  errorSummary,
  form,
  notice,
  pageTitle,
  section,
  statusTag,
  table,
} from '../../../../ui/index.ts'
import { problemsOf, type PageRequest } from '../../../../web/index.ts'
import { recomputeWords } from '../recompute-messages.ts'
import type { RecomputeRun } from '../recompute-results.ts'
import type { ResultDifference } from '../recompute.ts'
import { scoreText, starsWord } from '../../score-text.ts'

type Row = Readonly<{ id: string; title: string; results: number; run: RecomputeRun | null }>

const outcomeTag = (request: PageRequest, run: RecomputeRun): Html => {
  const { locale } = request
  const label = recomputeWords[locale].counted(
    formatNumber(run.results, locale),
    formatNumber(run.different, locale),
  )
  const isSound = run.different === 0
  return statusTag({ state: isSound ? 'sound' : 'different', label, tone: isSound ? 'good' : 'bad' })
}

/** The editions whose results were published, and what came out when they were last computed again. */
export function recomputeListPage(request: PageRequest, rows: readonly Row[]): Html {
  const { locale } = request
  const own = recomputeWords[locale]
  return html`${pageTitle({ locale, title: own.title, lead: own.lead })}
${table({
  caption: own.title,
  captionHidden: true,
  columns: [
    { label: own.edition },
    { label: own.results, numeric: true },
    { label: own.last },
    { label: own.outcome },
  ],
  rows: rows.map(({ id, title, results, run }) => ({
    cells: [
      html`<a href="${request.link(`/hitung-ulang/${id}`)}">${title}</a>`,
      formatNumber(results, locale),
      run ? formatMoment(run.at, locale) : own.never,
      run ? outcomeTag(request, run) : '–',
    ],
  })),
  empty: emptyState({ title: own.none, text: own.noneText }),
})}`
}

export type RecomputeView = Readonly<{
  editionId: string
  title: string
  example: boolean
  run: RecomputeRun | null
  /** Who asked for the run. */
  person: string
  differences: readonly ResultDifference[]
}>

function differencesPart(request: PageRequest, { run, differences }: RecomputeView): Html | '' {
  const { locale } = request
  const own = recomputeWords[locale]
  if (!run || run.different === 0) return ''
  const isCut = run.different > run.nominations.length
  return section({
    title: own.differences,
    body: html`${table({
      caption: own.differences,
      captionHidden: true,
      columns: [
        { label: own.product },
        { label: own.differs },
        { label: own.published },
        { label: own.computed, numeric: true },
      ],
      rows: differences.map(({ nominationId, product, kinds, published, computed }) => ({
        cells: [
          html`<a href="${request.link(`/usulan/${nominationId}`)}">${product}</a>`,
          kinds.map(kind => own.kinds[kind]).join(', '),
          `${starsWord(published.stars, published.of, locale)}, ${scoreText(published.rounded, locale)}`,
          scoreText(computed, locale),
        ],
      })),
      empty: emptyState({ title: own.sameNow }),
    })}${isCut ? html`<p class="muted">${own.more(formatNumber(run.nominations.length, locale))}</p>` : ''}`,
  })
}

function runPart(request: PageRequest, { run, person }: RecomputeView): Html {
  const { locale } = request
  const own = recomputeWords[locale]
  if (!run) return notice({ locale, kind: 'info', text: own.neverText })
  const word =
    run.different === 0
      ? notice({ locale, kind: 'success', text: own.sound })
      : notice({ locale, kind: 'error', text: own.unsound(formatNumber(run.different, locale)) })
  const hashes = run.rulesHashes.map(hash => html`<span class="code">${hash}</span> `)
  return section({
    title: own.lastRun,
    body: html`${word}${definitionList({
      items: [
        { term: own.count, detail: outcomeTag(request, run) },
        { term: own.when, detail: formatMoment(run.at, locale) },
        { term: own.who, detail: person },
        { term: own.took, detail: own.milliseconds(formatNumber(run.milliseconds, locale)) },
        { term: own.rules, detail: html`${hashes}` },
      ],
    })}`,
  })
}

/** What came out for one edition, and the button that computes everything again. */
export function recomputePage(request: PageRequest, view: RecomputeView): Html {
  const { locale } = request
  const own = recomputeWords[locale]
  return html`${pageTitle({
    locale,
    title: own.pageTitle(view.title),
    lead: own.lead,
    crumbs: [{ href: request.link('/hitung-ulang'), label: own.title }],
    ...(view.example ? { tags: contohTag({ locale }) } : {}),
  })}
${errorSummary({ locale, problems: problemsOf(request.form, locale) })}
${runPart(request, view)}${differencesPart(request, view)}
${form({
  action: request.link(request.path),
  key: request.formKey(),
  label: own.run,
  body: html`<p class="muted">${own.recorded}</p><div class="buttons">${actionButton({ action: 'results.recompute', label: own.run })}</div>`,
})}`
}
