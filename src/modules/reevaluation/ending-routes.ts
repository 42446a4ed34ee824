import { whereAllowed } from '../../access/index.ts'
import type { PageRequest, PageResult, Route } from '../../web/index.ts'
import { certificateColumns } from '../certificates/index.ts'
import { endingWords } from './ending-messages.ts'
import { endingPage, ENDINGS_PATH } from './pages/ending-page.ts'
import { listEndingStars } from './star-endings.ts'

/** The stars of an area that end soon. `days` are those of the programme. */
export const endingRoute = (days: readonly number[]): Route => ({
  path: ENDINGS_PATH,
  access: 'reevaluation.read',
  page: async (request: PageRequest): Promise<PageResult> => {
    const { reader, actor, now, locale } = request
    const within = Math.max(...days)
    const allowed = whereAllowed(actor, 'reevaluation.read', certificateColumns)
    const stars = await listEndingStars(reader, now, within, allowed)
    return {
      kind: 'page',
      title: endingWords[locale].title,
      body: endingPage(request, stars, within),
      audience: 'signed-in',
    }
  },
})
