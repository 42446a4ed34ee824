import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Queued } from '../nominations/index.ts'
import { listPeopleWithRole } from '../people/index.ts'
import { holdQueue, listAssignments, saveAssignment, type Assignment } from './assignment-store.ts'
import { findNextFile } from './queue-store.ts'
import type { VerificationSettings } from './settings.ts'

const input = z.object({
  edition: fields.optionalText(40),
  commodity: fields.optionalText(60),
  province: fields.optionalText(2),
  holder: fields.optionalText(40),
  text: fields.optionalText(200),
})

const nothingFree = problem(
  'nothing-free',
  '',
  text(
    'Tidak ada lagi berkas yang belum dipegang. Lihat berkas Anda sendiri, atau longgarkan saringannya.',
    'No file is left that nobody holds. Look at your own files, or widen the filters.',
  ),
)

/** `left`: what is noted of somebody who held it and does not verify any more. */
type Loaded = Readonly<{ file: Queued | null; left: Assignment | null }>

/** Takes the most urgent file that nobody holds. Two people who ask at the same moment get two files. */
export const takeNextFile = ({ targetDays }: Pick<VerificationSettings, 'targetDays'>) =>
  defineAction({
    name: 'verification.take-next',
    input,
    load: async (reader, given, { actor, now }): Promise<Loaded> => {
      await holdQueue(reader)
      const verifiers = (await listPeopleWithRole(reader, 'verifier', now)).map(one => one.id)
      const file = await findNextFile(reader, { actor, now, targetDays, verifiers }, given)
      const left = file && (await listAssignments(reader, [file.id])).get(file.id)
      return { file, left: left ?? null }
    },
    facts: ({ file }) => (file ? { areaPath: file.areaPath } : {}),
    handle: ({ file, left }, _given, { actor, now }) => {
      if (!file) return refuse([nothingFree])
      const personId = actor.personId ?? ''
      return done({
        change: {
          nominationId: file.id,
          personId,
          assignedBy: personId,
          assignedAt: now,
          before: left?.rowVersion ?? 0,
        },
        event: 'verification.taken',
        subject: { kind: 'nomination', id: file.id },
        areaPath: file.areaPath,
        detail: { from: left?.personId ?? null, to: personId, round: file.round },
        next: `/verifikasi/${file.id}`,
        answer: { id: file.id },
      })
    },
    save: saveAssignment,
    audience: 'panel',
  })
