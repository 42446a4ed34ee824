import { may } from '../../access/index.ts'
import { problemsFromZod, type Action, type ActionContext } from '../../actions/index.ts'
import { problem, type Problem } from '../../foundation/problem.ts'
import { text } from '../../foundation/text.ts'

const outside = problem(
  'outside',
  '',
  text(
    'Data ini di luar wilayah atau wewenang Anda.',
    'This record is outside of your area or of what you may do.',
  ),
)

/** What an act would say: its change, or every problem. Nothing is stored. */
export type DryRun<Input, Change> = Readonly<{
  data: Input | null
  change: Change | null
  problems: readonly Problem[]
}>

/** Runs the pure parts of an act on what is already known of its record: the same checks as when it is really done. */
export function dryRun<Input, Loaded, Change>(
  action: Action<Input, Loaded, Change>,
  loaded: Loaded,
  raw: Readonly<Record<string, string>>,
  context: ActionContext,
): DryRun<Input, Change> {
  const parsed = action.input.safeParse(raw)
  if (!parsed.success) return { data: null, change: null, problems: problemsFromZod(parsed.error) }
  const { data } = parsed
  if (!may(context.actor, action.name, action.facts(loaded, data, context)).allowed)
    return { data, change: null, problems: [outside] }
  const outcome = action.handle(loaded, data, context)
  return outcome.kind === 'refused'
    ? { data, change: null, problems: outcome.problems }
    : { data, change: outcome.change, problems: [] }
}
