import type { ActionResult } from '../../src/actions/index.ts'

/** What stands in the way of an act, by the codes of its problems; or how it ended. */
export const codesOf = (result: ActionResult): readonly string[] =>
  'problems' in result ? result.problems.map(one => one.code) : [result.kind]
