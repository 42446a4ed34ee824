import { abilities } from '../../access/index.ts'
import { html, type Html } from '../../platform/html.ts'
import type { PageRequest } from '../../web/index.ts'
import { listDocumentsByIds, type StoredDocument } from '../documents/index.ts'
import { listFiles } from '../files/index.ts'
import {
  freezeFile,
  loadWorkingFile,
  nominationFacts,
  type Approval,
  type Nomination,
  type NominationPanel,
  type WorkingFile,
} from '../nominations/index.ts'
import { findOfficial } from '../people/index.ts'
import { letterRequirement, usualLetter } from './compose-letter.ts'
import { changedParts, partsOf, type FilePart } from './letter.ts'
import type { LetterSettings } from './letter-settings.ts'
import { findLastLetterBy, listLettersOf, type LetterOfNomination } from './letter-store.ts'
import { listLastGiveBacks } from './give-back-store.ts'
import { fileIdsOf } from './load-approval.ts'
import { approveForm, giveBackPart, givenBackNotice, letterSection, renewPart } from './pages/draft-forms.ts'
import { earlierPart, livePart } from './pages/panel-part.ts'
import { seenOf } from './seen.ts'

const isLive = (paper: StoredDocument | undefined): boolean =>
  paper !== undefined && paper.removedAt === null && paper.replacedBy === null

/** What is not as it was when the letter was made: of what was sent, or of what would be sent now. */
async function changedSince(
  { reader, now }: PageRequest,
  file: WorkingFile,
  { letter, nominationId }: LetterOfNomination,
): Promise<readonly FilePart[]> {
  const item = letter.content.items.find(one => one.nominationId === nominationId)
  const requirement = letterRequirement(file)?.requirement.id ?? ''
  const isWorkedOn = file.nomination.state === 'approved' || file.nomination.state === 'returned'
  const sent = isWorkedOn ? null : file.nomination.submittedFile
  const current = sent ?? freezeFile(file, await listFiles(reader, fileIdsOf(file)), now)
  return item ? changedParts(item.parts, partsOf(current, requirement)) : []
}

const usualOf = async ({ reader, actor }: PageRequest, nomination: Nomination, settings: LetterSettings) =>
  usualLetter(
    nomination.areaPath,
    {
      official: await findOfficial(reader, actor),
      last: await findLastLetterBy(reader, actor.personId, nomination.areaPath),
    },
    settings,
  )

/** The letters of one nomination: the one in force, what changed since, those that ended, and how a new one is made. */
export const letterPanel =
  (settings: LetterSettings): NominationPanel =>
  async (request, nomination): Promise<Html | null> => {
    const { reader, actor, now } = request
    const letters = await listLettersOf(reader, [nomination.id])
    const able = abilities(actor, ['letter.renew'], nominationFacts(nomination))
    if (letters.length === 0 && able.size === 0) return null
    const papers = await listDocumentsByIds(
      reader,
      letters.map(one => one.documentId),
    )
    const file = await loadWorkingFile(reader, nomination, now)
    const asked = letterRequirement(file)
    const live = letters.find(one => isLive(papers.get(one.documentId)))
    const mayRenew = able.has('letter.renew') && asked !== undefined
    if (letters.length === 0 && !mayRenew) return null
    const ended = letters.flatMap(of => {
      const document = papers.get(of.documentId)
      return document && !isLive(document) ? [{ of, document }] : []
    })
    const isSent = !['draft', 'approved', 'returned'].includes(nomination.state)
    const isNeeded = asked?.state === 'missing' || asked?.state === 'wrong'
    return letterSection(
      request,
      html`${live ? livePart(request, live, await changedSince(request, file, live), isSent) : ''}${earlierPart(request, ended)}${mayRenew ? renewPart(request, file, await usualOf(request, nomination, settings), isNeeded) : ''}`,
    )
  }

/** What a draft shows beside what is asked now: why it was given back, and for the head its approval. */
export const approvalForm =
  (settings: LetterSettings): Approval['form'] =>
  async (request, file) => {
    const { nomination } = file
    const able = abilities(
      request.actor,
      ['nomination.approve', 'nomination.give-back'],
      nominationFacts(nomination),
    )
    if (nomination.state !== 'draft') return null
    const back = (await listLastGiveBacks(request.reader, [nomination.id])).get(nomination.id)
    const approves = able.has('nomination.approve')
    const usual = approves ? await usualOf(request, nomination, settings) : null
    const stored = approves ? await listFiles(request.reader, fileIdsOf(file)) : new Map()
    const seen = seenOf(file, stored, request.now)
    return html`${back ? givenBackNotice(request, back) : ''}${usual ? approveForm(request, file, { usual, seen }) : ''}${able.has('nomination.give-back') ? giveBackPart(request, file) : ''}`
  }
