import { html, type Html } from '../../../platform/html.ts'
import {
  actionButton,
  attributes,
  choiceField,
  fieldId,
  form,
  formActions,
  longTextField,
  notice,
  selectField,
} from '../../../ui/index.ts'
import { fieldState, problemAt, type PageRequest } from '../../../web/index.ts'
import { waysOfChecking, type WayOfChecking } from '../../documents/index.ts'
import { TEMPLATES } from '../check-one-item.ts'
import { deskWords } from '../desk-messages.ts'
import { itemProblems } from '../hindrances.ts'
import { openProposal } from '../load-desk.ts'
import { words } from '../messages.ts'
import { templatesFor } from '../reasons.ts'
import { viewAddress, worksOnIt, type DeskView } from './desk-view.ts'
import { earlierVerdict } from './difference-part.ts'

export const CHECK = 'verification.check'
const FORM_ID = 'putusan-butir'
const MOST_LETTERS = 1_000

/** What was ticked in a refused form, or else the reasons that stand. */
function tickedIn({ form: sent }: PageRequest, { item }: DeskView): ReadonlySet<string> {
  const typed = sent?.action === CHECK ? sent.values[TEMPLATES] : undefined
  if (sent?.action === CHECK) return new Set([typed ?? []].flat())
  const given = item.state === 'returned' ? (item.last?.reasons ?? []) : []
  return new Set(given.flatMap(one => one.template ?? []))
}

/** Every standing reason that fits, as many as one ticks. */
function templates(request: PageRequest, view: DeskView): Html {
  const { locale } = request
  const own = deskWords[locale]
  const ticked = tickedIn(request, view)
  const problem = problemAt(request.form, CHECK, TEMPLATES, locale)
  const first = fieldId(TEMPLATES)
  const boxes = templatesFor(view.settings, view.item).map((one, index) => {
    const id = index === 0 ? first : `${first}-${index}`
    return html`<div class="choice"><input type="checkbox" name="${TEMPLATES}"${attributes({ id, value: one.id, checked: ticked.has(one.id), 'data-key-focus': index === 0 })}><div><label for="${id}">${one.text[locale]}</label></div></div>`
  })
  return html`<fieldset class="fieldset"><legend>${own.template}</legend><p class="muted">${own.templateHint}</p>${problem === undefined ? '' : html`<p class="field__problem">${problem}</p>`}<div class="choices">${boxes}</div></fieldset>`
}

/** What the verifier wrote beside the standing reasons. */
function ownWords({ item }: DeskView): Readonly<{ id: string; en: string }> {
  const own =
    item.state === 'returned' ? item.last?.reasons.find(one => one.template === null)?.text : undefined
  return { id: own?.id ?? '', en: own && own.en !== own.id ? own.en : '' }
}

function additions(request: PageRequest, view: DeskView): Html {
  const own = deskWords[request.locale]
  const written = ownWords(view)
  const state = fieldState(request, CHECK, 'reasonEn', written.en)
  return html`${longTextField({
    ...fieldState(request, CHECK, 'reason', written.id),
    label: own.reason,
    hint: own.reasonHint,
    rows: 3,
    maxLength: MOST_LETTERS,
  })}<details class="desk__fold"${attributes({ open: state.value !== '' || state.problem !== undefined })}><summary>${own.reasonEn}</summary>${longTextField(
    {
      ...state,
      label: own.reasonEn,
      hint: own.reasonEnHint,
      rows: 3,
      maxLength: MOST_LETTERS,
    },
  )}</details>`
}

function howField(request: PageRequest): Html {
  const { locale } = request
  const ways = Object.keys(waysOfChecking) as WayOfChecking[]
  return selectField({
    ...fieldState(request, CHECK, 'how', 'paper'),
    label: words[locale].how,
    prompt: null,
    options: ways.map(way => ({ value: way, label: waysOfChecking[way][locale] })),
  })
}

function verdictFields(request: PageRequest, view: DeskView): Html {
  const own = words[request.locale]
  const { item } = view
  const stored = { open: '', accepted: 'accept', returned: 'return' }[item.state]
  const outcome = choiceField({
    ...fieldState(request, CHECK, 'outcome', stored),
    label: own.verdict,
    required: true,
    inline: true,
    choices: [
      { value: 'accept', label: own.accept },
      { value: 'return', label: own.giveBack },
    ],
  })
  const how = item.kind === 'document' ? howField(request) : ''
  return html`${outcome}${how}${templates(request, view)}${additions(request, view)}`
}

/** Why there is no form, for who may check in general. */
function hindrance(request: PageRequest, view: DeskView): string | null {
  const { locale } = request
  const own = deskWords[locale]
  if (!view.able.has(CHECK)) return own.readOnly
  if (openProposal(view.desk)) return own.refusal.waits
  if (!worksOnIt(view, request)) return own.held.takeOverFirst
  const [held] = itemProblems(view.desk, view.item.id)
  return held ? held.message[locale] : null
}

// A form that was refused is shown again, so that nothing typed is lost.
const isShown = (request: PageRequest, view: DeskView): boolean =>
  hindrance(request, view) === null || request.form?.action === CHECK

/** The verdict's form, for a button beside it that must not lose what is typed there; null where there is none. */
export const besideVerdict = (request: PageRequest, view: DeskView) =>
  isShown(request, view) ? { form: FORM_ID, action: CHECK } : null

/** The verdict on the chosen item. */
export function verdictPart(request: PageRequest, view: DeskView): Html {
  const { locale, link } = request
  const own = words[locale]
  const { item } = view
  const rule = html`<p class="muted">${own.rule}: ${item.rule[locale]}</p>`
  const before = earlierVerdict(request, view)
  const why = hindrance(request, view)
  if (why !== null && !isShown(request, view))
    return html`${rule}${before}${notice({ locale, kind: 'info', text: why })}`
  const save = actionButton({ action: CHECK, label: own.save })
  const body = html`<input type="hidden" name="item" value="${item.id}">${verdictFields(request, view)}${formActions([save])}`
  const shown = form({
    id: FORM_ID,
    action: link(viewAddress(view, item)),
    key: request.formKey(),
    version: item.rowVersion,
    label: item.title[locale],
    body,
  })
  return html`${rule}${before}<div data-desk-verdict>${shown}</div>`
}
