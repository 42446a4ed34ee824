import { text, type Text } from '../../foundation/text.ts'
import type { FindCause } from '../assessment/index.ts'
import { findCorrectionStanding, type CorrectionStage } from '../decisions/index.ts'
import { findNomination } from '../nominations/index.ts'
import { words } from './messages.ts'
import type { Ground } from './objection.ts'
import { findObjection } from './objection-store.ts'
import type { ObjectionSettings } from './settings.ts'
import { tookPartIn } from './took-part.ts'

const isUnsigned = (stage: CorrectionStage): boolean => ['upheld', 'open', 'returned'].includes(stage)

const titleOf = (ground: Ground): Text => text(words.id.grounds[ground], words.en.grounds[ground])

/** What a second jury rests on: an objection that was upheld on a ground for which the programme has others score again. */
export const juryCause =
  ({ secondJuryAfter }: Pick<ObjectionSettings, 'secondJuryAfter'>): FindCause =>
  async (reader, objectionId) => {
    const objection = await findObjection(reader, objectionId)
    const nomination = objection && (await findNomination(reader, objection.nominationId))
    if (!nomination || objection.state !== 'upheld') return null
    const holding = (objection.findings ?? []).filter(one => one.holds).map(one => one.ground)
    const decision = await findCorrectionStanding(reader, objectionId)
    const now = await tookPartIn(reader, nomination)
    return {
      nominationId: nomination.id,
      calls:
        isUnsigned(decision?.stage ?? 'upheld') && holding.some(ground => secondJuryAfter.includes(ground)),
      grounds: holding.map(titleOf),
      tookPart: [...new Set([...objection.tookPart, objection.handlerId ?? '', ...now])].filter(Boolean),
    }
  }
