// Looks for the best plan in a thread of its own. See plan-edition.ts.
import { parentPort } from 'node:worker_threads'
import type { MatchingProblem } from '../../../engine/assignment/matching-problem.ts'
import { solvePlan } from '../../../engine/assignment/solve-plan.ts'
import { solveLinear, type WorkerAnswer } from '../../../platform/solver/index.ts'

const say = (answer: WorkerAnswer): unknown => parentPort?.postMessage(answer)

parentPort?.on('message', ({ number, request }: Readonly<{ number: number; request: MatchingProblem }>) => {
  solvePlan(request, solveLinear).then(
    value => say({ number, value }),
    (error: unknown) => say({ number, error: error instanceof Error ? error.message : 'unknown' }),
  )
})
