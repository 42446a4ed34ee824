import type { Locale } from '../../../../foundation/text.ts'
import { html, type Html } from '../../../../platform/html.ts'
import { formatDate, formatDay } from '../../../../platform/translations.ts'
import {
  contohTag,
  definitionList,
  errorSummary,
  linkButton,
  notice,
  pageTitle,
  prose,
  section,
  statusTag,
  table,
  type Tone,
} from '../../../../ui/index.ts'
import { problemsOf, type PageRequest } from '../../../../web/index.ts'
import { factText, type CorrectableFact } from '../correctable-facts.ts'
import { standingFacts, type CorrectionStage } from '../correction.ts'
import { correctionWords } from '../correction-messages.ts'
import { comeFacts, revisionOf, type CorrectionGround } from '../correction-ground.ts'
import { scoreText } from '../../score-text.ts'
import { starsMark } from '../../cases/pages/case-parts.ts'
import { furtherItems } from '../../support/pages/further-part.ts'
import { waitsPart } from '../../cases/pages/waits-part.ts'
import { FACT, factForm, openForm, signForm, type LoweringRule } from './correction-forms.ts'
import { traceInWords } from '../../pages/trace-in-words.ts'

export type CorrectionView = Readonly<{
  ground: CorrectionGround
  facts: readonly CorrectableFact[]
  /** The fact that is being put right. */
  chosen: CorrectableFact | null
  example: boolean
  may: ReadonlySet<string>
  /** The reader's role may take the step, the reader may not. */
  barred: boolean
  mayReadJury: boolean
  rule: LoweringRule
}>

const tones: Readonly<Record<CorrectionStage, Tone>> = {
  upheld: 'attention',
  open: 'waiting',
  recommended: 'waiting',
  approved: 'waiting',
  returned: 'attention',
  decided: 'waiting',
  published: 'good',
}

const linesOf = (written: string): Html =>
  html`${written
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => html`<p>${line}</p>`)}`

/** The decree of a list, as people name it; a dash where it has none. */
export const decreeText = (
  decree: Readonly<{ number: string; date: string }> | null,
  locale: Locale,
): string =>
  decree === null ? '–' : correctionWords[locale].decreeOf(decree.number, formatDay(decree.date, locale))

function currentPart({ current, decidedBy }: CorrectionGround, locale: Locale): Html {
  const own = correctionWords[locale]
  const { decreeNumber, decreeDate } = decidedBy ?? { decreeNumber: null, decreeDate: null }
  const decree = decreeNumber && decreeDate ? { number: decreeNumber, date: decreeDate } : null
  return section({
    title: own.current,
    body: definitionList({
      items: [
        { term: own.stars, detail: starsMark(current.stars, current.of, locale) },
        { term: own.score, detail: scoreText(current.rounded, locale) },
        { term: own.decree, detail: decreeText(decree, locale) },
        { term: own.published, detail: formatDate(current.publishedAt, locale) },
      ],
    }),
  })
}

function foundPart({ upheld, correction }: CorrectionGround, locale: Locale): Html {
  const own = correctionWords[locale]
  return section({
    title: own.found,
    body: definitionList({
      items: [
        ...upheld.findings.map(one => ({ term: one.title[locale], detail: linesOf(one.reason) })),
        { term: own.objected, detail: linesOf(upheld.text) },
        { term: own.receipt, detail: html`<span class="code">${upheld.receipt}</span>` },
        ...(correction ? [{ term: own.ground, detail: linesOf(correction.ground) }] : []),
      ],
    }),
  })
}

function factsPart(request: PageRequest, { ground, facts, may }: CorrectionView): Html {
  const { locale, link, path } = request
  const own = correctionWords[locale]
  const come = comeFacts(ground)
  const standing = new Map(standingFacts(ground.facts).map(one => [one.fact, one]))
  const rows = facts.map(fact => {
    const corrected = standing.get(fact.name)
    const was = corrected
      ? html`<br><span class="muted">${own.correctedFrom(factText(fact, corrected.earlier)[locale])}. ${corrected.reason}</span>`
      : ''
    const href = `${link(path)}?${FACT}=${encodeURIComponent(fact.name)}`
    const change = html`<a href="${href}" aria-label="${own.changeOf(fact.title[locale])}">${own.change}</a>`
    return {
      cells: [
        fact.title[locale],
        html`${factText(fact, fact.value)[locale]}${was}`,
        ...(may.has('correction.correct-fact') ? [come.has(fact.name) ? '' : change] : []),
      ],
    }
  })
  return section({
    title: own.facts,
    lead: own.factsLead,
    body: table({
      caption: own.facts,
      captionHidden: true,
      columns: [
        { label: own.fact },
        { label: own.value },
        ...(may.has('correction.correct-fact') ? [{ label: own.change }] : []),
      ],
      rows,
      empty: '–',
    }),
  })
}

