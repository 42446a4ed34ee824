import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testDatabase } from '../../../tests/builders/test-database.ts'
import type { Database } from '../database/index.ts'
import { createWorker, enqueueNow } from './index.ts'

let database: Database
before(async () => {
  database = await testDatabase()
})
after(() => database.close())

const ask = (...kinds: readonly string[]): Promise<void> =>
  database.write(tx =>
    enqueueNow(
      tx,
      kinds.map(kind => ({ kind, key: kind, payload: {} })),
    ),
  )

test('a short job, asked for while a long one goes on, does not wait for it', async () => {
  const [isDone, isShortDone] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const done: string[] = []
  const worker = createWorker(
    database,
    {
      'test.mail': async () => {
        done.push('mail')
        isShortDone.resolve()
      },
    },
    {
      'test.pictures': async () => {
        await isDone.promise
        done.push('pictures')
      },
    },
  )
  await ask('test.pictures')
  worker.start()
  await ask('test.mail')
  await isShortDone.promise
  assert.deepEqual(done, ['mail'])
  isDone.resolve()
  await worker.stop()
  assert.deepEqual(done, ['mail', 'pictures'])
})

test('a kind of work that this server does not know, waits for one that does', async () => {
  await ask('test.unknown', 'test.known')
  const done: string[] = []
  const doing = (kind: string) => ({ [kind]: async () => void done.push(kind) })
  await createWorker(database, doing('test.known')).runUntilIdle()
  assert.deepEqual(done, ['test.known'])
  await createWorker(database, {}, doing('test.unknown')).runUntilIdle()
  assert.deepEqual(done, ['test.known', 'test.unknown'])
})
