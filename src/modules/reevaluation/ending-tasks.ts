import { mayEver, whereAllowed } from '../../access/index.ts'
import { formatDay } from '../../platform/translations.ts'
import { linkTo } from '../../web/index.ts'
import { certificateColumns } from '../certificates/index.ts'
import type { TaskSource } from '../nominations/index.ts'
import { endingWords } from './ending-messages.ts'
import { ENDINGS_PATH } from './pages/ending-page.ts'
import { listEndingStars } from './star-endings.ts'

/** For offices: stars of their area that end soon. `endingDays` are those of the programme. */
export const endingTasks =
  (endingDays: readonly number[]): TaskSource =>
  async (reader, actor, now, locale) => {
    if (!mayEver(actor, 'nomination.open')) return []
    const allowed = whereAllowed(actor, 'reevaluation.read', certificateColumns)
    const stars = await listEndingStars(reader, now, Math.max(...endingDays), allowed)
    const [first] = stars
    if (!first) return []
    const own = endingWords[locale]
    return [
      {
        title: own.task,
        text: own.taskText(first.certificate.content.product, formatDay(first.endsOn, locale)),
        href: linkTo(locale, ENDINGS_PATH),
        count: stars.length,
        holder: own.you,
      },
    ]
  }
