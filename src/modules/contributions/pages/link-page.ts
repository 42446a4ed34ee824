import { html, type Html } from '../../../platform/html.ts'
import { formatMoment } from '../../../platform/translations.ts'
import {
  actionButton,
  definitionList,
  errorSummary,
  form,
  formActions,
  linkButton,
  notice,
  pageTitle,
  textField,
} from '../../../ui/index.ts'
import { problemAt, problemsOf, type PageRequest } from '../../../web/index.ts'
import { officeFor, timeZoneOf } from '../../regions/index.ts'
import { LINK_PAGE, type Invitation } from '../invitation.ts'
import { ownWords } from '../own-messages.ts'

const USE = 'session.use-invitation'

export type LinkView = Readonly<{
  invitation: Invitation
  token: string
  productName: string
  edition: string
  /** Whether the last digits of a telephone number are asked for. */
  asksDigits: boolean
}>

/** Where the link of an invitation leads: who asks, for what, until when. Looking at it changes nothing. */
export function linkPage(request: PageRequest, view: LinkView): Html {
  const { locale, signedIn, link } = request
  const own = ownWords[locale].link
  const { invitation, token, productName, edition } = view
  const problem = problemAt(request.form, USE, 'digits', locale)
  const digits = view.asksDigits
    ? textField({
        locale,
        name: 'digits',
        label: own.digits,
        hint: own.digitsHint,
        required: true,
        autosave: false,
        autocomplete: 'off',
        spellcheck: false,
        inputMode: 'numeric',
        ...(problem === undefined ? {} : { problem }),
      })
    : html``
  const facts = definitionList({
    items: [
      { term: own.forWhom, detail: invitation.name },
      { term: own.product, detail: productName },
      { term: own.edition, detail: edition },
      {
        term: own.until,
        detail: formatMoment(invitation.expiresAt, locale, timeZoneOf(invitation.areaPath)),
      },
    ],
  })
  const other = signedIn ? notice({ locale, kind: 'warning', text: own.signedIn(signedIn.name) }) : ''
  const start = form({
    action: link(`${LINK_PAGE}/${token}`),
    key: request.formKey(),
    body: html`<input type="hidden" name="token" value="${token}">${digits}${formActions([actionButton({ action: USE, label: own.start })])}`,
  })
  const lead = own.lead(officeFor(invitation.areaPath)[locale])
  return html`${pageTitle({ locale, title: own.title, lead })}${errorSummary({ locale, problems: problemsOf(request.form, locale) })}${other}${facts}${start}<p class="muted">${own.noAccount}</p>`
}

/** For every link that opens nothing: ended, over, replaced, or never made. */
export function overLinkPage({ locale, link }: PageRequest): Html {
  const own = ownWords[locale].link
  const offices = linkButton({ href: link('/dinas'), label: own.offices, icon: 'map-pin' })
  return html`${pageTitle({ locale, title: own.overTitle })}${notice({ locale, kind: 'info', text: own.over })}<p>${offices}</p>`
}
