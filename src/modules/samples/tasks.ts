import { mayEver, type Actor } from '../../access/index.ts'
import type { Locale } from '../../foundation/text.ts'
import type { Reader } from '../../platform/database/index.ts'
import type { Task } from '../../ui/index.ts'
import { linkTo } from '../../web/index.ts'
import { words } from './messages.ts'
import { countSamples } from './sample-store.ts'

/** What the actor has to do about samples. */
export async function sampleTasks(
  reader: Reader,
  actor: Actor,
  _now: Date,
  locale: Locale,
): Promise<readonly Task[]> {
  if (!mayEver(actor, 'sample.receive')) return []
  const { announced } = await countSamples(reader, actor)
  if (announced === 0) return []
  const own = words[locale]
  return [
    {
      title: own.taskTitle,
      text: own.taskText,
      href: linkTo(locale, '/contoh-produk?status=announced'),
      count: announced,
      holder: own.taskHolder,
    },
  ]
}
