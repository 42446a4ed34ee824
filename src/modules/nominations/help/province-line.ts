import { html, type Html } from '../../../platform/html.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { notice } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { isEditable } from '../lifecycle.ts'
import { loadWorkingFile, type WorkingFile } from '../draft/load-file.ts'
import type { Nomination } from '../nomination.ts'
import { checkLine } from './pages/remark-parts.ts'
import { fingerprintOf, stateOfCheck, type PreCheck, type PreCheckState } from '../draft/pre-check.ts'
import { listPreChecks } from '../draft/pre-check-store.ts'
import { remarkWords } from './remark-messages.ts'
import { countRemarks, type RemarkCounts } from './remark-store.ts'

/** How the province found a file, and how many of its remarks are not settled. */
export type ProvinceView = Readonly<{
  state: PreCheckState
  check: PreCheck | undefined
  remarks: RemarkCounts
}>

const noRemarks: RemarkCounts = { open: 0, answered: 0 }

/** By nomination; a file of which no province said anything is left out. Two queries. */
export async function listProvinceViews(
  reader: Reader,
  files: readonly WorkingFile[],
): Promise<ReadonlyMap<string, ProvinceView>> {
  const ids = files.map(one => one.nomination.id)
  const checks = await listPreChecks(reader, ids)
  const remarks = await countRemarks(reader, ids)
  const said = files.filter(({ nomination: { id } }) => checks.has(id) || remarks.has(id))
  return new Map(
    said.map(file => {
      const { id } = file.nomination
      const check = checks.get(id)
      const state = stateOfCheck(check, check ? fingerprintOf(file) : '')
      return [id, { state, check, remarks: remarks.get(id) ?? noRemarks }]
    }),
  )
}

/** The same in words: who looked when and what was found, and what waits. */
export function provinceLines(
  request: Pick<PageRequest, 'locale' | 'now'>,
  { state, check, remarks }: ProvinceView,
): readonly Html[] {
  const own = remarkWords[request.locale]
  return [
    checkLine(request, state, check),
    ...(remarks.open ? [html`${own.noticeOpen(remarks.open)}`] : []),
    ...(remarks.answered ? [html`${own.noticeAnswered(remarks.answered)}`] : []),
  ]
}

/** What was sent stays as it was sent, whatever becomes of the register: so does what the province said of it. */
async function checkStateOf(
  { reader, now }: PageRequest,
  nomination: Nomination,
  check: PreCheck | undefined,
): Promise<PreCheckState> {
  if (!check) return 'none'
  if (check.sentState !== null && !isEditable(nomination.state)) return check.sentState
  return stateOfCheck(check, fingerprintOf(await loadWorkingFile(reader, nomination, now)))
}

/** How the province found a file, and which of its remarks are not settled; null where it did neither. */
export async function provinceLine(request: PageRequest, nomination: Nomination): Promise<Html | null> {
  const { reader, locale } = request
  const check = (await listPreChecks(reader, [nomination.id])).get(nomination.id)
  const remarks = (await countRemarks(reader, [nomination.id])).get(nomination.id)
  if (!check && !remarks) return null
  const own = remarkWords[locale]
  const state = await checkStateOf(request, nomination, check)
  const lines = provinceLines(request, { state, check, remarks: remarks ?? noRemarks })
  const more = html`<a href="${request.link(`/usulan/${nomination.id}/catatan`)}">${own.noticeLink}</a>`
  const text = html`<ul>${lines.map(line => html`<li>${line}</li>`)}</ul><p>${more}</p>`
  return notice({ locale, kind: 'info', title: own.check, text })
}
