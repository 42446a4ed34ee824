import { html, type Html } from '../../../platform/html.ts'
import {
  actionButton,
  choiceField,
  form,
  formActions,
  linkButton,
  longTextField,
  notice,
  section,
  selectField,
  table,
} from '../../../ui/index.ts'
import { fieldState, type PageRequest } from '../../../web/index.ts'
import { holdsField, LONGEST_FINDING, reasonField } from '../answer-objection.ts'
import type { ResultDifference } from '../../decisions/index.ts'
import type { FirstAssessor } from '../assessors-of.ts'
import type { Candidate, Kept } from '../handle-objection.ts'
import { handlingWords } from '../handling-messages.ts'
import { words } from '../messages.ts'
import type { Objection } from '../objection.ts'

const formOf = (request: PageRequest, { rowVersion }: Objection, label: string, body: Html): Html =>
  form({ action: request.link(request.path), key: request.formKey(), version: rowVersion, label, body })

/** What comes out when the result is computed again from its frozen inputs. */
export function recomputedPart({ locale }: PageRequest, different: readonly ResultDifference[]): Html {
  const own = handlingWords[locale]
  const kinds = different.flatMap(one => one.kinds).map(one => own.differences[one])
  return section({
    title: own.recomputed,
    body: notice({
      locale,
      kind: kinds.length === 0 ? 'info' : 'warning',
      text: kinds.length === 0 ? own.recomputedSame : own.recomputedDifferent(kinds.join(', ')),
    }),
  })
}

/** Who was on the first panel: whether somebody had an interest cannot be found without knowing who. */
export function firstPanelPart({ locale }: PageRequest, assessors: readonly FirstAssessor[]): Html {
  const own = handlingWords[locale]
  const rows = assessors.map(one => ({
    cells: [
      html`${one.name}${one.released ? html`<br><span class="muted">${own.panelReleased}</span>` : ''}`,
      one.employer || '–',
      one.home || '–',
    ],
  }))
  return section({
    title: own.panelTitle,
    lead: own.panelLead,
    body: table({
      caption: own.panelTitle,
      captionHidden: true,
      columns: [own.panelName, own.panelEmployer, own.panelHome].map(label => ({ label })),
      rows,
      empty: own.panelEmpty,
    }),
  })
}

export type AssignView = Readonly<{
  objection: Objection
  candidates: readonly Candidate[]
  /** Those in the role who are not offered, and why. */
  kept: readonly Kept[]
  /** The name of who handles it now; null for nobody. */
  handler: string | null
  mayAssign: boolean
}>

/** For the secretariat: who handles it, and those who may. */
export function assignPart(request: PageRequest, view: AssignView): Html {
  const { locale } = request
  const own = handlingWords[locale]
  const { objection, candidates, handler } = view
  const action = 'objection.assign'
  const options = candidates
    .filter(one => one.id !== objection.handlerId)
    .map(one => ({ value: one.id, label: `${one.name} (${one.employer})` }))
  const label = handler === null ? own.assign : own.assignAgain
  const choice =
    options.length === 0
      ? notice({ locale, kind: 'warning', text: own.nobody })
      : formOf(
          request,
          objection,
          own.assignTitle,
          html`${selectField({ ...fieldState(request, action, 'person'), label: own.person, options, required: true })}${formActions([actionButton({ action, label, kind: handler === null ? 'primary' : 'secondary' })])}`,
        )
  const isKept = view.mayAssign && view.kept.some(one => one.id === objection.handlerId)
  const now =
    handler === null
      ? ''
      : html`<p>${own.handler}: <b>${handler}</b></p>${isKept ? notice({ locale, kind: 'warning', text: own.handlerKept }) : ''}`
  return section({
    title: own.assignTitle,
    ...(view.mayAssign ? { lead: own.assignLead } : {}),
    body: html`${now}${view.mayAssign ? html`${choice}${keptList(request, view.kept)}` : ''}<p class="muted">${own.barred(objection.tookPart.length)}</p>`,
  })
}

function keptList({ locale }: PageRequest, kept: readonly Kept[]): Html | '' {
  const own = handlingWords[locale]
  if (kept.length === 0) return ''
  return html`<h3>${own.keptTitle}</h3><ul>${kept.map(one => html`<li>${one.name}: ${own.kept[one.why]}</li>`)}</ul>`
}

/** For a handler who turned out to have an interest: nothing but the way to hand it back. */
export const ownInterestPart = ({ locale }: PageRequest): Html =>
  notice({ locale, kind: 'warning', text: handlingWords[locale].ownInterest })

/** For the handler: a finding for each ground. */
export function answerForm(request: PageRequest, objection: Objection, least: number): Html {
  const { locale } = request
  const own = handlingWords[locale]
  const action = 'objection.answer'
  const choices = [
    { value: 'no', label: words[locale].holdsNot },
    { value: 'yes', label: words[locale].holds },
  ]
  const fields = objection.grounds.map(
    ground =>
      html`${choiceField({ ...fieldState(request, action, holdsField(ground)), label: words[locale].grounds[ground], choices, inline: true, required: true })}
${longTextField({ ...fieldState(request, action, reasonField(ground)), label: `${own.reason}: ${words[locale].grounds[ground]}`, hint: own.reasonHint(least), rows: 5, maxLength: LONGEST_FINDING, required: true })}`,
  )
  const button = actionButton({
    action,
    label: own.answerSend,
    confirm: { locale, text: own.answerConfirm, label: own.answerConfirmLabel },
  })
  return section({
    title: own.answerTitle,
    lead: own.answerLead,
    body: formOf(request, objection, own.answerTitle, html`${fields}${formActions([button])}`),
  })
}

/** The second jury of an upheld objection: whether it was called, and how far it is. */
export function juryPart(
  { locale, link }: PageRequest,
  objectionId: string,
  called: Readonly<{ assigned: number; locked: number }> | null,
): Html {
  const own = handlingWords[locale]
  const href = link(`/sanggahan/${objectionId}/juri`)
  return section({
    title: own.juryTitle,
    body: html`<p>${called ? own.juryFar(called.locked, called.assigned) : own.juryNone}</p><div class="buttons">${linkButton({ href, label: own.juryOpen })}</div>`,
  })
}

/** For a handler with a tie to it. */
export function asidePart(request: PageRequest, objection: Objection): Html {
  const own = handlingWords[request.locale]
  const action = 'objection.step-aside'
  return section({
    title: own.asideTitle,
    lead: own.asideLead,
    body: formOf(
      request,
      objection,
      own.asideTitle,
      html`${longTextField({ ...fieldState(request, action, 'reason'), label: own.asideReason, rows: 3, maxLength: 1_000, required: true })}${formActions([actionButton({ action, label: own.aside, kind: 'secondary' })])}`,
    ),
  })
}
