import { performance } from 'node:perf_hooks'
import { assign } from '../src/engine/assignment/assign.ts'
import { BARRED, costOf, type MatchingProblem } from '../src/engine/assignment/matching-problem.ts'
import { objectiveOf, solvePlan, type SolvedPlan } from '../src/engine/assignment/solve-plan.ts'
import { findInterests } from '../src/modules/interests/find-interests.ts'
import { solveLinear } from '../src/platform/solver/index.ts'
import { assignmentCase } from './assign-case.ts'
import { interestCase } from './interest-case.ts'
import { rounded, type Bench, type Goal, type Options, type Result } from './bench.ts'

const NOMINATIONS = 5000
/** So many nominations for each assessor. */
const SHARE = 10
const MOST_SECONDS = 10
const MOST_GAP = 1
const MOST_NAME_SECONDS = 5

type Loads = Readonly<{ most: number; least: number }>

function loadsOf(problem: MatchingProblem, picks: readonly (readonly [number, number])[]): Loads {
  const loads = problem.scorers.map(one => one.load)
  for (const [, scorer] of picks) loads[scorer] = (loads[scorer] ?? 0) + 1
  return { most: Math.max(...loads), least: Math.min(...loads) }
}

/** Each in turn, the least loaded who may: what a person does with a list. It knows neither bodies nor links. */
function assignInTurn(problem: MatchingProblem): readonly (readonly [number, number])[] {
  const seatOf = new Map(problem.seats.map((one, index) => [one.id, index]))
  const scorerOf = new Map(problem.scorers.map((one, index) => [one.id, index]))
  const plan = assign(problem.seats, problem.scorers, problem.seats[0]?.size ?? 0, (seat, scorer) =>
    costOf(problem, seatOf.get(seat) ?? 0, scorerOf.get(scorer) ?? 0) === BARRED ? ['barred'] : [],
  )
  return plan.picks.map(one => [seatOf.get(one.subjectId) ?? 0, scorerOf.get(one.assessorId) ?? 0] as const)
}

function timed<Value>(work: () => Value): readonly [value: Value, seconds: number] {
  const from = performance.now()
  const value = work()
  return [value, (performance.now() - from) / 1000]
}

/** The names of all people are compared with those of all files whenever a plan is looked at. */
function compareNames(nominations: number, people: number): Readonly<{ nameSeconds: number; found: number }> {
  const given = interestCase(nominations, people)
  const [found, nameSeconds] = timed(() => findInterests({ ...given, clearances: [] }).length)
  return { nameSeconds, found }
}

const nameGoal = (seconds: number): Goal => ({
  what: 'Assignment: seconds to compare all names',
  found: `${rounded(seconds)} s`,
  goal: `< ${MOST_NAME_SECONDS} s`,
  baseline: '',
  met: seconds < MOST_NAME_SECONDS,
})

function goalsOf(seconds: number, gap: number, plan: SolvedPlan, links: number): readonly Goal[] {
  return [
    {
      what: 'Assignment: seconds for the whole plan',
      found: `${rounded(seconds)} s`,
      goal: `< ${MOST_SECONDS} s`,
      baseline: '',
      met: seconds < MOST_SECONDS,
    },
    {
      what: 'Assignment: above the bound of the full problem',
      found: `${rounded(gap, 3)} %`,
      goal: `<= ${MOST_GAP} %`,
      baseline: `bound ${rounded(plan.bound, 0)}`,
      met: gap <= MOST_GAP,
    },
    {
      what: 'Assignment: nominations that bridge the weakest split of the assessors',
      found: String(plan.linkage.weakest),
      goal: `>= ${links}, in one group`,
      baseline: '',
      met: plan.linkage.groups === 1 && plan.linkage.weakest >= links,
    },
  ]
}

async function run({ size }: Options): Promise<Result> {
  const nominations = size ?? NOMINATIONS
  const problem = assignmentCase(nominations, Math.max(12, Math.round(nominations / SHARE)))
  const [inTurn, inTurnSeconds] = timed(() => assignInTurn(problem))
  const from = performance.now()
  const plan = await solvePlan(problem, solveLinear)
  const seconds = (performance.now() - from) / 1000
  const picks = plan.picks.map(one => [one.seat, one.scorer] as const)
  const gap = ((plan.objective - plan.bound) / plan.bound) * 100
  const { most, least } = loadsOf(problem, picks)
  const { nameSeconds, found } = compareNames(nominations, problem.scorers.length)
  const turnLoads = loadsOf(problem, inTurn)
  return {
    figures: {
      nominations,
      assessors: problem.scorers.length,
      sheets: picks.length,
      seconds: rounded(seconds),
      objective: rounded(plan.objective, 0),
      bound: rounded(plan.bound, 0),
      gapPercent: rounded(gap, 4),
      groups: plan.linkage.groups,
      weakestLink: plan.linkage.weakest,
      mostSheets: most,
      fewestSheets: least,
      shortages: plan.short.length,
      nameSeconds: rounded(nameSeconds),
      foundInterests: found,
    },
    baseline: {
      inTurnSeconds: rounded(inTurnSeconds),
      inTurnObjective: rounded(objectiveOf(problem, inTurn), 0),
      inTurnSheets: inTurn.length,
      inTurnMostSheets: turnLoads.most,
      inTurnFewestSheets: turnLoads.least,
    },
    goals: [...goalsOf(seconds, gap, plan, problem.links), nameGoal(nameSeconds)],
  }
}

export const assignBench: Bench = {
  name: 'assign',
  about:
    'The plan of 5,000 nominations with three assessors each out of 500: commodities, provinces, limits, bodies, interests and links, by a solver; the bound is that of the full problem with every pair. The names of as many files and people are compared as well. The baseline shares out in turn, without bodies and links.',
  databases: ['embedded'],
  run,
}
