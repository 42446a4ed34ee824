// Looks at what a killed server left: the outside history, every invariant and the ledger. In a process of its own,
// since an embedded database keeps its memory until its process ends. Prints one line of JSON.
import { join } from 'node:path'
import { sql } from 'kysely'
import { verify } from '../../../src/audit/index.ts'
import { openEmbedded, openPostgres } from '../../../src/platform/database/index.ts'
import { localFileStore } from '../../../src/platform/files/index.ts'
import { findBreaches } from '../../../src/setup/invariants.ts'
import { compare } from './compare.ts'
import { readHistory } from './history.ts'

const [place = '', dataDir = '', letters = '', history = '', lines = '0'] = process.argv.slice(2)
const database = place.startsWith('postgres:') ? openPostgres(place, 2) : await openEmbedded(place)
const compared = await database.write(async tx => {
  await sql`set transaction isolation level repeatable read`.execute(tx)
  return compare(tx, readHistory(history, Number(lines)), { files: join(dataDir, 'files'), letters })
})
const breaches = await findBreaches(database, localFileStore(join(dataDir, 'files')))
for (const { id, records, error } of breaches)
  compared.broken.push(...(error === null ? records : [error]).map(one => `invariant ${id}: ${one}`))
const { ok, firstBad, entries } = await database.read(reader => verify(reader))
if (!ok) compared.broken.push(`the ledger is bad at ${firstBad}`)
process.stdout.write(`${JSON.stringify({ ...compared, entries })}\n`)
await database.close()
