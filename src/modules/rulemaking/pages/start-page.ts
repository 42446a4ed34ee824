import { html, type Html } from '../../../platform/html.ts'
import { actionButton, errorSummary, form, formActions, pageTitle, selectField } from '../../../ui/index.ts'
import { fieldState, problemsOf, type PageRequest } from '../../../web/index.ts'
import type { Edition } from '../../editions/index.ts'
import { draftAddress } from '../draft.ts'
import { words } from '../messages.ts'
import { startDraft } from '../start-draft.ts'
import type { VersionChoice } from './compare-page.ts'

/** Where a draft begins: with a copy of a version of this edition or of another one. */
export function startPage(
  request: PageRequest,
  edition: Edition,
  choices: readonly VersionChoice[],
  mayStart: boolean,
): Html {
  const { locale, link } = request
  const own = words[locale]
  const head = pageTitle({
    locale,
    title: own.start,
    lead: own.startLead,
    crumbs: [
      { label: own.manage, href: link('/edisi-kelola') },
      { label: edition.title[locale], href: link(`/edisi-kelola/${edition.id}`) },
    ],
  })
  if (!mayStart) return head
  const field = selectField({
    ...fieldState(request, startDraft.name, 'from', choices[0]?.value ?? ''),
    label: own.from,
    prompt: null,
    options: choices,
  })
  const button = formActions([actionButton({ action: startDraft.name, label: own.start })])
  return html`${head}${errorSummary({ locale, problems: problemsOf(request.form, locale) })}${form({ action: link(draftAddress(edition.id)), key: request.formKey(), body: html`${field}${button}` })}`
}
