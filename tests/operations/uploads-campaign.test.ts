import assert from 'node:assert/strict'
import { test } from 'node:test'
import { diceOf } from '../../scripts/campaign/campaign.ts'
import { mutated } from '../../scripts/campaign/mutations.ts'
import { uploadsCampaign } from '../../scripts/campaign/uploads.ts'

test('a hundred and fifty mutated files, sent, are each taken or refused with a sentence in their time', async () => {
  const said: string[] = []
  const result = await uploadsCampaign.run({ count: 150, seed: 4_711 }, line => said.push(line))
  assert.deepEqual([result['crashed'], result['hung'], result['files']], [0, 0, 150], said.join('\n'))
  assert.ok(result.met)
  assert.ok(Number(result['accepted']) > 0 && Number(result['refused']) > 0)
})

test('the same seed, throws the same dice', () => {
  const seeds = [Buffer.from('contoh satu 12345'), Buffer.from('contoh dua 67890')]
  const files = (seed: number) =>
    Array.from({ length: 20 }, (_, at) => mutated(seeds, diceOf(seed + at)).toString('hex'))
  assert.deepEqual(files(7), files(7))
  assert.notDeepEqual(files(7), files(70))
})
