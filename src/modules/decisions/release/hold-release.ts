import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../../actions/index.ts'
import { problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import type { Post } from '../../people/index.ts'
import { publicationFacts } from './publication.ts'
import { touchPublication } from './publication-store.ts'
import { tellOfEnd } from './release-letters.ts'
import { loadReleaseGround } from './release-ground.ts'
import { endConfirmation } from './release-moment-store.ts'

const nothingWaits = problem(
  'nothing-waits',
  '',
  text(
    'Tidak ada waktu pengumuman yang dikonfirmasi. Muat ulang halaman untuk melihat keadaan terbaru.',
    'No moment of release is confirmed. Reload the page to see the latest state.',
  ),
)

/** A confirmed release is held, for a reason; it can be confirmed again. */
export const holdRelease = (post: Post) =>
  defineAction({
    name: 'publication.hold',
    audience: 'panel',
    input: z.object({
      id: fields.recordId,
      reason: fields.requiredText(500, 10),
      version: fields.rowVersion.optional(),
    }),
    load: (reader, { id }) => loadReleaseGround(reader, id),
    facts: ({ list, publication }) => publicationFacts(list, publication),
    readAction: 'publication.read',
    version: ({ publication }) => publication?.rowVersion ?? 0,
    handle: (ground, { reason }) => {
      const { list, publication, edition } = ground
      const confirmation = publication?.confirmation
      if (!publication || confirmation?.state !== 'waiting') return refuse([nothingWaits])
      return done({
        change: { list, edition, publication, confirmation, reason },
        event: 'publication.held',
        subject: { kind: 'publication', id: publication.id },
        record: { kind: 'recommendation', id: list.id },
        areaPath: '/',
        reason,
        detail: { confirmation: confirmation.id, moment: confirmation.moment.toISOString() },
        next: `/publikasi/${list.id}`,
      })
    },
    save: async (tx, { list, edition, publication, confirmation, reason }, { actor, now }) => {
      const end = { state: 'held' as const, by: actor.personId, at: now, reasons: [text(reason, reason)] }
      const isHeld =
        (await touchPublication(tx, publication)) && (await endConfirmation(tx, confirmation.id, end))
      if (isHeld) await tellOfEnd(tx, { list, edition, publication, end }, post, now)
      return isHeld
    },
  })
