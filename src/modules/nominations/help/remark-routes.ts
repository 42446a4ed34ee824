import { abilities, may } from '../../../access/index.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../../web/index.ts'
import { bringersOf } from '../draft/filled-by.ts'
import { helpActs } from './help-acts.ts'
import { loadHelp } from './help-view.ts'
import { loadWorkingFile } from '../draft/load-file.ts'
import { nominationFacts } from '../nomination.ts'
import { remarksPage } from './pages/remarks-page.ts'
import { preCheckNomination } from '../draft/pre-check.ts'
import { answerRemark, settleRemark, withdrawRemark, writeRemark } from './remark-acts.ts'
import { remarkWords } from './remark-messages.ts'
import { itemsOf } from './remark.ts'
import { seeHelp } from './see-help.ts'
import { findReadable } from '../draft/view-file.ts'

async function showRemarks(request: PageRequest): Promise<PageResult> {
  const { reader, actor, now, locale } = request
  const nomination = await findReadable(request)
  if (!nomination || !may(actor, 'nomination.history', nominationFacts(nomination)).allowed) return notFound
  const file = await loadWorkingFile(reader, nomination, now)
  const help = await loadHelp(reader, file, await bringersOf(reader, file))
  const items = itemsOf(file.rules.rules, nomination.commodity)
  const able = abilities(actor, helpActs, nominationFacts(nomination))
  const body = remarksPage(request, { file, help, items, able })
  return { kind: 'page', title: remarkWords[locale].title, body, audience: 'signed-in' }
}

/** What the province remarks about a nomination, and what others filled in. */
export const remarkRoutes: readonly Route[] = [
  {
    path: '/usulan/:id/catatan',
    access: 'nomination.history',
    page: showRemarks,
    actions: [seeHelp, writeRemark, answerRemark, settleRemark, withdrawRemark, preCheckNomination],
  },
]
