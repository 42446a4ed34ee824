import { mayEver, whereAllowed } from '../../access/index.ts'
import { linkTo } from '../../web/index.ts'
import type { TaskSource } from '../nominations/index.ts'
import { OFFICE_LIST } from './pages/petition-office-page.ts'
import { openStates } from './petition.ts'
import { petitionWords } from './petition-messages.ts'
import { countPetitions, petitionColumns } from './petition-store.ts'

/** The petitions that lie with the actor's own office and have no answer. One query. */
export const readinessTasks: TaskSource = async (reader, actor, _now, locale) => {
  if (!mayEver(actor, 'petition.answer')) return []
  const counts = await countPetitions(reader, {
    allowed: whereAllowed(actor, 'petition.read', petitionColumns),
    office: actor.areaPath,
  })
  const count = openStates.reduce((sum, state) => sum + (counts[state] ?? 0), 0)
  if (count === 0) return []
  const own = petitionWords[locale]
  const first = (counts.received ?? 0) > 0 ? 'received' : 'in-review'
  return [
    {
      title: own.task,
      text: own.taskText,
      href: linkTo(locale, `${OFFICE_LIST}?status=${first}`),
      count,
      holder: own.you,
    },
  ]
}
