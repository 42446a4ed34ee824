import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { loadRules, scoreSheets } from '../../../src/engine/index.ts'
import { diceOf, type Dice } from '../campaign.ts'
import { randomRules } from './random-rules.ts'
import { randomCase } from './random-sheets.ts'
import type { Part } from './random-tree.ts'

const root = join(import.meta.dirname, '../../..')
export const secondProgram = join(root, 'verify/score.py')
const framePath = join(root, 'programmes/ovop-id/tiga-bintang-contoh/rules.json')

/** Rules and sheets as the text of their files. */
export type Pair = Readonly<{ rules: string; sheets: string }>

/** The first Python 3 of this machine, or null. */
export function findPython(): string | null {
  return ['python3', 'python'].find(name => spawnSync(name, ['-c', 'import fractions']).status === 0) ?? null
}

/** The lines of `rules score`. Rules that do not pass are the caller's mistake. */
function linesOfFirst({ rules, sheets }: Pair): readonly string[] {
  const scored = scoreSheets(rules, sheets)
  if (!scored.ok) throw new Error(scored.problems.map(one => `${one.path}: ${one.message.en}`).join(' '))
  return scored.value.map(line => JSON.stringify(line))
}

/** The lines of `verify/score.py` over all pairs, in one process. */
async function linesOfSecond(python: string, pairs: readonly Pair[]): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bintang-score-'))
  try {
    const files = pairs.flatMap(({ rules, sheets }, index) => {
      const [one, other] = [join(folder, `${index}-rules.json`), join(folder, `${index}-sheets.json`)]
      writeFileSync(one, rules)
      writeFileSync(other, sheets)
      return [one, other]
    })
    const child = spawn(python, [secondProgram, ...files], { stdio: ['ignore', 'pipe', 'pipe'] })
    const [written, complaints, code] = await Promise.all([
      new Response(child.stdout as never).text(),
      new Response(child.stderr as never).text(),
      new Promise<number | null>(resolve => child.on('close', resolve)),
    ])
    if (code !== 0 && code !== 1) throw new Error(`${secondProgram} ended with ${code}: ${complaints}`)
    return written.split('\n').slice(0, -1)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Where the two programs print different lines: the rules, the case, and both lines. */
type Difference = Readonly<{
  rules: string
  sheets: string
  case: number
  first: string
  second: string
}>

/** The lines of the second program, and where those of the first mean something else. */
type Comparison = Readonly<{ lines: readonly string[]; different: readonly Difference[] }>

type Line = Readonly<{ problems: readonly Readonly<{ code: string; path: string }>[] }>

/** What of a line is compared: all of it as JSON values, but for the words of its problems. */
function meaningOf(text: string | undefined): unknown {
  const line = JSON.parse(text ?? 'null') as Line | null
  return line && { ...line, problems: line.problems.map(({ code, path }) => [code, path]) }
}

/** Scores all pairs by both programs. */
export async function compare(python: string, pairs: readonly Pair[]): Promise<Comparison> {
  const second = await linesOfSecond(python, pairs)
  let next = 0
  const different: Difference[] = []
  for (const pair of pairs)
    for (const [index, first] of linesOfFirst(pair).entries()) {
      const other = second[next++]
      if (!isDeepStrictEqual(meaningOf(first), meaningOf(other)))
        different.push({ ...pair, case: index, first, second: other ?? '' })
    }
  if (next !== second.length)
    throw new Error(`${next} lines from one program, ${second.length} from the other`)
  return { lines: second, different }
}

/** Random rules that the lint lets through, each with so many random cases. */
export function* randomPairs(seed: number, cases: number, casesPerRules: number): Generator<Pair> {
  const frame = JSON.parse(readFileSync(framePath, 'utf8')) as Part
  const dice: Dice = diceOf(seed)
  for (let made = 0; made < cases; ) {
    const found = randomRules(dice, frame)
    const rules = JSON.stringify(found.document)
    if (!loadRules(rules).ok) continue
    const count = Math.min(casesPerRules, cases - made)
    const list = Array.from({ length: count }, (_, index) => randomCase(dice, found, `${made + index}`))
    made += count
    yield { rules, sheets: JSON.stringify({ cases: list }) }
  }
}
