import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Campaign } from '../campaign.ts'
import { compare, findPython, randomPairs, type Pair } from './both-programs.ts'

/** Cases by one document of rules, and documents by one run of the second program. */
const CASES_PER_RULES = 80
const RULES_TOGETHER = 40
const KEPT = 20
const kept = join(import.meta.dirname, '../../../.cache/score-differences')

function* inParts(pairs: Iterable<Pair>): Generator<readonly Pair[]> {
  let part: Pair[] = []
  for (const pair of pairs) {
    part.push(pair)
    if (part.length < RULES_TOGETHER) continue
    yield part
    part = []
  }
  if (part.length > 0) yield part
}

/** Scores random sheets by random rules with both programs; what differs is kept to be looked at. */
export const scoreCampaign: Campaign = {
  name: 'score',
  about: 'scores random sheets by random rules with the engine and with verify/score.py',
  count: 100_000,
  run: async ({ count, seed }, said) => {
    const python = findPython()
    if (!python) throw new Error('There is no Python 3 here.')
    let [rules, different] = [0, 0]
    for (const part of inParts(randomPairs(seed, count, CASES_PER_RULES))) {
      for (const one of (await compare(python, part)).different) {
        if (different++ >= KEPT) continue
        mkdirSync(kept, { recursive: true })
        writeFileSync(join(kept, `${seed}-${different}.json`), JSON.stringify(one, null, 1))
        said(`different: ${kept}/${seed}-${different}.json`)
      }
      rules += part.length
      said(`${rules} rules, ${different} different`)
    }
    return { campaign: 'score', cases: count, rules, different, seed, met: different === 0 }
  },
}
