import assert from 'node:assert/strict'
import { tmpdir } from 'node:os'
import { test } from 'node:test'
import { smallDisk } from '../../../tests/builders/small-disk.ts'
import { NoRoom, refuseWithoutRoom } from './disk-reserve.ts'

test('a disk with less room than the database may need at once, refuses writing with the code of a full disk', context => {
  const folder = smallDisk(context, 40)
  if (folder === null) return
  assert.throws(
    () => refuseWithoutRoom(folder),
    (error: unknown) => error instanceof NoRoom && error.code === 'ENOSPC' && error.message.includes(folder),
  )
})

test('a disk with room, lets the database write', () => {
  assert.doesNotThrow(() => refuseWithoutRoom(tmpdir()))
})
