import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { countQueries } from '../../../tests/builders/count-queries.ts'
import { rulesJson } from '../../../tests/builders/nomination-office.ts'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import type { Database } from '../../platform/database/index.ts'
import { publishedRulesOfAll } from './rules-store.ts'

// More editions than are kept in memory: their rules are read together, not one by one.
const EDITIONS = 70
const ids = Array.from({ length: EDITIONS }, (_, index) => `rules-of-many-${index}`)

let database: Database
before(async () => {
  database = await testDatabase()
  await database.write(async tx => {
    await sql`set local session_replication_role = replica`.execute(tx)
    for (const id of ids)
      await sql`insert into edition_rules (id, edition_id, version, schema, content, cases, hash, state, imported_by, created_at)
        values (${`r-${id}`}, ${id}, 1, 1, ${rulesJson}::jsonb, '', ${id}, 'published', 'test', now())`.execute(
        tx,
      )
  })
})
after(() => database.close())

const readAll = () =>
  database.read(async plain => {
    const { reader, count } = countQueries(plain)
    const rules = await publishedRulesOfAll(reader, ids)
    const found = ids.map(id => [rules.get(id)?.id, rules.get(id)?.published])
    return { found, queries: count() }
  })

test('the rules of many editions, new or partly kept, are read in two queries', async () => {
  const expected = ids.map(id => [`r-${id}`, true])
  for (const time of ['first', 'second']) {
    const { found, queries } = await readAll()
    assert.deepEqual(found, expected, time)
    assert.equal(queries, 2, time)
  }
})
