import { mayEver, type Actor } from '../../access/index.ts'
import type { Locale } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import type { Task } from '../../ui/index.ts'
import { linkTo } from '../../web/index.ts'
import { listEditions } from './edition-store.ts'
import { extensionWords } from './extension-messages.ts'
import { words } from './messages.ts'
import { listOutageProposals } from './outage-proposals.ts'
import type { OutageRule } from './outage.ts'

async function outageTasks(
  reader: Reader,
  rule: OutageRule,
  now: Date,
  locale: Locale,
): Promise<readonly Task[]> {
  const proposals = await listOutageProposals(reader, rule, now)
  const [first] = proposals
  if (!first) return []
  const own = extensionWords[locale]
  return [
    {
      title: own.task,
      text: own.taskText,
      href: linkTo(locale, `/edisi-kelola/${first.stage.editionId}`),
      count: proposals.length,
      holder: words[locale].you,
    },
  ]
}

/** What the actor has to do about editions: those hit by an outage, and those that wait for their rules. */
export const editionTasks =
  (rule: OutageRule) =>
  async (reader: Reader, actor: Actor, now: Date, locale: Locale): Promise<readonly Task[]> => [
    ...(mayEver(actor, 'stage.extend') ? await outageTasks(reader, rule, now, locale) : []),
    ...(mayEver(actor, 'rules.publish') ? await rulesTasks(reader, locale) : []),
  ]

async function rulesTasks(reader: Reader, locale: Locale): Promise<readonly Task[]> {
  const count = (await listEditions(reader)).filter(edition => edition.state === 'prepared').length
  if (count === 0) return []
  const own = words[locale]
  return [
    {
      title: own.taskRules,
      text: own.taskRulesText,
      href: linkTo(locale, '/edisi-kelola'),
      count,
      holder: own.you,
    },
  ]
}
