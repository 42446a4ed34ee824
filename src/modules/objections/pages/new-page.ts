import { html, type Html } from '../../../platform/html.ts'
import { errorSummary, notice, pageTitle } from '../../../ui/index.ts'
import { problemsOf, type PageRequest } from '../../../web/index.ts'
import type { Problem } from '../../../foundation/problem.ts'
import type { ResultGround } from '../ground.ts'
import { words } from '../messages.ts'
import { windowClosed } from '../problems.ts'
import type { ObjectionSettings } from '../settings.ts'
import { windowNotice } from './objection-words.ts'
import { writeForm } from './write-form.ts'

export type NewView = Readonly<{
  ground: ResultGround
  product: string
  settings: ObjectionSettings
  /** Why no objection can be begun; empty where one can. */
  obstacles: readonly Problem[]
}>

/** Where an office or a producer begins to object. */
export function newPage(request: PageRequest, { ground, product, settings, obstacles }: NewView): Html {
  const { locale, now, link } = request
  const own = words[locale]
  const { nomination, window, criteria } = ground
  const about = { areaPath: nomination.areaPath, locale, now, example: settings.example }
  // What a refused form says stands in its summary, and when objections are taken in the notice above.
  const barred = request.form
    ? ''
    : obstacles
        .filter(one => one !== windowClosed)
        .map(one => notice({ locale, kind: 'warning', text: one.message[locale] }))
  const body =
    obstacles.length > 0 && !request.form
      ? ''
      : writeForm(request, {
          action: 'objection.open',
          objection: null,
          papers: [],
          criteria,
          settings,
        })
  return html`${pageTitle({
    locale,
    title: own.newTitle(product),
    lead: own.newLead,
    crumbs: [{ label: product, href: link(`/usulan/${nomination.id}`) }],
  })}
${errorSummary({ locale, problems: problemsOf(request.form, locale) })}
${windowNotice(window, about)}${barred}${body}`
}
