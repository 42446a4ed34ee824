import { mayEver, whereAllowed, type Actor } from '../../../access/index.ts'
import type { AnsweringOffice } from '../../../engine/index.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { getAllRules } from '../../editions/index.ts'
import {
  listForms,
  listNominations,
  type NominationBrief,
  type NominationState,
} from '../../nominations/index.ts'
import { interestsOf } from '../interests/interested-people.ts'
import { columnsWith, listLevelAnswers } from './level-answer-store.ts'
import { levelsAsked, type AnsweringLevel, type LevelAnswers } from './level-answers.ts'
import { answeredStates, withOffice } from './load-level.ts'

/** One file before the office of one level. */
export type LevelLine = Readonly<{
  nomination: NominationBrief
  level: AnsweringLevel
  office: AnsweringOffice
  live: LevelAnswers | null
}>

const offices: readonly AnsweringOffice[] = ['regency', 'province', 'national']
/** Those about which an office can be asked still, or whose result is not published. */
const shownStates: readonly NominationState[] = [...answeredStates, 'assessed', 'recommended', 'decided']

type Who = Readonly<{ reader: Reader; actor: Actor; now: Date }>
type Found = Omit<LevelLine, 'live'>
type Asked = Readonly<{
  action: string
  offices: readonly AnsweringOffice[]
  states: readonly NominationState[]
}>

/** The files within reach about which these offices answer; nothing more is asked where no rules have such levels. */
async function linesOf(
  { reader, actor }: Who,
  { action, offices: own, states }: Asked,
): Promise<readonly Found[]> {
  const allowed = whereAllowed(actor, action, columnsWith(withOffice(own[0] ?? 'national')))
  const forms = await listForms(reader, { allowed, states })
  const rules = await getAllRules(reader, [...new Set(forms.map(one => one.rulesId))])
  const byId = new Map(rules.map(one => [one.id, one.rules]))
  const asked = ({ rulesId, commodity }: Pick<NominationBrief, 'rulesId' | 'commodity'>) => {
    const its = byId.get(rulesId)
    return (its ? levelsAsked(its, commodity) : []).flatMap(level =>
      level.office && own.includes(level.office) ? [{ level, office: level.office }] : [],
    )
  }
  if (forms.every(one => asked(one).length === 0)) return []
  const found = await listNominations(reader, { allowed, states }, { order: 'oldest' })
  return found.flatMap(nomination => asked(nomination).map(one => ({ nomination, ...one })))
}

async function withAnswers(who: Who, lines: readonly Found[]): Promise<readonly LevelLine[]> {
  if (lines.length === 0) return []
  const ids = [...new Set(lines.map(one => one.nomination.id))]
  const live = new Map(
    (await listLevelAnswers(who.reader, ids))
      .filter(one => one.state !== 'taken-back')
      .map(one => [`${one.nominationId} ${one.level}`, one]),
  )
  const barred = await interestsOf(
    who.reader,
    who,
    lines.map(one => one.nomination),
  )
  return lines
    .filter(one => !barred.has(one.nomination.id))
    .map(one => ({ ...one, live: live.get(`${one.nomination.id} ${one.level.id}`) ?? null }))
}

const isWaiting = ({ nomination, live }: LevelLine): boolean =>
  live?.state !== 'sent' && answeredStates.includes(nomination.state)

/** Everything that somebody may read of it: what waits, the longest first, and what was sent. */
export async function listLevels(
  who: Who,
): Promise<Readonly<{ waiting: readonly LevelLine[]; sent: readonly LevelLine[] }>> {
  const asked: readonly Pick<Asked, 'action' | 'offices'>[] = mayEver(who.actor, FOLLOW)
    ? [{ action: FOLLOW, offices }]
    : offices.map(one => ({ action: 'level-answer.read', offices: [one] }))
  const found: Found[] = []
  for (const one of asked) found.push(...(await linesOf(who, { ...one, states: shownStates })))
  const lines = await withAnswers(who, found)
  return { waiting: lines.filter(isWaiting), sent: lines.filter(one => one.live?.state === 'sent') }
}

const FOLLOW = 'level-answer.follow'

/** What waits for the actor's own office, and what waits for others as far as the actor follows it. */
export async function countWaiting(who: Who): Promise<Readonly<{ own: number; others: number }>> {
  const { actor } = who
  const mine = offices.filter(one => mayEver(actor, `${one}-answer.save`))
  const count = async (asked: Omit<Asked, 'states'>): Promise<number> => {
    const lines = await withAnswers(who, await linesOf(who, { ...asked, states: answeredStates }))
    return lines.filter(isWaiting).length
  }
  let own = 0
  for (const one of mine) own += await count({ action: `${one}-answer.save`, offices: [one] })
  const others = offices.filter(one => !mine.includes(one))
  return { own, others: mayEver(actor, FOLLOW) ? await count({ action: FOLLOW, offices: others }) : 0 }
}
