import type { Html } from '../../../../platform/html.ts'
import { html } from '../../../../platform/html.ts'
import { formatMoment, formatNumber } from '../../../../platform/translations.ts'
import { dryRun, notice } from '../../../../ui/index.ts'
import type { PageRequest } from '../../../../web/index.ts'
import { publicationWords } from '../../release/publication-messages.ts'
import { comparePlans, type Plan, type PlanLine, type Publication } from '../../release/publication.ts'
import type { LettersView } from '../../release/release-recipients.ts'
import { starsWord } from '../../score-text.ts'
import { lettersPart } from '../../release/pages/letters-part.ts'

export type PlanView = LettersView &
  Readonly<{
    /** The stars of the scheme. */
    of: number
    publication: Publication | null
    plan: Plan
    /** The list is not the one that was decided on. */
    listChanged: boolean
  }>

function soundness({ plan, listChanged }: PlanView, request: PageRequest): Html {
  const { locale } = request
  const own = publicationWords[locale]
  if (listChanged) return notice({ locale, kind: 'error', text: own.unsoundDigest })
  const unsound = plan.lines.filter(line => !line.sound).length
  return unsound === 0
    ? notice({ locale, kind: 'success', text: own.sound })
    : notice({ locale, kind: 'error', text: own.unsound(formatNumber(unsound, locale)) })
}

/** What a release would do, computed again now, with what changed since it was prepared. */
export function planPart(request: PageRequest, view: PlanView): Html {
  const { locale } = request
  const own = publicationWords[locale]
  const { publication, plan } = view
  const side = (line: PlanLine | null): string =>
    line === null
      ? own.lineAbsent
      : own.lineStars(starsWord(line.stars, view.of, locale), line.sound ? own.lineSound : own.lineUnsound)
  const differences = publication
    ? comparePlans(publication.plan, plan).map(({ label, before, after }) => ({
        label,
        before: side(before),
        after: side(after),
      }))
    : []
  return html`${soundness(view, request)}${dryRun({
    locale,
    title: own.dryRun,
    counts: (['results', 'certificates', 'entries', 'feedback'] as const).map(key => ({
      label: own.counts[key],
      count: plan.counts[key],
    })),
    differences,
    ...(publication ? { since: own.since(formatMoment(publication.preparedAt, locale)) } : {}),
  })}${lettersPart(request, view)}`
}
