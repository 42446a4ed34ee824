// `npm run -s campaign -- NAME [--count N] [--seed N]`: one campaign, ended by one line of JSON. The same seed
// throws the same dice, so that what was found can be looked at again.
import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import type { Campaign } from './campaign/campaign.ts'
import { uploadsCampaign } from './campaign/uploads.ts'

const campaigns: readonly Campaign[] = [uploadsCampaign]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { count: { type: 'string' }, seed: { type: 'string' } },
})
const isNumber = (value: string | undefined): boolean => value === undefined || /^\d{1,9}$/.test(value)

const campaign = campaigns.find(one => one.name === positionals[0])
if (campaign && isNumber(values.count) && isNumber(values.seed)) {
  const count = Number(values.count ?? campaign.count)
  const seed = Number(values.seed ?? randomInt(1_000_000_000))
  const said = (line: string): void => void process.stderr.write(`${line}\n`)
  said(`seed ${seed}`)
  const result = await campaign.run({ count, seed }, said)
  process.stdout.write(`${JSON.stringify(result)}\n`)
  process.exitCode = result.met ? 0 : 1
} else {
  const names = campaigns.map(one => one.name).join(' | ')
  process.stderr.write(`npm run -s campaign -- ${names} [--count N] [--seed N]\n`)
  process.exitCode = 2
}
