// `npm run -s campaign -- NAME [--count N] [--seed N] [--db embedded|postgres]`: one campaign, ended by one line of
// JSON. The same seed throws the same dice, so that what was found can be looked at again.
import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import type { Campaign, CampaignOptions } from './campaign/campaign.ts'
import { killCampaign } from './campaign/kill/kill.ts'
import { scoreCampaign } from './campaign/score/score.ts'
import { uploadsCampaign } from './campaign/uploads.ts'

const campaigns: readonly Campaign[] = [uploadsCampaign, killCampaign, scoreCampaign]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string' },
    cycles: { type: 'string' },
    seed: { type: 'string' },
    db: { type: 'string' },
    help: { type: 'boolean' },
  },
})

const help = (): string =>
  [
    'npm run -s campaign -- NAME [--count N] [--seed N] [--db embedded|postgres]',
    '',
    ...campaigns.map(one => `  ${one.name} (${one.count}): ${one.about}`),
    '',
    'Ends with one line of JSON, and with 1 unless all of it held. --cycles is another word for --count.',
  ].join('\n')

/** The options of the command line, or null where they say nothing that is understood. */
function optionsFor({ count }: Campaign): CampaignOptions | null {
  const { seed, db } = values
  const asked = values.cycles ?? values.count
  const isNumber = (value: string | undefined): boolean => value === undefined || /^\d{1,9}$/.test(value)
  if (!isNumber(asked) || !isNumber(seed)) return null
  if (db !== undefined && db !== 'embedded' && db !== 'postgres') return null
  return {
    count: Number(asked ?? count),
    seed: Number(seed ?? randomInt(1_000_000_000)),
    ...(db === undefined ? {} : { db }),
  }
}

const campaign = campaigns.find(one => one.name === positionals[0])
const options = campaign ? optionsFor(campaign) : null
if (values.help) {
  process.stdout.write(`${help()}\n`)
} else if (campaign && options) {
  const said = (line: string): void => void process.stderr.write(`${line}\n`)
  said(`seed ${options.seed}`)
  const result = await campaign.run(options, said)
  process.stdout.write(`${JSON.stringify(result)}\n`)
  process.exitCode = result.met ? 0 : 1
} else {
  process.stderr.write(`${help()}\n`)
  process.exitCode = 2
}
