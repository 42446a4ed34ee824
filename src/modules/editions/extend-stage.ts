import { defineAction, done, refuse, type ActionContext } from '../../actions/index.ts'
import type { AreaPath } from '../../foundation/area-path.ts'
import type { Reader, Tx } from '../../platform/database/index.ts'
import { z } from 'zod'
import { findEdition } from './edition-store.ts'
import { editionFacts, type Edition } from './edition.ts'
import { isForEveryone } from './extension.ts'
import { insertExtension, listExtensions, type NewExtension } from './extension-store.ts'
import { extensionLettersJob } from './extension-letters.ts'
import { answerOutages } from './outage-store.ts'
import { closingAreas, extensionInput, readExtension, type ExtensionGround } from './read-extension.ts'
import { findStage, saveStageWindow } from './stage-store.ts'
import type { EditionStage } from './stage.ts'

const outages = z
  .union([z.string(), z.array(z.string()).max(20)])
  .default([])
  .transform(value => (typeof value === 'string' ? value.split(' ') : value))
  .transform(ids => ids.filter(Boolean))

const input = extensionInput.extend({ outages, closing: closingAreas })

export type ExtensionLoaded = ExtensionGround & Readonly<{ edition: Edition }>

export async function loadExtensionGround(
  reader: Reader,
  given: Readonly<{ id: string; stage: string }>,
): Promise<ExtensionLoaded | null> {
  const edition = await findEdition(reader, given.id)
  const stage = await findStage(reader, given.id, given.stage)
  return edition && stage ? { edition, stage, extensions: await listExtensions(reader, edition.id) } : null
}

/** What is stored of an extension: by the act of its own, and by a window that is set to a later closing. */
export async function saveExtension(
  tx: Tx,
  extension: NewExtension,
  stage: EditionStage,
  { actor, now }: ActionContext,
): Promise<boolean> {
  // Also for some areas: the stage's version tells two who extend it at once of each other.
  const closing = isForEveryone(extension.areas) ? { closesAt: extension.closesAt, closedByHand: false } : {}
  if (!(await saveStageWindow(tx, { ...stage, ...closing }))) return false
  await insertExtension(tx, extension, actor.personId ?? '', now)
  return true
}

type Change = Readonly<{
  extension: NewExtension
  stage: EditionStage
  outages: readonly string[]
  /** Whose closing the outages came before. */
  closing: readonly AreaPath[]
}>

async function save(
  tx: Tx,
  { extension, stage, outages: ids, closing: areas }: Change,
  context: ActionContext,
) {
  if (!(await saveExtension(tx, extension, stage, context))) return false
  const { reason } = extension
  return answerOutages(tx, ids, { ...stage, answer: 'extended', reason, areas }, context)
}

/** Moves a closing to a later moment, for everyone or for some areas, with a reason; those concerned get a letter. */
export const extendStage = defineAction({
  name: 'stage.extend',
  readAction: 'edition.manage',
  input,
  load: loadExtensionGround,
  facts: ({ edition }) => editionFacts(edition),
  version: ({ stage }) => stage.rowVersion,
  handle: (
    { edition, ...ground }: ExtensionLoaded,
    given: z.output<typeof input>,
    { now, newId }: ActionContext,
  ) => {
    const read = readExtension(given, ground, now)
    if (!read.ok) return refuse(read.problems)
    const { stage } = ground
    const { areas, closesAt, closedBefore } = read.value
    const actId = newId()
    const { reason } = given
    const extension: NewExtension = {
      actId,
      editionId: edition.id,
      stageId: stage.stageId,
      areas,
      closedBefore,
      closesAt,
      reason,
    }
    return done({
      change: { extension, stage, outages: given.outages, closing: given.closing },
      event: 'stage.extended',
      subject: { kind: 'edition', id: edition.id },
      areaPath: '/',
      reason,
      detail: {
        stage: stage.stageId,
        kind: stage.kind,
        areas,
        closedBefore: closedBefore.toISOString(),
        closesAt: closesAt.toISOString(),
      },
      jobs: [extensionLettersJob(actId)],
      next: `/edisi-kelola/${edition.id}#tahap-${stage.stageId}`,
    })
  },
  save,
})
