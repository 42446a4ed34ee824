import { mayEver } from '../../../access/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { linkButton, pageTitle, taskList, type Task } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { words } from '../messages.ts'

const urgencies = { late: 0, soon: 1, calm: 2 } as const
const urgency = (task: Task): number =>
  task.underWay ? -1 : task.due ? urgencies[task.due.urgency ?? 'calm'] : 2

type Reading = Pick<PageRequest, 'actor' | 'locale' | 'link'>

/** What those may look at whose turn comes late: decisions, publication, the trail. */
function elsewhere({ actor, locale, link }: Reading): Html | null {
  const own = words[locale]
  const pages = [
    { needs: 'recommendation.read', href: '/penetapan', label: own.lists },
    { needs: 'publication.read', href: '/publikasi', label: own.publication },
    { needs: 'ledger.read', href: '/jejak', label: own.trailPage },
  ].filter(one => mayEver(actor, one.needs))
  if (pages.length === 0) return null
  const links = pages.map(one => linkButton({ href: link(one.href), label: one.label, kind: 'secondary' }))
  return html`<p>${own.noTasks}</p><p class="buttons">${links}</p>`
}

/** Where somebody begins for whom nothing waits: what the role may register, in the order of the work. */
function beginning({ actor, locale, link }: Reading): Html | null {
  const own = words[locale]
  const steps = [
    { needs: 'sentra.register', href: '/sentra/baru', label: own.firstSentra },
    { needs: 'producer.register', href: '/produsen/baru', label: own.firstProducer },
  ].filter(one => mayEver(actor, one.needs))
  if (steps.length === 0) return elsewhere({ actor, locale, link })
  const links = steps.map(one => linkButton({ href: link(one.href), label: one.label }))
  return html`<p>${own.noTasksYet}</p><p class="buttons">${links}</p>`
}

/** What waits for the reader, the most urgent first. The first page after signing in. */
export function tasksPage(request: PageRequest, tasks: readonly Task[]): Html {
  const { locale, signedIn } = request
  const own = words[locale]
  const sorted = tasks.toSorted((one, other) => urgency(one) - urgency(other))
  return html`${pageTitle({ locale, title: own.tasks, ...(tasks.length > 0 ? { lead: own.tasksLead(signedIn?.name ?? '') } : {}) })}${taskList({ locale, tasks: sorted, empty: beginning(request) ?? own.noTasks })}`
}