function juryPart(request: PageRequest, { ground, mayReadJury }: CorrectionView): Html {
  const own = correctionWords[request.locale]
  const { jury, upheld } = ground
  const said =
    jury === null
      ? own.juryNone
      : jury.complete
        ? own.juryCounts
        : own.juryWaits(String(jury.locked), String(jury.assigned))
  const toJury = mayReadJury
    ? html`<div class="buttons">${linkButton({ href: request.link(`/sanggahan/${upheld.id}/juri`), label: own.toJury })}</div>`
    : ''
  return section({ title: own.jury, body: html`<p>${said}</p>${toJury}` })
}

function computedPart({ one }: CorrectionGround, locale: Locale): Html {
  const own = correctionWords[locale]
  const { proposal } = one.computed
  const steps = traceInWords(one, locale).map(step => html`<li>${step}</li>`)
  return section({
    title: own.computed,
    body: html`${definitionList({
      items: [
        { term: own.stars, detail: starsMark(proposal.stars, proposal.of, locale) },
        { term: own.score, detail: scoreText(proposal.rounded, locale) },
        ...furtherItems(proposal.further, locale),
      ],
    })}${prose(html`<ol>${steps}</ol>`)}`,
  })
}

function noticesOf({ ground, barred }: CorrectionView, locale: Locale): Html {
  const own = correctionWords[locale]
  const { latest, overtaken, stage } = ground
  const returned =
    stage === 'returned' && latest?.returnReason
      ? notice({ locale, kind: 'warning', text: own.returned(latest.returnReason) })
      : ''
  return html`${barred ? notice({ locale, kind: 'info', text: own.barred }) : ''}${overtaken && stage !== 'published' ? notice({ locale, kind: 'warning', text: own.overtaken }) : ''}${returned}`
}

/** One product that is decided anew: what was published, what holds, what of the file is put right, what comes out. */
export function correctionPage(request: PageRequest, view: CorrectionView): Html {
  const { locale, link } = request
  const own = correctionWords[locale]
  const { ground, chosen, may, rule } = view
  const { stage, latest, upheld, jury } = ground
  // Until the jury is done nobody sees what its sheets come to, and the first ones are not what counts.
  const isComputed = stage !== 'upheld' && (jury === null || jury.complete)
  const begun = stage !== 'upheld'
  return html`${pageTitle({
    locale,
    title: own.titleOf(ground.one.product),
    ...(stage === 'published' ? {} : { lead: own.lead }),
    tags: html`${view.example ? contohTag({ locale }) : ''} ${statusTag({ state: stage, label: own.stages[stage], tone: tones[stage] })}`,
    crumbs: [
      { label: own.objection, href: link('/sanggahan') },
      { label: upheld.receipt, href: link(`/sanggahan/${upheld.id}`) },
    ],
    ...(latest ? { actions: linkButton({ href: link(`/penetapan/${latest.id}`), label: own.toList }) } : {}),
  })}
${errorSummary({ locale, problems: problemsOf(request.form, locale) })}
${noticesOf(view, locale)}
${may.has('correction.open') ? openForm(request) : ''}
${chosen && may.has('correction.correct-fact') ? factForm(request, ground, chosen) : ''}
${currentPart(ground, locale)}
${foundPart(ground, locale)}
${begun ? factsPart(request, view) : ''}
${juryPart(request, view)}
${isComputed ? computedPart(ground, locale) : ''}
${isComputed ? waitsPart(request, ground.one, { mayRecord: may.has('correction.record-awaited'), action: 'correction.record-awaited', version: revisionOf(ground) }) : ''}
${isComputed && may.has('correction.sign') && !chosen ? signForm(request, ground, rule) : ''}`
}
