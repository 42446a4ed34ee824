import type { Reader } from '../../platform/database/index.ts'
import type { UpheldObjection } from '../decisions/index.ts'
import { words } from './messages.ts'
import type { Finding } from './objection.ts'
import { findObjection } from './objection-store.ts'

const said = ({ ground, reason }: Finding): UpheldObjection['findings'][number] => ({
  title: { id: words.id.grounds[ground], en: words.en.grounds[ground] },
  reason,
})

/** What a new decision is told of an objection; null where there is none, or it was not upheld. */
export async function findUpheld(reader: Reader, id: string): Promise<UpheldObjection | null> {
  const found = await findObjection(reader, id)
  if (found?.state !== 'upheld' || found.findings === null || found.answeredAt === null) return null
  const holding = found.findings.filter(one => one.holds)
  return {
    id,
    nominationId: found.nominationId,
    receipt: found.receipt ?? '',
    text: found.text,
    findings: holding.map(said),
    // Where somebody had an interest, who took part the first time does not decide again.
    barred: holding.some(one => one.ground === 'conflict') ? found.tookPart : [],
    answeredAt: found.answeredAt,
  }
}
