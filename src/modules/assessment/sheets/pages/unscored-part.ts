import { html, type Html } from '../../../../platform/html.ts'
import { actionButton, form, section, table } from '../../../../ui/index.ts'
import type { PageRequest } from '../../../../web/index.ts'
import type { UnscoredFiles } from '../../unscored-files.ts'
import { unscoredWords } from '../../unscored-messages.ts'

/** So many are named; the button passes on all. */
const NAMED = 50

export type UnscoredView = Readonly<{
  editionId: string
  files: UnscoredFiles
  products: ReadonlyMap<string, string>
  areas: ReadonlyMap<string, string>
  mayPassOn: boolean
}>

/** What the rules give no points for, and the way on; nothing where all is scored. */
export function unscoredPart(request: PageRequest, view: UnscoredView): Html | '' {
  const own = unscoredWords[request.locale]
  const { waiting, digest } = view.files
  if (waiting.length === 0) return ''
  const confirm = { locale: request.locale, text: own.confirm(waiting.length), label: own.passOn }
  const act = view.mayPassOn
    ? form({
        action: request.link(`/penugasan/${view.editionId}`),
        key: request.formKey(),
        body: html`<input type="hidden" name="seen" value="${digest}">${actionButton({ action: 'assessment.pass-on', label: own.passOn, confirm })}`,
        label: own.passOn,
      })
    : ''
  const rows = waiting
    .slice(0, NAMED)
    .map(({ id }) => ({ cells: [view.products.get(id) ?? id, view.areas.get(id) ?? ''] }))
  return section({
    title: own.title,
    id: 'tanpa-nilai',
    lead: own.lead(waiting.length),
    body: html`${table({
      caption: own.title,
      captionHidden: true,
      columns: [{ label: own.product }, { label: own.place }],
      rows,
      empty: '',
    })}${act}`,
  })
}
