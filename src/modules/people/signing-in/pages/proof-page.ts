import { html, type Html } from '../../../../platform/html.ts'
import {
  actionButton,
  errorSummary,
  form,
  formActions,
  notice,
  pageTitle,
  panel,
  textField,
} from '../../../../ui/index.ts'
import { problemAt, problemsOf, typed, type PageRequest } from '../../../../web/index.ts'
import { safeNext } from '../../person.ts'
import { proofWords } from '../proof-messages.ts'

export const PROVE = 'session.prove'
export const PROVE_DEMO = 'session.prove-demo'

export type ProofView = Readonly<{ path: string; asksCode: boolean; demo: boolean }>

function fieldsOf(request: PageRequest, asksCode: boolean): Html {
  const { locale } = request
  const own = proofWords[locale]
  const shared = (name: string) => {
    const problem = problemAt(request.form, PROVE, name, locale)
    return { locale, name, required: true, autosave: false, ...(problem === undefined ? {} : { problem }) }
  }
  const password = textField({
    ...shared('current'),
    type: 'password',
    label: own.password,
    autocomplete: 'current-password',
  })
  const code = textField({
    ...shared('code'),
    label: own.code,
    width: 'medium',
    autocomplete: 'one-time-code',
    spellcheck: false,
  })
  return html`${password}${asksCode ? code : ''}`
}

/** Asks for the password, and for the second code where there is one, before an act of weight. */
export function proofPage(request: PageRequest, view: ProofView): Html {
  const { locale } = request
  const own = proofWords[locale]
  const next = typed(request.form, PROVE, 'lanjut', request.query.get('lanjut'))
  const back = safeNext(next)
  const hidden = html`<input type="hidden" name="lanjut" value="${next}">`
  const send = (body: Html): Html =>
    form({ action: request.link(view.path), key: request.formKey(), body: html`${hidden}${body}` })
  const submit = formActions([actionButton({ action: PROVE, label: own.submit })])
  const easily = formActions([actionButton({ action: PROVE_DEMO, label: own.demo, kind: 'secondary' })])
  const demo = html`<p>${own.demoNote}</p>${send(easily)}`
  return html`${pageTitle({ locale, title: own.title, lead: own.lead })}${errorSummary({ locale, problems: problemsOf(request.form, locale) })}
${notice({ locale, kind: 'info', text: own.nothing })}
${send(html`${fieldsOf(request, view.asksCode)}${submit}`)}
${view.demo ? panel({ title: own.demo, level: 2, body: demo }) : ''}${back === null ? '' : html`<p><a href="${request.link(back)}">${own.back}</a></p>`}`
}
