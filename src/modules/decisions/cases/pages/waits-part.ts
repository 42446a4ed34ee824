import type { Locale } from '../../../../foundation/text.ts'
import { html, type Html } from '../../../../platform/html.ts'
import { formatMoment } from '../../../../platform/translations.ts'
import {
  actionButton,
  choiceField,
  definitionList,
  form,
  formActions,
  linkButton,
  longTextField,
  panel,
  textField,
  type Definition,
} from '../../../../ui/index.ts'
import { fieldState, type PageRequest } from '../../../../web/index.ts'
import { factText } from '../../corrections/correctable-facts.ts'
import { awaitedWords } from '../../support/further-messages.ts'
import { keyOf, LONGEST_AWAITED_REASON, LONGEST_PAPER } from '../record-awaited.ts'
import { waitsOf, type Wait } from '../../waits.ts'
import type { PlenaryCase } from '../plenary-case.ts'
import { factValueField } from '../../corrections/pages/fact-value-field.ts'

/** In the address: the awaited thing that is being recorded. */
const AWAITED = 'tunggu'

/** Which act records what has come, and the count that its form names. */
type Recording = Readonly<{
  mayRecord: boolean
  action: 'plenary.record-awaited' | 'correction.record-awaited'
  version: number
}>

const untilText = ({ until }: Wait, locale: Locale): string => until?.[locale] ?? awaitedWords[locale].noUntil

const standingText = ({ fact, value }: Wait, locale: Locale): string => {
  const own = awaitedWords[locale]
  if (fact === null) return value === true ? own.come : own.notCome
  return `${fact.title[locale]}: ${factText(fact, value)[locale]}`
}

function valueField(request: PageRequest, { fact }: Wait, action: Recording['action']): Html {
  const own = awaitedWords[request.locale]
  if (fact !== null) return factValueField(request, fact, { action, label: own.value })
  return choiceField({
    ...fieldState(request, action, 'value'),
    label: own.hasCome,
    inline: true,
    choices: [
      { value: 'yes', label: own.yes },
      { value: 'no', label: own.no },
    ],
  })
}

function recordForm(request: PageRequest, wait: Wait, { action, version }: Recording): Html {
  const { locale } = request
  const own = awaitedWords[locale]
  const title = own.formTitle(wait.fact?.title[locale] ?? untilText(wait, locale))
  const state = (name: string) => fieldState(request, action, name)
  return panel({
    title,
    level: 3,
    accent: true,
    body: form({
      action: `${request.link(request.path)}?${AWAITED}=${encodeURIComponent(keyOf(wait))}`,
      key: request.formKey(),
      version,
      label: title,
      body: html`<input type="hidden" name="awaited" value="${keyOf(wait)}">${valueField(request, wait, action)}
${textField({ ...state('paper'), label: own.paper, hint: own.paperHint, maxLength: LONGEST_PAPER, required: true })}
${longTextField({ ...state('reason'), label: own.why, hint: own.whyHint, rows: 4, maxLength: LONGEST_AWAITED_REASON, required: true })}
${formActions([actionButton({ action, label: own.save }), linkButton({ href: request.link(request.path), label: own.leave })])}`,
    }),
  })
}

/** Why the rules suspend a case, and what they wait for: the same on every page that shows the case. */
export const waitItems = (one: PlenaryCase, locale: Locale): readonly Definition[] =>
  waitsOf(one)
    .filter(wait => wait.isOpen)
    .map(wait => ({
      term: awaitedWords[locale].until,
      detail: `${untilText(wait, locale)} ${standingText(wait, locale)}.`,
    }))

function waitFacts(request: PageRequest, wait: Wait, mayRecord: boolean): Html {
  const { locale } = request
  const own = awaitedWords[locale]
  const { record } = wait
  const href = `${request.link(request.path)}?${AWAITED}=${encodeURIComponent(keyOf(wait))}`
  const noted = record
    ? html`<br><span class="muted">${own.recorded(formatMoment(record.recordedAt, locale), record.paper)} ${record.reason}</span>`
    : ''
  const open = mayRecord && (wait.isOpen || record !== null)
  return html`${definitionList({
    items: [
      { term: own.reason, detail: wait.reason[locale] },
      { term: own.until, detail: untilText(wait, locale) },
      { term: own.now, detail: html`${standingText(wait, locale)}${noted}` },
    ],
  })}${open ? html`<div class="buttons">${linkButton({ href, label: own.choose })}</div>` : ''}`
}

/** A suspension on the page of its case: the cause, what is awaited, what was recorded, and the form that records it. */
export function waitsPart(request: PageRequest, one: PlenaryCase, recording: Recording): Html | string {
  const { mayRecord } = recording
  const own = awaitedWords[request.locale]
  const waits = waitsOf(one)
  if (waits.length === 0) return ''
  const chosen = mayRecord ? waits.find(wait => keyOf(wait) === request.query.get(AWAITED)) : undefined
  const isOpen = waits.some(wait => wait.isOpen)
  return panel({
    title: own.title,
    level: 2,
    accent: isOpen,
    body: html`${isOpen ? html`<p>${own.lead}</p>` : ''}${waits.map(wait => waitFacts(request, wait, mayRecord))}
${isOpen && !mayRecord ? html`<p class="muted">${own.bySecretariat}</p>` : ''}${chosen ? recordForm(request, chosen, recording) : ''}`,
  })
}
