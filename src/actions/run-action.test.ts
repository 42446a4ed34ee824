import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { z } from 'zod'
import { visitor, type Actor } from '../access/index.ts'
import { listTrail } from '../audit/index.ts'
import { problem } from '../foundation/problem.ts'
import { text } from '../foundation/text.ts'
import { json, type Database } from '../platform/database/index.ts'
import { testDatabase } from '../../tests/builders/test-database.ts'
import { testEnvironment } from '../../tests/builders/test-environment.ts'
import { defineAction, done, fields, refuse, runAction, type Environment } from './index.ts'

type Tables = { setting: { name: string; value: unknown } }
type Stored = { name: string; units: number; rowVersion: number; areaPath: string }

/** A real action on a real table: it edits one record whose area and version lie in its value. */
const edit = defineAction({
  name: 'sentra.edit',
  input: z.object({
    id: z.string(),
    units: fields.wholeNumber(0, 100),
    name: fields.requiredText(20),
    version: fields.rowVersion.optional(),
  }),
  load: async (reader, input): Promise<Stored | null> => {
    const row = await reader
      .withTables<Tables>()
      .selectFrom('setting')
      .selectAll()
      .where('name', '=', input.id)
      .executeTakeFirst()
    return row ? (row.value as Stored) : null
  },
  facts: loaded => ({ areaPath: loaded.areaPath }),
  readAction: 'sentra.read',
  version: loaded => loaded.rowVersion,
  handle: (loaded, input) =>
    input.units === 13
      ? refuse([problem('unlucky', 'units', text('Pilih angka lain.', 'Choose another number.'))])
      : done({
          change: {
            id: input.id,
            next: { ...loaded, units: input.units, name: input.name, rowVersion: loaded.rowVersion + 1 },
          },
          event: 'sentra.edited',
          subject: { kind: 'sentra', id: input.id },
          areaPath: loaded.areaPath,
          before: loaded,
          after: input,
          jobs: [{ kind: 'test', key: `${input.id}-${input.units}`, payload: {} }],
          next: '/sentra',
        }),
  save: async (tx, change) => {
    await tx
      .withTables<Tables>()
      .updateTable('setting')
      .set({ value: json(change.next) })
      .where('name', '=', change.id)
      .execute()
  },
})

const operator: Actor = { ...visitor, personId: 'p1', role: 'operator', areaPath: '/1/1.01/' }
const neighbour: Actor = { ...operator, personId: 'p2', areaPath: '/1/1.02/' }
const head: Actor = { ...operator, personId: 'p3', role: 'office-head' }

let database: Database
let environment: Environment
before(async () => {
  database = await testDatabase()
  environment = testEnvironment(database)
  await database.write(tx =>
    tx
      .withTables<Tables>()
      .insertInto('setting')
      .values({ name: 's1', value: json({ name: 'A', units: 5, rowVersion: 1, areaPath: '/1/1.01/' }) })
      .execute(),
  )
})
after(() => database.close())

const run = (actor: Actor, input: Record<string, unknown>, key: string | null = null) =>
  runAction(environment, edit, { actor, locale: 'id', input, key })
const stored = () =>
  database.read(
    async reader =>
      (
        await reader
          .withTables<Tables>()
          .selectFrom('setting')
          .selectAll()
          .where('name', '=', 's1')
          .executeTakeFirstOrThrow()
      ).value as Stored,
  )
const entries = () => database.read(reader => listTrail(reader, null, 100))

test('a wrong input is refused with every problem at once and stores nothing', async () => {
  const result = await run(operator, { id: 's1', units: 'many', name: '' })
  assert.equal(result.kind, 'refused')
  assert.deepEqual(result.kind === 'refused' && result.problems.map(one => one.path).toSorted(), [
    'name',
    'units',
  ])
  assert.equal((await stored()).rowVersion, 1)
})

test('another office is told that there is no such record', async () => {
  assert.deepEqual(await run(neighbour, { id: 's1', units: '6', name: 'B' }), { kind: 'not-found' })
  assert.deepEqual(await run(operator, { id: 'none', units: '6', name: 'B' }), { kind: 'not-found' })
})

test('one who may read but not act is told why', async () => {
  const result = await run(head, { id: 's1', units: '6', name: 'B' })
  assert.equal(result.kind, 'not-allowed')
})

test('a refusal by the rules stores nothing and writes nothing into the ledger', async () => {
  const result = await run(operator, { id: 's1', units: '13', name: 'B' }, 'key-13')
  assert.equal(result.kind, 'refused')
  assert.equal((await entries()).length, 0)
  assert.equal((await stored()).units, 5)
})

test('a done act is saved, entered in the ledger, and its second send has no second effect', async () => {
  const first = await run(
    operator,
    { id: 's1', units: '1 000'.replace(' 000', '7'), name: ' B ', version: '1' },
    'key-1',
  )
  assert.deepEqual(first, {
    kind: 'done',
    event: 'sentra.edited',
    next: '/sentra',
    answer: {},
    repeated: false,
  })
  const second = await run(operator, { id: 's1', units: '17', name: 'B', version: '1' }, 'key-1')
  assert.deepEqual(second, { ...first, repeated: true })
  const found = await stored()
  assert.deepEqual(
    { units: found.units, name: found.name, version: found.rowVersion },
    { units: 17, name: 'B', version: 2 },
  )
  const trail = await entries()
  assert.deepEqual(
    trail.map(row => [row.action, row.role, row.person_id, row.subject_id]),
    [['sentra.edit', 'operator', 'p1', 's1']],
  )
  assert.notEqual(trail[0]?.before_digest, trail[0]?.after_digest)
})

test('a form of an older version is stale, and nothing is stored', async () => {
  const result = await run(operator, { id: 's1', units: '18', name: 'C', version: '1' }, 'key-2')
  assert.equal(result.kind, 'stale')
  assert.equal((await stored()).units, 17)
})

test('the same key sent twice at the same moment acts once', async () => {
  const results = await Promise.all(
    [1, 2, 3].map(() => run(operator, { id: 's1', units: '20', name: 'D' }, 'key-3')),
  )
  const repeated = results.filter(result => result.kind === 'done' && result.repeated)
  assert.deepEqual([results.length, repeated.length], [3, 2])
  assert.equal((await stored()).rowVersion, 3)
})

test('another content from the page that was sent before is told so, and the same one is not', async () => {
  const send = (name: string, content: string) =>
    runAction(environment, edit, {
      actor: operator,
      locale: 'id',
      input: { id: 's1', units: '17', name },
      key: 'key-content',
      content,
    })
  assert.equal((await send('B', 'first')).kind, 'done')
  const again = await send('B', 'first')
  assert.ok(again.kind === 'done' && again.repeated)
  const other = await send('C', 'second')
  assert.ok(other.kind === 'stale' && other.problems[0]?.code === 'sent-otherwise')
  assert.equal((await stored()).name, 'B')
})
