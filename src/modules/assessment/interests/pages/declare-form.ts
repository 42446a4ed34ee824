import { html, type Html } from '../../../../platform/html.ts'
import { actionButton, choiceField, form, longTextField, section } from '../../../../ui/index.ts'
import { fieldState, type PageRequest } from '../../../../web/index.ts'
import { words } from '../../messages.ts'
import { interestKinds } from '../../../interests/index.ts'

/** Where an assessor says that the product is not for them to score. */
export function declareForm(request: PageRequest, code: string): Html {
  const said = words[request.locale]
  const field = (name: string) => fieldState(request, 'interest.declare', name)
  const choices = interestKinds.map(value => ({ value, label: said.kinds[value] }))
  const body = html`${choiceField({ ...field('kind'), label: said.kind, choices, required: true })}
${longTextField({ ...field('note'), label: said.note, hint: said.noteHint })}
${actionButton({ action: 'interest.declare', label: said.declare, kind: 'danger', confirm: { locale: request.locale, text: said.declareConfirm, label: said.declare } })}`
  const declared = form({
    action: request.link(`/penilaian/${code}`),
    key: request.formKey(),
    body,
    label: said.declareTitle,
  })
  return section({ title: said.declareTitle, lead: said.declareText, body: declared, id: 'benturan' })
}
