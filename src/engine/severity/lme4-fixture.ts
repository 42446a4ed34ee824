import { z } from 'zod'
import type { SheetTotal } from './design.ts'
import type { SeverityModel } from './fit.ts'

const numbers = z.array(z.number())
const names = z.array(z.string())
const fixtureSchema = z.object({
  name: z.string(),
  sheets: z.object({ nomination: names, assessor: names, total: numbers }),
  mean: z.number(),
  variances: z.object({ nomination: z.number(), assessor: z.number(), noise: z.number() }),
  nominations: z.object({ name: names, effect: numbers, sd: numbers }),
  assessors: z.object({ name: names, effect: numbers }),
})

/** Sheets and what R's lme4 says of them. */
export type Fixture = Readonly<
  Omit<z.output<typeof fixtureSchema>, 'sheets'> & { sheets: readonly SheetTotal[] }
>

/** Reads what fixtures/make-fixtures.R wrote. Throws for anything else. */
export function readFixture(json: string): Fixture {
  const { sheets, ...rest } = fixtureSchema.parse(JSON.parse(json))
  return {
    ...rest,
    sheets: sheets.total.map((total, index) => ({
      nomination: sheets.nomination[index] ?? '',
      assessor: sheets.assessor[index] ?? '',
      total,
    })),
  }
}

const largest = (names: readonly string[], difference: (name: string, index: number) => number): number =>
  Math.max(...names.map((name, index) => Math.abs(difference(name, index))))

/** The largest differences between a model and the fixture, in points or squared points; NaN where a name is missing. */
export function differencesFrom(fixture: Fixture, model: SeverityModel): Readonly<Record<string, number>> {
  const { nominations, assessors, variances } = fixture
  return {
    mean: Math.abs(model.mean - fixture.mean),
    'nomination variance': Math.abs(model.variances.nomination - variances.nomination),
    'assessor variance': Math.abs(model.variances.assessor - variances.assessor),
    'noise variance': Math.abs(model.variances.noise - variances.noise),
    'nomination effects': largest(
      nominations.name,
      (name, index) =>
        (model.nominations.get(name)?.fair ?? NaN) - model.mean - (nominations.effect[index] ?? NaN),
    ),
    'conditional deviations': largest(
      nominations.name,
      (name, index) => (model.nominations.get(name)?.sd ?? NaN) - (nominations.sd[index] ?? NaN),
    ),
    'assessor effects': largest(
      assessors.name,
      (name, index) => -(model.assessors.get(name)?.severity ?? NaN) - (assessors.effect[index] ?? NaN),
    ),
  }
}
