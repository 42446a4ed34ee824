import { z } from 'zod'
import { defineAction, done, fields } from '../../actions/index.ts'
import type { Reader } from '../../platform/database/index.ts'
import { listEditions, findEdition } from './edition-store.ts'
import { editionFacts } from './edition.ts'
import { listExtensionsOf } from './extension-store.ts'
import { closingAreas } from './read-extension.ts'
import { answeredOutages, answerOutages, listOutagesByIds, listOutagesSince } from './outage-store.ts'
import { proposalsFor, type OutageProposal, type OutageRule } from './outage.ts'
import { findStage, listStagesOf } from './stage-store.ts'

const DAY = 24 * 3_600_000
/** An outage that nobody answered in this time is not asked about any more. */
const ASKED_DAYS = 14

/** What waits for the secretariat's answer, of the editions that are going on. Five queries at most. */
export async function listOutageProposals(
  reader: Reader,
  rule: OutageRule,
  now: Date,
): Promise<readonly OutageProposal[]> {
  const outages = await listOutagesSince(reader, new Date(now.getTime() - ASKED_DAYS * DAY))
  if (outages.length === 0) return []
  const answered = await answeredOutages(
    reader,
    outages.map(one => one.id),
  )
  const editions = (await listEditions(reader)).filter(one => one.state === 'open')
  const stages = await listStagesOf(
    reader,
    editions.map(one => one.id),
  )
  const ids = editions.map(one => one.id)
  return proposalsFor({ stages, extensions: await listExtensionsOf(reader, ids) }, outages, answered, rule)
}

const input = z.object({
  id: fields.recordId,
  stage: fields.requiredText(80),
  outages: fields.requiredText(1_000),
  closing: closingAreas,
  dismissal: fields.requiredText(500, 10),
})

/** Answers that the outages before a closing need no extension, with the reason. */
export const dismissOutages = defineAction({
  name: 'outage.dismiss',
  readAction: 'edition.manage',
  input,
  load: async (reader, given) => {
    const edition = await findEdition(reader, given.id)
    const stage = await findStage(reader, given.id, given.stage)
    const outages = await listOutagesByIds(reader, given.outages.split(' ').filter(Boolean))
    return edition && stage && outages.length > 0 ? { edition, stage, outages } : null
  },
  facts: ({ edition }) => editionFacts(edition),
  handle: ({ edition, stage, outages }, { dismissal: reason, closing: areas }) =>
    done({
      change: { stage, ids: outages.map(one => one.id), reason, areas },
      event: 'outage.dismissed',
      subject: { kind: 'edition', id: edition.id },
      areaPath: '/',
      reason,
      detail: { stage: stage.stageId, kind: stage.kind, outages: outages.length, areas },
      next: `/edisi-kelola/${edition.id}#tahap-${stage.stageId}`,
    }),
  save: (tx, { stage, ids, reason, areas }, context) =>
    answerOutages(tx, ids, { ...stage, answer: 'dismissed', reason, areas }, context),
})
