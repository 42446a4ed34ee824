import { whereAllowed } from '../../access/index.ts'
import type { Rules } from '../../engine/index.ts'
import { isId } from '../../foundation/ids.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import { countResults } from '../decisions/index.ts'
import { listEditions } from '../editions/index.ts'
import { nominationColumns } from '../nominations/index.ts'
import { rulesOf } from './draft.ts'
import { loadDraft } from './load-draft.ts'
import { REHEARSAL_FILE, rehearsalPage } from './pages/rehearsal-page.ts'
import { rehearsalWords } from './rehearsal-messages.ts'
import { rehearsalTable } from './rehearsal-table.ts'
import { rehearseEdition, type Rehearsed } from './rehearse-draft.ts'

/** In the access table: of which published results somebody may see what they would become. */
export const REHEARSE = 'rules.rehearse'

async function finishedEditions({ reader, locale }: PageRequest) {
  const counts = await countResults(reader)
  const editions = (await listEditions(reader)).filter(one => counts.has(one.id))
  return editions.map(({ id, title }) => ({ value: id, label: title[locale] }))
}

const chosen = ({ query }: PageRequest): string => {
  const id = query.get('edisi') ?? ''
  return isId(id) ? id : ''
}

const rehearsed = ({ reader, actor }: PageRequest, rules: Rules, editionId: string): Promise<Rehearsed> =>
  rehearseEdition(reader, rules, editionId, whereAllowed(actor, REHEARSE, nominationColumns))

async function showRehearsal(request: PageRequest): Promise<PageResult> {
  const ground = await loadDraft(request.reader, request.params['id'] ?? '')
  if (!ground) return notFound
  const rules = rulesOf(ground.draft.content)
  const editions = await finishedEditions(request)
  const editionId = editions.some(one => one.value === chosen(request)) ? chosen(request) : ''
  const body = rehearsalPage(request, {
    ground,
    isBroken: rules === null,
    editions,
    editionId,
    found: rules && editionId !== '' ? await rehearsed(request, rules, editionId) : null,
    panelSize: rules?.document.panel.size ?? 0,
    hasSelections: (rules?.document.selections ?? []).length > 0,
  })
  return { kind: 'page', title: rehearsalWords[request.locale].title, body, audience: 'signed-in' }
}

async function downloadRehearsal(request: PageRequest): Promise<PageResult> {
  const { reader, locale, params } = request
  const ground = await loadDraft(reader, params['id'] ?? '')
  const rules = ground && rulesOf(ground.draft.content)
  const editionId = chosen(request)
  if (!rules || editionId === '') return notFound
  const found = await rehearsed(request, rules, editionId)
  return { kind: 'table', ...rehearsalTable(found.files, locale), fileName: rehearsalWords[locale].fileName }
}

/** A draft of rules tried on the published results of an edition. */
export const rehearsalRoutes: readonly Route[] = [
  { path: '/edisi-kelola/:id/susun/uji', access: REHEARSE, page: showRehearsal },
  { path: `/edisi-kelola/:id/susun/uji/${REHEARSAL_FILE}`, access: REHEARSE, page: downloadRehearsal },
]
