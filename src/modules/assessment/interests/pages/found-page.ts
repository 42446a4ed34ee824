import { html, type Html } from '../../../../platform/html.ts'
import {
  actionButton,
  emptyState,
  errorSummary,
  form,
  pageTitle,
  section,
  table,
  textField,
} from '../../../../ui/index.ts'
import { fieldState, problemsOf, type PageRequest } from '../../../../web/index.ts'
import { FILE, type FoundInterest } from '../../../interests/index.ts'
import { interestWords } from '../interest-messages.ts'
import { words } from '../../messages.ts'

export type FoundView = Readonly<{
  editionId: string
  title: string
  found: readonly FoundInterest[]
  movedInto: readonly Readonly<{ nominationId: string; personId: string }>[]
  declaredInto: readonly FoundInterest[]
  products: ReadonlyMap<string, string>
  people: ReadonlyMap<string, string>
  /** Pairs `nomination person` that are assigned all the same. */
  assigned: ReadonlySet<string>
  /** Nobody looks into what was found about the own person. */
  mayClear: (personId: string) => boolean
}>

const CLEAR = 'interest.clear'
/** So many are looked into at a time; those that are cleared make room for others. */
const SHOWN = 100

const keyOf = (one: FoundInterest): string => `${one.nominationId}.${one.personId}.${one.reason}`

/** What the comparison of names found, for the secretariat to look into one by one. */
export function foundPage(request: PageRequest, view: FoundView): Html {
  const { locale } = request
  const said = interestWords[locale]
  const path = `/penugasan/${view.editionId}`
  const shown = view.found.slice(0, SHOWN)
  const held = [
    ...view.movedInto.map(one => ({ ...one, what: said.movedInto })),
    ...view.declaredInto.map(one => ({ ...one, what: said.declaredMatch(one.found) })),
  ]
  const moved = held.map(({ nominationId, personId, what }) => ({
    cells: [
      html`${view.products.get(nominationId) ?? nominationId} <small class="muted">${said.onPanel}</small>`,
      view.people.get(personId) ?? personId,
      what,
      toPanel(request, path, nominationId),
    ],
  }))
  const rows = shown.map(one => ({
    cells: [
      html`${view.products.get(one.nominationId) ?? one.nominationId}${view.assigned.has(`${one.nominationId} ${one.personId}`) ? html` <small class="muted">${said.onPanel}; ${said.closedNow}</small>` : ''}`,
      view.people.get(one.personId) ?? one.personId,
      whatOf(request, one),
      view.mayClear(one.personId)
        ? html`<a href="${request.link(`${path}/benturan?periksa=${encodeURIComponent(keyOf(one))}#periksa`)}">${said.lookInto}</a>${view.assigned.has(`${one.nominationId} ${one.personId}`) ? html` · ${toPanel(request, path, one.nominationId)}` : ''}`
        : '',
    ],
  }))
  const columns = [said.nomination, said.person, said.what, said.action].map(label => ({ label }))
  const crumbs = [
    { label: words[locale].planTitle, href: request.link('/penugasan') },
    { label: view.title, href: request.link(path) },
  ]
  return html`${pageTitle({ locale, title: said.foundTitle, lead: said.foundLead, crumbs })}
${errorSummary({ locale, problems: problemsOf(request.form, locale) })}
${clearing(request, view)}${table({ caption: said.foundTitle, captionHidden: true, columns, rows: [...moved, ...rows], empty: emptyState({ title: said.noFound }) })}
${view.found.length > SHOWN ? html`<p class="muted">${said.showing(SHOWN, view.found.length)}</p>` : ''}`
}

/** Where the assessor is released from the product, and somebody else is assigned. */
const toPanel = (request: PageRequest, path: string, nominationId: string): Html =>
  html`<a href="${request.link(`${path}?usulan=${nominationId}#panel`)}">${interestWords[request.locale].toPanels}</a>`

/** A name is compared without case; people read it as names are written. */
const asWritten = (name: string): string =>
  name.replaceAll(/(?<!\p{Letter})\p{Letter}/gu, one => one.toUpperCase())

function whatOf({ locale }: PageRequest, { reason, found }: FoundInterest): string {
  const said = interestWords[locale]
  const name = asWritten(found)
  if (reason === 'file-found') return found === FILE ? said.fileFound : said.officeFound
  if (reason === 'moved-found') return said.movedFound
  // The last word is the mark of the declaration.
  if (reason === 'ended-tie') return said.endedTie(asWritten(found.slice(0, found.lastIndexOf(' '))))
  return reason === 'name-found' ? said.nameFound(name) : said.employerFound(name)
}

function clearing(request: PageRequest, view: FoundView): Html | '' {
  const said = interestWords[request.locale]
  const asked = request.query.get('periksa')
  const chosen = view.found.find(one => keyOf(one) === asked)
  if (!chosen || !view.mayClear(chosen.personId)) return ''
  const confirm = { locale: request.locale, text: said.clearConfirm, label: said.clear }
  const body = html`<p>${whatOf(request, chosen)}</p><input type="hidden" name="nomination" value="${chosen.nominationId}"><input type="hidden" name="person" value="${chosen.personId}"><input type="hidden" name="found" value="${chosen.found}">${textField(
    {
      ...fieldState(request, CLEAR, 'reason'),
      label: said.clearReason,
      hint: said.clearHint,
      required: true,
      maxLength: 500,
    },
  )}${actionButton({ action: CLEAR, label: said.clear, kind: 'primary', confirm })}`
  const action = request.link(
    `/penugasan/${view.editionId}/benturan?periksa=${encodeURIComponent(keyOf(chosen))}`,
  )
  return section({
    title: `${view.people.get(chosen.personId) ?? ''} · ${view.products.get(chosen.nominationId) ?? ''}`,
    id: 'periksa',
    body: form({ action, key: request.formKey(), body, label: said.clear }),
  })
}
