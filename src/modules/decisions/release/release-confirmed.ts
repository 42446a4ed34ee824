import { z } from 'zod'
import { defineAction, fields, refuse } from '../../../actions/index.ts'
import { wholeCountry } from '../../../foundation/area-path.ts'
import { problem, type Problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import { listRecipients } from '../../people/index.ts'
import { publicationFacts, type Publication, type ReleaseStep } from './publication.ts'
import { isTooLate, minutesLate, type ReleaseSettings } from './release-moment.ts'
import { endConfirmation } from './release-moment-store.ts'
import {
  loadRelease,
  planChanged,
  releaseDone,
  releaseProblems,
  saveRelease,
  type LoadedRelease,
} from './release-publication.ts'

const again = text(
  'Periksa, lalu siapkan dan konfirmasi lagi dengan petugas yang bertugas.',
  'Check it, then prepare and confirm it again with the officers in charge.',
)

export const confirmerLeft = problem(
  'confirmer-left',
  '',
  text(
    `Petugas yang mengonfirmasi tidak lagi memegang jabatan itu pada waktunya. ${again.id}`,
    `Whoever confirmed it no longer held that post at the moment. ${again.en}`,
  ),
)
const preparerLeft = problem(
  'preparer-left',
  '',
  text(
    `Petugas yang menyiapkan tidak lagi memegang jabatan itu pada waktunya. ${again.id}`,
    `Whoever prepared it no longer held that post at the moment. ${again.en}`,
  ),
)
const notDue = problem('not-due', '', text('Waktunya belum tiba.', 'Its moment has not come.'))
const tooLate = (hours: number): Problem =>
  problem(
    'too-late',
    '',
    text(
      `Layanan baru berjalan kembali lebih dari ${hours} jam setelah waktunya, sehingga tidak diumumkan tanpa ditanyakan. Lepas sekarang, atau konfirmasi waktu yang baru.`,
      `The service came back more than ${hours} hours after the moment, so it did not release without asking. Release it now, or confirm a new moment.`,
    ),
  )

type Loaded = LoadedRelease &
  Readonly<{
    /** Who may publish now. */
    publishers: ReadonlySet<string>
  }>

function doubts({ publishers, ...ground }: Loaded, publication: Publication): readonly Problem[] {
  return [
    ...releaseProblems(ground, publication),
    ...(publishers.has(publication.preparedBy) ? [] : [preparerLeft]),
  ]
}

/**
 * What was confirmed happens at its moment, in the name of whoever confirmed it, by the same transaction as by hand.
 * No form leads here: the service does it, after it verified everything again.
 */
export const releaseConfirmed = (steps: readonly ReleaseStep[], settings: ReleaseSettings) =>
  defineAction({
    name: 'publication.release-confirmed',
    audience: 'panel',
    input: z.object({ id: fields.recordId }),
    load: async (reader, { id }, { now }): Promise<Loaded | null> => {
      const loaded = await loadRelease(reader, id, now)
      if (!loaded) return null
      const publishers = await listRecipients(reader, ['publisher'], [wholeCountry], now)
      return { ...loaded, publishers: new Set(publishers.map(one => one.id)) }
    },
    facts: ({ list, publication }) => publicationFacts(list, publication),
    readAction: 'publication.read',
    handle: (loaded, _, { actor, now }) => {
      const { publication, list } = loaded
      const confirmation = publication?.confirmation
      if (!publication || confirmation?.state !== 'waiting') return refuse([notDue])
      const { moment } = confirmation
      if (moment > now || confirmation.confirmedBy !== actor.personId) return refuse([notDue])
      if (isTooLate(moment, settings, now)) return refuse([tooLate(settings.lateHours)])
      if (confirmation.digest !== list.digest) return refuse([planChanged])
      const problems = doubts(loaded, publication)
      if (problems.length > 0) return refuse(problems)
      return releaseDone(loaded, publication, now, steps, {
        confirmation: confirmation.id,
        moment: moment.toISOString(),
        minutesLate: minutesLate(moment, now),
      })
    },
    save: async (tx, change, context) => {
      const { confirmation } = change.publication
      const end = { state: 'released' as const, by: context.actor.personId, at: context.now, reasons: [] }
      return (
        confirmation !== null &&
        (await endConfirmation(tx, confirmation.id, end)) &&
        saveRelease(tx, change, context, steps)
      )
    },
  })
