import { html, type Html } from '../../../platform/html.ts'
import { actionButton, formActions, notice, panel, selectField } from '../../../ui/index.ts'
import { fieldState, type PageRequest } from '../../../web/index.ts'
import type { PlenaryCase } from '../../decisions/index.ts'
import { handWords } from '../hand-over-messages.ts'
import { currentTurn, leaderOf, votersIn, type Turn } from '../session.ts'
import { recuseForm } from './attendance-part.ts'
import { consoleForm } from './console-forms.ts'
import type { ConsoleView } from './console-page.ts'
import { motionPart } from './motion-part.ts'

const ACTION = 'plenary-case.hand-over'

/** Where the secretary notes who leads the case in place of the chair. */
export function handOverPart(request: PageRequest, view: ConsoleView): Html | string {
  const own = handWords[request.locale]
  const { sitting, names } = view
  const turn = currentTurn(sitting)
  if (!turn || !view.leader || !view.able.has(ACTION)) return ''
  const options = votersIn(sitting)
    .filter(id => id !== leaderOf(sitting))
    .map(id => ({ value: id, label: names.get(id) ?? '–' }))
  if (options.length === 0)
    return view.leader.name === null
      ? notice({ locale: request.locale, kind: 'warning', text: own.nobodyFree })
      : ''
  const body = html`<input type="hidden" name="turn" value="${turn.id}"><p>${own.lead}</p>
${selectField({ ...fieldState(request, ACTION, 'person'), label: own.member, options, required: true })}
${formActions([actionButton({ action: ACTION, label: own.button, kind: view.leader.name === null ? 'primary' : 'secondary' })])}`
  return panel({
    title: own.title,
    level: 2,
    accent: view.leader.name === null,
    body: consoleForm(request, sitting.session, own.title, body),
  })
}

/** What a member who leads the case does about it, below the own vote. */
export function leadPart(request: PageRequest, view: ConsoleView, one: PlenaryCase, turn: Turn): Html {
  const { locale } = request
  const own = handWords[locale]
  return html`${notice({ locale, kind: 'info', title: own.youLead, text: own.youLeadText })}
${view.isBack ? '' : motionPart(request, view, one, turn)}
${recuseForm(request, view)}`
}

/** Instead of the case, for somebody with an interest in it or of its province. */
export function ownCase({ locale }: PageRequest, { leader }: Pick<ConsoleView, 'leader'>): Html {
  const own = handWords[locale]
  const name = leader?.name ?? null
  const text = name === null ? own.ownWaits : own.ownLed(name)
  return notice({ locale, kind: 'warning', title: own.ownTitle, text })
}
