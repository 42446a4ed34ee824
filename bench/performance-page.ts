import { cpus } from 'node:os'
import type { Bench, Result } from './bench.ts'

export type Measured = Readonly<{ bench: Bench; db: 'embedded' | 'postgres'; result: Result }>

const rows = (kind: string, values: Readonly<Record<string, number>>): readonly string[] =>
  Object.entries(values).map(([name, value]) => `| ${kind} | ${name} | ${value} |`)

/** The page `docs/performance.md`: the figures of one run on one machine, each beside its baseline. */
export function performancePage(measured: readonly Measured[]): string {
  const parts = measured.map(({ bench, db, result }) =>
    [
      `## ${bench.name} (${db})`,
      '',
      bench.about,
      '',
      '| kind | name | value |',
      '| --- | --- | --- |',
      ...rows('figure', result.figures),
      ...rows('baseline', result.baseline),
      '',
      result.met ? 'Goal met.' : 'Goal not met.',
    ].join('\n'),
  )
  return `# Performance

Written by \`npm run -s bench -- all\`; figures of one run on ${cpus().length} cores. Speeds compare only with the baseline of the same run.

${parts.join('\n\n')}
`
}
