import { mayEver } from '../../../../access/index.ts'
import { html, type Html } from '../../../../platform/html.ts'
import { formatHundredths, formatMoment } from '../../../../platform/translations.ts'
import { actionButton, form, longTextField, notice, panel, table } from '../../../../ui/index.ts'
import { fieldState, type PageRequest } from '../../../../web/index.ts'
import { markWords, type LockedDesk } from '../../../assessment/index.ts'
import { unlockWords } from '../unlock-messages.ts'

const OPEN = 'agreed-sheet.open'

type AgreedView = Readonly<{ desk: LockedDesk; code: string; mayOpenAgreed: boolean }>

/** The sheet on which the panel agreed, beside the individual ones; nothing where the rules want none. */
export function agreedPart(request: PageRequest, view: AgreedView): Html | '' {
  const { locale, link, actor } = request
  const own = unlockWords[locale]
  const { agreed, agreedVersions } = view.desk
  if (!agreed) return ''
  const { lockedAt, total } = agreed
  const points = total === null ? '' : own.total(formatHundredths(total, locale))
  const state = lockedAt === null ? own.agreedOpen : `${own.locked(formatMoment(lockedAt, locale))} ${points}`
  const kept = agreedVersions.map(one => keptPart(request, view, one))
  const way = mayEver(actor, 'agreed-sheet.read')
    ? html`<p><a href="${link(`/lembar-bersama/${view.code}`)}">${own.toAgreed}</a></p>`
    : ''
  const open = view.mayOpenAgreed ? openForm(request, view) : ''
  return panel({
    title: own.agreed,
    accent: true,
    level: 2,
    body: html`<p>${state}</p>${tiedNotice(request, view)}${way}${kept}${open}`,
  })
}

/** Somebody agreed whose interest came to light after the lock: the chair decides before the plenary does. */
function tiedNotice({ locale }: PageRequest, { desk }: AgreedView): Html | '' {
  const { agreed, agreedBy, sheets } = desk
  if (agreed?.state !== 'locked') return ''
  const tied = sheets.filter(
    ({ interest, sheet: { personId } }) =>
      interest !== null && !agreed.voiceless.includes(personId) && agreedBy.has(personId),
  )
  if (tied.length === 0) return ''
  const text = unlockWords[locale].agreedTied(tied.map(one => one.mark).join(', '))
  return notice({ locale, kind: 'warning', text })
}

function keptPart(
  { locale }: PageRequest,
  { desk }: AgreedView,
  kept: LockedDesk['agreedVersions'][number],
): Html {
  const own = unlockWords[locale]
  const title = own.kept(kept.version, formatMoment(kept.lockedAt, locale))
  const rows = kept.marks.map(mark => {
    const { title: criterion, answer } = markWords(desk, mark, locale)
    return { cells: [criterion, answer, html`<span class="typed">${mark.reason}</span>`] }
  })
  const columns = [{ label: own.criterion }, { label: own.chosen }, { label: own.why }]
  const points = kept.total === null ? '' : own.total(formatHundredths(kept.total, locale))
  const reason = kept.reason === '' ? own.forFurther : kept.reason
  return html`<p>${own.keptWhy(formatMoment(kept.openedAt, locale), reason)}</p><details><summary>${title}. ${points}</summary>${table({ caption: title, captionHidden: true, columns, rows, empty: '' })}</details>`
}

function openForm(request: PageRequest, { desk: { nomination } }: AgreedView): Html {
  const { locale, link } = request
  const own = unlockWords[locale]
  const asked = request.form?.action === OPEN ? request.form : null
  const field = longTextField({
    ...fieldState({ ...request, form: asked }, OPEN, 'reason', ''),
    ...(asked ? {} : { id: 'reason-agreed' }),
    label: own.reason,
    hint: own.agreedReasonHint,
    required: true,
    rows: 3,
  })
  const confirm = { locale, text: own.openAgreedText, label: own.unlock }
  return form({
    action: link(`/pleno/${nomination.editionId}/${nomination.id}/lembar`),
    key: request.formKey(),
    label: `${own.unlock}: ${own.agreed}`,
    body: html`${field}<div class="buttons">${actionButton({ action: OPEN, label: own.unlock, kind: 'danger', confirm })}</div>`,
  })
}
