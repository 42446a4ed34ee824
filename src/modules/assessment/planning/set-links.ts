import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../../actions/index.ts'
import { problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import { findEdition } from '../../editions/index.ts'
import { findBrief } from '../../nominations/index.ts'
import { anchorKinds, findSetting, saveAnchor, saveLinks } from './setting-store.ts'
import { takeTurn } from '../sheets/scoresheet-store.ts'

/** Nobody asks for a stronger tie. */
export const MOST_LINKS = 9

/** However the assessors are split, so many nominations are to be scored from both sides. */
export const setLinks = defineAction({
  name: 'assessment.set-links',
  audience: 'panel',
  input: z.object({
    id: fields.recordId,
    links: fields.wholeNumber(1, MOST_LINKS),
    version: fields.rowVersion,
  }),
  load: async (reader, { id }) => {
    await takeTurn(reader, id)
    return (await findEdition(reader, id)) ? findSetting(reader, id) : null
  },
  facts: () => ({ areaPath: '/' }),
  readAction: 'assessment.plan',
  version: setting => setting.rowVersion,
  handle: (setting, { links }) =>
    done({
      change: { editionId: setting.editionId, links, rowVersion: setting.rowVersion },
      event: 'assessment.links-set',
      subject: { kind: 'edition', id: setting.editionId },
      areaPath: '/',
      detail: { before: setting.links, links },
      next: `/penugasan/${setting.editionId}/ikatan`,
    }),
  save: (tx, change, { actor, now }) => saveLinks(tx, change, { by: actor.personId ?? '', at: now }),
})

const late = problem(
  'stage-closed',
  'nomination',
  text(
    'Produk ini sudah selesai dinilai dan tidak dapat dijadikan jangkar lagi.',
    'This product is assessed already and can no longer be made an anchor.',
  ),
)

/** A nomination that many score, so that their strictness can be compared; `none` makes it one like all others. */
export const setAnchor = defineAction({
  name: 'assessment.set-anchor',
  audience: 'panel',
  input: z.object({
    id: fields.recordId,
    nomination: fields.recordId,
    kind: z.enum([...anchorKinds, 'none']),
  }),
  load: async (reader, { id, nomination }) => {
    await takeTurn(reader, id)
    const found = await findBrief(reader, nomination)
    if (found?.editionId !== id) return null
    return { nomination: found, before: (await findSetting(reader, id)).anchors.get(nomination) ?? 'none' }
  },
  facts: () => ({ areaPath: '/' }),
  readAction: 'assessment.plan',
  handle: ({ nomination, before }, { kind }) => {
    if (nomination.state !== 'admitted' && nomination.state !== 'in-assessment') return refuse([late])
    return done({
      change: {
        editionId: nomination.editionId,
        nominationId: nomination.id,
        kind: kind === 'none' ? null : kind,
      },
      event: 'assessment.anchor-set',
      subject: { kind: 'nomination', id: nomination.id },
      areaPath: nomination.areaPath,
      detail: { kind, before },
      next: `/penugasan/${nomination.editionId}/ikatan`,
    })
  },
  save: (tx, anchor, { actor, now }) => saveAnchor(tx, anchor, { by: actor.personId ?? '', at: now }),
})
