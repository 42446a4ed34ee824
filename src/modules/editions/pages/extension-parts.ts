import { areaCode, type AreaPath } from '../../../foundation/area-path.ts'
import type { Locale } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { formatDeadline, formatMoment } from '../../../platform/translations.ts'
import { actionButton, form, formActions, linkButton, notice, textField } from '../../../ui/index.ts'
import { fieldState, listAddress, type PageRequest } from '../../../web/index.ts'
import { areaName } from '../../regions/index.ts'
import { isForEveryone, type Extension } from '../extension.ts'
import { extensionWords } from '../extension-messages.ts'
import { inBoxes } from '../moment.ts'
import { lengthOf, type Outage, type OutageProposal } from '../outage.ts'
import { provinceField } from '../read-extension.ts'
import type { EditionStage } from '../stage.ts'

const HOUR = 60

/** `42 menit`, `2 jam 5 menit`. */
function duration(milliseconds: number, locale: Locale): string {
  const own = extensionWords[locale]
  const all = Math.max(1, Math.round(milliseconds / 60_000))
  const [hours, minutes] = [Math.floor(all / HOUR), all % HOUR]
  return [
    ...(hours > 0 ? [own.hours(hours)] : []),
    ...(minutes > 0 || hours === 0 ? [own.minutes(minutes)] : []),
  ].join(' ')
}

const span = (outage: Outage, locale: Locale): string =>
  extensionWords[locale].outageSpan(
    formatMoment(outage.beganAt, locale),
    formatMoment(outage.endedAt, locale),
    duration(lengthOf(outage), locale),
  )

/** How long what had begun in time may still be finished; nothing where a stage gives no grace. */
export const graceLine = ({ graceMinutes }: EditionStage, locale: Locale): Html | '' =>
  graceMinutes === 0
    ? ''
    : html`<p class="muted">${extensionWords[locale].grace(duration(graceMinutes * 60_000, locale))}</p>`

/** Deadlines that were moved: where, until when, why. Nothing when none was. */
export function extensionList(
  extensions: readonly Extension[],
  stages: readonly EditionStage[],
  locale: Locale,
): Html | '' {
  if (extensions.length === 0) return ''
  const own = extensionWords[locale]
  const one = (extension: Extension): Html => {
    const stage = stages.find(each => each.stageId === extension.stageId)
    const whom = isForEveryone(extension.areas)
      ? own.forEveryone
      : extension.areas.map(area => areaName(area)).join('; ')
    const ended = extension.endedAt ? html` <span class="muted">(${own.ended})</span>` : ''
    return html`<li><b>${stage?.title[locale] ?? ''}</b>, ${whom}: ${own.until(formatDeadline(extension.closesAt, locale))}${ended}<br><span class="muted">${extension.reason}</span></li>`
  }
  return html`<ul>${extensions.map(one)}</ul>`
}

/** For whom a proposal is, in words. */
const whose = (areas: readonly AreaPath[], locale: Locale): string =>
  isForEveryone(areas) ? extensionWords[locale].everyOffice : areas.map(area => areaName(area)).join('; ')

/** The fields of the form of an extension that choose these areas. */
export function chosenAreas(areas: readonly AreaPath[]): Readonly<Record<string, string>> {
  if (isForEveryone(areas)) return { scope: 'everyone' }
  const codes = areas.map(areaCode)
  const provinces = codes.filter(code => !code.includes('.'))
  return {
    scope: 'areas',
    ...Object.fromEntries(provinces.map(code => [provinceField(code), 'yes'])),
    places: codes.filter(code => code.includes('.')).join('\n'),
  }
}

export const outageIds = ({ outages }: OutageProposal): string => outages.map(one => one.id).join(' ')

/** The reason that the service writes for an extension after an outage. */
export const proposedReason = ({ outages }: OutageProposal): string =>
  extensionWords.id.outageReason(outages.map(one => span(one, 'id')).join('; ')).slice(0, 500)

type Request = Pick<PageRequest, 'locale' | 'form' | 'formKey' | 'link'>

function takeForm({ locale, link, formKey }: Request, proposal: OutageProposal): Html {
  const own = extensionWords[locale]
  const { stage, closesAt } = proposal
  const boxes = inBoxes(closesAt)
  const fields = {
    ...chosenAreas(proposal.areas),
    closing: proposal.areas.join(' '),
    closesDate: boxes.date,
    closesTime: boxes.time,
    reason: proposedReason(proposal),
    outages: outageIds(proposal),
  }
  const address = `/edisi-kelola/${stage.editionId}/tahap/${stage.stageId}`
  return form({
    action: link(address),
    key: formKey(),
    version: stage.rowVersion,
    label: own.takeProposal,
    body: html`${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}${formActions(
      [
        actionButton({ action: 'stage.extend', label: own.takeProposal }),
        linkButton({
          href: link(listAddress(address, { batas: proposal.areas.join(' ') })),
          label: own.otherProposal,
          kind: 'secondary',
        }),
      ],
    )}`,
  })
}

function dismissForm(request: Request, proposal: OutageProposal): Html {
  const { locale, link, formKey } = request
  const own = extensionWords[locale]
  const { stage } = proposal
  const field = fieldState(request, 'outage.dismiss', 'dismissal')
  return form({
    action: link(`/edisi-kelola/${stage.editionId}/tahap/${stage.stageId}`),
    key: formKey(),
    label: own.dismiss,
    body: html`<input type="hidden" name="outages" value="${outageIds(proposal)}"><input type="hidden" name="closing" value="${proposal.areas.join(' ')}">${textField({ ...field, id: `f-${stage.stageId}-${proposal.closesAt.getTime()}-dismissal`, label: own.dismissReason, maxLength: 500, required: true })}${formActions(
      [actionButton({ action: 'outage.dismiss', label: own.dismiss, kind: 'secondary' })],
    )}`,
  })
}

/** What the service proposes after an outage before a closing: a person decides. */
export function proposalPart(request: Request, proposal: OutageProposal, mayDecide: boolean): Html {
  const { locale } = request
  const own = extensionWords[locale]
  const spans = html`<ul>${proposal.outages.map(one => html`<li>${span(one, locale)}</li>`)}</ul>`
  const forms = mayDecide ? html`${takeForm(request, proposal)}${dismissForm(request, proposal)}` : ''
  return notice({
    locale,
    kind: 'warning',
    title: own.outageTitle(proposal.stage.title[locale]),
    text: html`${spans}<p>${own.outageProposal(whose(proposal.areas, locale), formatDeadline(proposal.closesAt, locale))}</p>${forms}`,
  })
}
