import { z } from 'zod'
import { defineAction, done, fields, refuse, type ActionContext } from '../../../actions/index.ts'
import { publicationFacts, type Publication } from './publication.ts'
import { touchPublication } from './publication-store.ts'
import { loadReleaseGround } from './release-ground.ts'
import { readMoment, type Confirmation, type ReleaseSettings } from './release-moment.ts'
import { insertConfirmation } from './release-moment-store.ts'
import { planChanged, releaseProblems } from './release-publication.ts'

type Change = Readonly<{ publication: Publication; confirmation: Confirmation }>

const confirmationOf = (
  digest: string,
  moment: Date,
  { actor, now, newId }: Pick<ActionContext, 'actor' | 'now' | 'newId'>,
): Confirmation => ({
  id: newId(),
  moment,
  digest,
  confirmedBy: actor.personId ?? '',
  confirmedGrant: actor.grantId ?? '',
  confirmedAt: now,
  state: 'waiting',
  endedBy: null,
  endedAt: null,
  reasons: [],
})

const input = z.object({
  id: fields.recordId,
  date: fields.isoDate,
  time: fields.requiredText(5),
  version: fields.rowVersion.optional(),
})

/**
 * The second of two people lets the prepared release happen at a moment to come. Until then nothing is public, and
 * nothing outside of the office of publication tells that a moment was fixed.
 */
export const confirmRelease = (settings: ReleaseSettings) =>
  defineAction({
    name: 'publication.confirm',
    needsProof: true,
    audience: 'panel',
    input,
    load: (reader, { id }) => loadReleaseGround(reader, id),
    facts: ({ list, publication }) => publicationFacts(list, publication),
    readAction: 'publication.read',
    version: ({ publication }) => publication?.rowVersion ?? 0,
    handle: (ground, typed, { actor, now, newId }) => {
      const { list, publication, plan } = ground
      if (!publication) return refuse([planChanged])
      const problems = releaseProblems(ground, publication)
      if (problems.length > 0) return refuse(problems)
      const read = readMoment(typed, settings, now)
      if ('problems' in read) return refuse(read.problems)
      const moment = read.moment.toISOString()
      const confirmation = confirmationOf(list.digest, read.moment, { actor, now, newId })
      return done<Change>({
        change: { publication, confirmation },
        event: 'publication.confirmed',
        subject: { kind: 'publication', id: publication.id },
        record: { kind: 'recommendation', id: list.id },
        areaPath: '/',
        detail: { ...plan.counts, digest: list.digest, confirmation: confirmation.id, moment },
        after: [plan, moment],
        next: `/publikasi/${list.id}`,
      })
    },
    save: async (tx, { publication, confirmation }) =>
      (await touchPublication(tx, publication)) && insertConfirmation(tx, publication.id, confirmation),
  })
