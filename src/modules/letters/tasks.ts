import { mayEver } from '../../access/index.ts'
import { formatNumber } from '../../platform/translations.ts'
import { linkTo } from '../../web/index.ts'
import { stageToShow } from '../editions/index.ts'
import { dueAt, type TaskSource } from '../nominations/index.ts'
import { listReadyFiles, listUrgentFiles } from './approvals.ts'
import { listDraftEditions } from './draft-editions.ts'
import { words } from './messages.ts'

/** What waits for the approval of the actor, with the first closing ahead. */
export const approvalTasks: TaskSource = async (reader, actor, now, locale) => {
  if (!mayEver(actor, 'nomination.approve')) return []
  const editions = await listDraftEditions(reader, actor, now)
  const files = await listUrgentFiles(reader, actor, editions, now)
  const ready = await listReadyFiles(reader, files, now)
  if (ready.length === 0) return []
  const own = words[locale]
  const all = editions.filter(one => !one.isOver).reduce((sum, one) => sum + one.drafts, 0)
  const [some, looked] = [formatNumber(ready.length, locale), formatNumber(files.length, locale)]
  const [closing] = ready
    .flatMap(one => stageToShow(one.stages, 'nominate', now)?.closesAt ?? [])
    .filter(at => at > now)
    .toSorted((one, other) => one.getTime() - other.getTime())
  return [
    {
      title: own.task,
      text:
        all > files.length
          ? own.taskTextOfMany(some, looked, formatNumber(all, locale))
          : own.taskText(some, looked),
      href: linkTo(locale, '/persetujuan'),
      count: ready.length,
      holder: own.you,
      ...(closing ? { due: dueAt(closing, now, locale) } : {}),
    },
  ]
}
