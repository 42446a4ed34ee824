import { cpus } from 'node:os'
import { isMet, type Bench, type Goal, type Options, type Result } from './bench.ts'

export type Measured = Readonly<{ bench: Bench; db: Options['db']; result: Result }>

const databaseNames = { embedded: 'the embedded database', postgres: 'PostgreSQL' } as const

const goalRow = ({ what, found, goal, baseline, met, cause }: Goal): string => {
  const outcome = met ? 'yes' : cause === undefined ? 'no' : `no: ${cause}`
  return `| ${what} | ${found} | ${goal} | ${baseline} | ${outcome} |`
}

const figureRows = (kind: string, values: Readonly<Record<string, number>>): readonly string[] =>
  Object.entries(values).map(([name, value]) => `| ${kind} | ${name} | ${value} |`)

const part = ({ bench, db, result }: Measured): string =>
  [
    `## ${bench.name}, on ${databaseNames[db]}`,
    '',
    bench.about,
    '',
    '| what | figure | goal | baseline of the same run | met |',
    '| --- | --- | --- | --- | --- |',
    ...result.goals.map(goalRow),
    '',
    '<details><summary>All figures</summary>',
    '',
    '| kind | name | value |',
    '| --- | --- | --- |',
    ...figureRows('figure', result.figures),
    ...figureRows('baseline', result.baseline),
    '',
    '</details>',
  ].join('\n')

/** The page `docs/performance.md`: what was measured in one run on one machine, each beside its goal and baseline. */
export function performancePage(measured: readonly Measured[]): string {
  const goals = measured.flatMap(one => one.result.goals)
  const met = goals.filter(goal => goal.met).length
  const unmet = measured.filter(one => !isMet(one.result)).map(one => `${one.bench.name} (${one.db})`)
  const rest = unmet.length === 0 ? '' : ` Not all are met in: ${unmet.join(', ')}.`
  return `# Performance

Written by \`npm run -s bench -- all\`: one run on one machine with ${cpus().length} processors. Times compare only with the baseline of the same run; bytes and queries do not depend on the machine.

${met} of ${goals.length} goals are met.${rest}

${measured.map(part).join('\n\n')}
`
}
