import { mayEver, whereAllowed } from '../../access/index.ts'
import type { Task } from '../../ui/index.ts'
import { linkTo } from '../../web/index.ts'
import { findOpenEditions, listStages, findOpenStage } from '../editions/index.ts'
import { dueAt, type TaskSource } from '../nominations/index.ts'
import { actingAreas } from '../regions/index.ts'
import { listUncalled } from './call-holders.ts'
import { words } from './messages.ts'
import { PATH } from './pages/list-pages.ts'
import { reevaluationColumns } from './reevaluation-store.ts'
import { isMissing, listStandings } from './standing.ts'

/** Holders whom the office has to nominate, and for the secretariat those to be called; of editions that are open. */
export const reevaluationTasks: TaskSource = async (reader, actor, now, locale) => {
  const enters = mayEver(actor, 'nomination.open')
  const calls = mayEver(actor, 'reevaluation.call')
  if (!enters && !calls) return []
  const own = words[locale].tasks
  const allowed = whereAllowed(actor, 'reevaluation.read', reevaluationColumns)
  const whose = { anyOf: actingAreas(actor.areaPath) }
  const tasks: Task[] = []
  for (const { edition } of await findOpenEditions(reader, 'nominate', now, whose)) {
    if (edition.kind !== 'regular') continue
    const closesAt = findOpenStage(await listStages(reader, edition.id, whose), 'nominate', now)?.closesAt
    const count = enters
      ? (await listStandings(reader, edition.id, allowed)).filter(isMissing).length
      : (await listUncalled(reader, edition)).length
    if (count === 0) continue
    const title = edition.title[locale]
    tasks.push({
      title: enters ? own.enter : own.call,
      text: enters ? own.enterText(title) : own.callText(title),
      href: linkTo(locale, `${PATH}/${edition.id}`),
      count,
      holder: own.you,
      ...(closesAt ? { due: dueAt(closesAt, now, locale) } : {}),
    })
  }
  return tasks
}
