// on the embedded database: only beside it commands reach the server through a socket. No database is opened here.
import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import type { Output } from './command.ts'
import { listenForCommands, sendToServer } from './socket.ts'

test('a command that is ended while the server answers it does not end the server', async context => {
  const folder = mkdtempSync(join(tmpdir(), 'bintang-socket-'))
  const server = listenForCommands(folder, async (words, output) => {
    for (let line = 0; line < 50; line++) output.line(`${words.join(' ')} ${line} ${'x'.repeat(2_000)}`)
    await setTimeout(50)
    output.line('last')
    return 0
  })
  context.after(() => server.close())
  await new Promise(resolve => server.once('listening', resolve))
  for (let once = 0; once < 3; once++) {
    const gone = connect(join(folder, 'bintang.sock'))
    gone.write('["invariants"]\n')
    // Answers lie unread when it goes, which resets the connection.
    await setTimeout(30)
    gone.destroy()
  }
  await setTimeout(100)
  const said: string[] = []
  const output: Output = { line: text => void said.push(text), complain: text => void said.push(text) }
  assert.equal(await sendToServer(folder, ['again'], output), 0)
  assert.equal(said.at(-1), 'last')
})
