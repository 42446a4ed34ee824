import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import { renderJob } from '../files/index.ts'
import { nominationFacts, touchNomination, type WorkingFile } from '../nominations/index.ts'
import { dayIn } from '../regions/index.ts'
import { letterRequirement } from './compose-letter.ts'
import type { LetterSettings } from './letter-settings.ts'
import { loadOneApproval } from './load-approval.ts'
import { keptAhead, letterFields, letterFor, saveLetter, type WrittenLetter } from './write-letter.ts'

const notAsked = problem(
  'no-letter-asked',
  '',
  text(
    'Aturan edisi ini tidak meminta surat yang dibuat saat persetujuan.',
    'The rules of this edition ask for no letter that is made at the approval.',
  ),
)

type Change = Readonly<{ file: WorkingFile; written: WrittenLetter }>

/**
 * A new letter for a nomination that has left the head's hands already: because what the letter names has changed, or
 * because the secretariat did not accept the old one. The old one ends.
 */
export const renewLetter = (settings: LetterSettings) =>
  defineAction({
    name: 'letter.renew',
    input: z.object({ id: fields.recordId, version: fields.rowVersion.optional(), ...letterFields }),
    load: loadOneApproval,
    facts: ({ file }) => nominationFacts(file.nomination),
    readAction: 'nomination.read',
    version: ({ file }) => file.nomination.rowVersion,
    handle: ({ files, file, around }, typed, context) => {
      if (!letterRequirement(file)) return refuse([notAsked])
      const today = dayIn(file.nomination.areaPath, context.now)
      const written = letterFor(files, typed, around, { settings, context, today, always: true })
      if (!written.ok) return refuse(written.problems)
      if (!written.value) return refuse([notAsked])
      return done({
        change: { file, written: written.value },
        event: 'nomination.letter-renewed',
        subject: { kind: 'nomination', id: file.nomination.id },
        areaPath: file.nomination.areaPath,
        detail: { letter: written.value.letter.id, sha256: written.value.file.received.sha256 },
        jobs: [renderJob(written.value.file.id)],
        next: `/usulan/${file.nomination.id}`,
      })
    },
    ahead: keptAhead(settings),
    save: async (tx, { file, written }: Change, context) =>
      (await touchNomination(tx, file.nomination)) && saveLetter(tx, written, { settings, context }),
  })
