import { abilities, may, mayEver } from '../../../access/index.ts'
import type { AnyAction } from '../../../actions/index.ts'
import { listHistory, type Audience, type LedgerRow } from '../../../audit/index.ts'
import type { Text } from '../../../foundation/text.ts'
import type { Html } from '../../../platform/html.ts'
import type { PageRequest } from '../../../web/index.ts'
import type { StageKind } from '../../editions/index.ts'
import { listRenditions } from '../../files/index.ts'
import { namesOf } from '../../people/index.ts'
import { photoPicture, type Photo } from '../../producers/index.ts'
import { documentUses } from './document-uses.ts'
import { helpActs } from '../help/help-acts.ts'
import { servingArea } from '../../regions/index.ts'
import { drawnAnswers, fillersOf } from './drawn-answers.ts'
import { bringersOf } from './filled-by.ts'
import { loadHelp, nobodysHelp } from '../help/help-view.ts'
import { isEditable, type NominationState } from '../lifecycle.ts'
import { loadWorkingFile, maySendNow, type WorkingFile } from './load-file.ts'
import { words } from '../messages.ts'
import { nominationFacts, type Nomination } from '../nomination.ts'
import { findNomination } from '../nomination-store.ts'
import type { FileView } from './pages/file-view.ts'
import { filledByText } from './pages/filled-by-mark.ts'
import { localRoles } from '../pages/history-part.ts'

/** What a later module shows on the page of a nomination; null where it has nothing to show to this reader. */
export type NominationPanel = (request: PageRequest, nomination: Nomination) => Promise<Html | null>

/** The approval of the head, whose letter a later module writes: its acts, and the form of a draft. */
export type Approval = Readonly<{
  actions: readonly AnyAction[]
  form: (request: PageRequest, file: WorkingFile) => Promise<Html | null>
}>

const acts = [
  'nomination.answer',
  'nomination.attach',
  'nomination.approve',
  'nomination.reopen',
  'nomination.submit',
  'nomination.resubmit',
  'nomination.withdraw',
  'nomination.lapse',
  'verification.check',
  'document.add',
  'sentra.read',
  'photo.add',
  'sample.read',
  ...helpActs,
]

/** The nomination of the address, when the reader may read it. */
export async function findReadable(request: PageRequest): Promise<Nomination | null> {
  const nomination = await findNomination(request.reader, request.params['id'] ?? '')
  if (!nomination) return null
  return may(request.actor, 'nomination.read', nominationFacts(nomination)).allowed ? nomination : null
}

const deadlines: Partial<Record<NominationState, StageKind>> = {
  draft: 'nominate',
  approved: 'nominate',
  returned: 'verify',
  submitted: 'verify',
  resubmitted: 'verify',
}

/** Acts on the nomination that this reader may see in its history; null where it is not for them. */
async function historyFor(
  request: PageRequest,
  nomination: Nomination,
): Promise<readonly LedgerRow[] | null> {
  const { reader, actor } = request
  if (!may(actor, 'nomination.history', nominationFacts(nomination)).allowed) return null
  const audiences: Audience[] = mayEver(actor, 'plenary.read') ? ['record', 'panel'] : ['record']
  return listHistory(reader, { kind: 'nomination', id: nomination.id }, audiences)
}

/** Names of colleagues of the same office, and of everyone for those who audit. */
async function namesFor(
  { reader, actor }: PageRequest,
  nomination: Nomination,
  history: readonly LedgerRow[],
): Promise<ReadonlyMap<string, string>> {
  const all = mayEver(actor, 'ledger.read')
  const own = [nomination.areaPath, servingArea(nomination.areaPath)].includes(actor.areaPath)
  const colleagues = own && localRoles.has(actor.role)
  const shown = history.filter(row => all || (colleagues && localRoles.has(row.role)))
  return namesOf(reader, [...new Set(shown.flatMap(row => row.person_id ?? []))])
}

/** Photos as they are now while the office works on the file; otherwise as they were frozen. */
async function picturesOf(
  request: PageRequest,
  { nomination, productFile }: WorkingFile,
  bringers: FileView['bringers'],
): Promise<FileView['photos']> {
  const { reader, locale } = request
  const { product } = productFile
  const frozen = isEditable(nomination.state) ? undefined : nomination.submittedFile?.photos
  const photos: readonly Photo[] =
    frozen?.map((photo, position) => ({ ...photo, productId: product.id, position })) ?? productFile.photos
  const renditions = await listRenditions(
    reader,
    photos.map(photo => photo.fileId),
  )
  const alt = words[locale].photoAlt(product.name)
  return photos.flatMap(photo => {
    const picture = photoPicture(photo, renditions, alt)
    const brought = filledByText(request, bringers.photos.get(photo.id))
    if (!picture) return []
    return [brought ? { ...picture, caption: [photo.caption, brought].filter(Boolean).join('. ') } : picture]
  })
}

/** In which other editions the documents of the file are used. */
async function otherUses(
  request: PageRequest,
  { nomination, readiness }: WorkingFile,
): Promise<ReadonlyMap<string, readonly Text[]>> {
  const ids = readiness.documents.flatMap(one => one.document?.id ?? [])
  const { producerId, sentraId } = nomination
  const uses = await documentUses(request, { ids, producerId, sentraId })
  const others = uses.filter(use => use.editionId !== nomination.editionId)
  return new Map(
    [...Map.groupBy(others, use => use.documentId)].map(([id, own]) => [
      id,
      [...new Map(own.map(use => [use.editionId, use.edition])).values()],
    ]),
  )
}

export async function loadFileView(
  request: PageRequest,
  nomination: Nomination,
  panels: readonly NominationPanel[],
  approvalForm?: Approval['form'],
): Promise<FileView> {
  const { reader, actor, now } = request
  const file = await loadWorkingFile(reader, nomination, now)
  const history = await historyFor(request, nomination)
  const shown: Html[] = []
  for (const panel of panels) {
    const made = await panel(request, nomination)
    if (made) shown.push(made)
  }
  const able = abilities(actor, acts, nominationFacts(nomination))
  const drawn = await drawnAnswers(request, nomination.id)
  const bringers = await bringersOf(reader, file)
  return {
    file,
    able,
    drawn: able.has('nomination.answer') ? drawn : null,
    fillers: fillersOf(drawn),
    bringers,
    help: history ? await loadHelp(reader, file, bringers) : nobodysHelp,
    windowOpen: maySendNow(file, now),
    deadlineOf: deadlines[nomination.state] ?? null,
    history,
    names: history ? await namesFor(request, nomination, history) : new Map(),
    photos: await picturesOf(request, file, bringers),
    uses: await otherUses(request, file),
    approval: (await approvalForm?.(request, file)) ?? null,
    panels: shown,
  }
}
