import assert from 'node:assert/strict'
import { test } from 'node:test'
import { killCampaign } from '../../scripts/campaign/kill/kill.ts'

test('a server killed five times at work, at its start and, where a disk can be made, on a full one, loses, doubles and halves nothing', async t => {
  const said: string[] = []
  const result = await killCampaign.run({ count: 5, seed: 2_031, db: 'embedded' }, line => said.push(line))
  assert.deepEqual([result['lost'], result['doubled'], result['broken']], [0, 0, 0], said.join('\n'))
  assert.ok(result.met)
  assert.ok(Number(result['acknowledged']) > 20 && Number(result['kills']) >= 5, JSON.stringify(result))
  const leftOut = String(result['left_out']).split(' ')
  assert.ok(leftOut.includes('database'), 'an embedded database has no server to be killed')
  await t.test('a full disk', { skip: leftOut.includes('full') && 'no disk can be made here' }, () => {
    assert.ok(Number(result['disk_full']) > 0, JSON.stringify(result))
  })
})
