import { html, type Html } from '../../../platform/html.ts'
import { pageTitle, taskList, type Task } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { words } from '../messages.ts'

const urgencies = { late: 0, soon: 1, calm: 2 } as const
const urgency = (task: Task): number => (task.due ? urgencies[task.due.urgency ?? 'calm'] : 2)

/** What waits for the reader, the most urgent first. The first page after signing in. */
export function tasksPage(request: PageRequest, tasks: readonly Task[]): Html {
  const { locale, signedIn } = request
  const own = words[locale]
  const sorted = tasks.toSorted((one, other) => urgency(one) - urgency(other))
  return html`${pageTitle({ locale, title: own.tasks, lead: own.tasksLead(signedIn?.name ?? '') })}${taskList({ locale, tasks: sorted, empty: own.noTasks })}`
}
