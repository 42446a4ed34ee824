import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../actions/index.ts'
import { problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import type { NewJob } from '../../platform/jobs/index.ts'
import type { Import, RowCounts } from './import.ts'
import { changeImport, findImport } from './import-store.ts'
import { countRows } from './row-store.ts'
import { IMPORTS_PATH } from './send-import.ts'

export const RUN_JOB = 'imports.run'

/** The work that stores the rows of a confirmed import. */
const runJob = (id: string): NewJob => ({ kind: RUN_JOB, key: id, payload: { id } })

const leaveOut = problem(
  'leave-out',
  'leaveOut',
  text(
    'Berkas ini berisi baris yang salah. Centang bahwa baris itu dilewati, atau perbaiki berkasnya lalu kirim lagi.',
    'This file has rows that are wrong. Tick that they are left out, or mend the file and send it again.',
  ),
)
const nothingNew = problem(
  'nothing-new',
  '',
  text(
    'Tidak ada yang baru atau berubah dalam berkas ini. Tidak ada yang disimpan.',
    'Nothing in this file is new or changed. Nothing was stored.',
  ),
)
const notWaiting = problem(
  'not-waiting',
  '',
  text(
    'Impor ini sudah dikonfirmasi atau dibatalkan. Muat ulang halaman untuk melihat keadaannya.',
    'This import was confirmed or cancelled already. Reload the page to see how it stands.',
  ),
)

type Found = Readonly<{ found: Import; counts: RowCounts }>

async function load(reader: Reader, id: string): Promise<Found | null> {
  const found = await findImport(reader, id)
  return found && { found, counts: (await countRows(reader, [id])).get(id) ?? {} }
}

/** Begins to store the good rows of a file that was looked at, one after the other, in the background. */
export const confirmImport = defineAction({
  name: 'import.confirm',
  readAction: 'import.read',
  input: z.object({ id: fields.recordId, leaveOut: z.string().default('') }),
  load: (reader, { id }) => load(reader, id),
  facts: ({ found }) => ({ areaPath: found.areaPath }),
  version: ({ found }) => found.rowVersion,
  handle: ({ found, counts }, input, { actor, now }) => {
    if (found.state !== 'seen') return refuse([notWaiting])
    const rows = counts.waiting ?? 0
    if (rows === 0) return refuse([nothingNew])
    if ((counts.wrong ?? 0) > 0 && input.leaveOut !== 'yes') return refuse([leaveOut])
    return done({
      change: { found, by: actor.personId, grant: actor.grantId, now },
      event: 'import.confirmed',
      subject: { kind: 'import', id: found.id },
      areaPath: found.areaPath,
      detail: { rows, left_out: counts.wrong ?? 0 },
      jobs: [runJob(found.id)],
      next: `${IMPORTS_PATH}/${found.id}`,
      answer: { rows },
    })
  },
  save: (tx, { found, by, grant, now }) =>
    changeImport(tx, found, {
      state: 'running',
      confirmed_by: by,
      confirmed_grant: grant,
      confirmed_at: now,
    }),
})

/** Stops an import: before it is confirmed nothing was stored; later what was stored stays. */
export const cancelImport = defineAction({
  name: 'import.cancel',
  readAction: 'import.read',
  input: z.object({ id: fields.recordId }),
  load: (reader, { id }) => load(reader, id),
  facts: ({ found }) => ({ areaPath: found.areaPath }),
  version: ({ found }) => found.rowVersion,
  handle: ({ found, counts }, _input, { now }) => {
    if (found.state !== 'seen' && found.state !== 'running') return refuse([notWaiting])
    return done({
      change: { found, now },
      event: 'import.cancelled',
      subject: { kind: 'import', id: found.id },
      areaPath: found.areaPath,
      detail: { stored: counts.done ?? 0, not_stored: counts.waiting ?? 0 },
      next: `${IMPORTS_PATH}/${found.id}`,
    })
  },
  save: (tx, { found, now }) => changeImport(tx, found, { state: 'cancelled', ended_at: now }),
})
