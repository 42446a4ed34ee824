import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../../actions/index.ts'
import { problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import { findEdition } from '../../editions/index.ts'
import { advanceMany } from '../../nominations/index.ts'
import { takeTurn } from '../sheets/scoresheet-store.ts'
import { loadUnscored } from '../unscored-files.ts'

const nothingThere = problem(
  'nothing-to-pass-on',
  '',
  text(
    'Tidak ada usulan tanpa nilai yang menunggu. Yang lain menunggu penilai.',
    'No nomination without points is waiting. The others wait for assessors.',
  ),
)
const changed = problem(
  'unscored-changed',
  '',
  text(
    'Usulan yang menunggu berubah sejak halaman ini dibuka. Periksa yang baru di bawah, lalu teruskan.',
    'The nominations that wait changed since this page was opened. Look at them below, then pass them on.',
  ),
)

/**
 * Sends what the rules give no points for to the plenary: nobody is assigned to it, and no sheet is filled in. Its rules
 * are passed or not by the facts of the file alone.
 */
export const passOn = defineAction({
  name: 'assessment.pass-on',
  audience: 'panel',
  input: z.object({ id: fields.recordId, seen: fields.optionalText(64) }),
  load: async (reader, { id }) => {
    await takeTurn(reader, id)
    return (await findEdition(reader, id)) ? { editionId: id, files: await loadUnscored(reader, id) } : null
  },
  facts: () => ({ areaPath: '/', state: 'admitted' }),
  readAction: 'assessment.plan',
  handle: ({ editionId, files }, { seen }) => {
    const { waiting, digest } = files
    if (waiting.length === 0) return refuse([nothingThere])
    if (seen !== '' && seen !== digest) return refuse([changed])
    return done({
      change: waiting,
      event: 'assessment.passed-on',
      subject: { kind: 'edition', id: editionId },
      areaPath: '/',
      detail: { nominations: waiting.length },
      after: waiting.map(one => one.id),
      next: `/penugasan/${editionId}`,
    })
  },
  save: (tx, waiting, context) => advanceMany(tx, waiting, 'assessment.pass-on', context),
})
