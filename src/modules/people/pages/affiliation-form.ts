import { html, type Html } from '../../../platform/html.ts'
import { actionButton, form, formActions, selectField, textField } from '../../../ui/index.ts'
import { problemAt, typed, type PageRequest } from '../../../web/index.ts'
import { accountWords } from '../accounts/account-messages.ts'
import { affiliationWords } from '../affiliation-messages.ts'
import type { Person } from '../person.ts'
import { homeOptions } from './area-options.ts'

/** Where a person works and lives: for an administrator at `/akun/:id`, for the person at `/akun-saya`. */
export function affiliationForm(
  request: PageRequest,
  person: Person,
  { action, path }: Readonly<{ action: string; path: string }>,
): Html {
  const { locale } = request
  const said = affiliationWords[locale]
  const words = accountWords[locale].create
  const basic = (name: string, label: string, stored: string) => {
    const problem = problemAt(request.form, action, name, locale)
    const value = typed(request.form, action, name, stored)
    return { locale, name, label, value, autosave: false, ...(problem === undefined ? {} : { problem }) }
  }
  const home = person.homeAreaPath === '/' ? '' : person.homeAreaPath
  const confirm = { locale, text: said.confirm, label: said.submit }
  const body = html`${textField({ ...basic('employer', words.employer, person.employer), autocomplete: 'organization', maxLength: 200, hint: words.employerHint })}${selectField({ ...basic('homeArea', words.home, home), prompt: words.homeNone, options: homeOptions(), hint: words.homeHint })}${textField({ ...basic('moveReason', said.reason, ''), required: true, maxLength: 300, hint: said.reasonHint })}${formActions([actionButton({ action, label: said.submit, kind: 'secondary', confirm })])}`
  return form({
    action: request.link(path),
    key: request.formKey(),
    version: person.rowVersion,
    label: said.title,
    body,
  })
}
