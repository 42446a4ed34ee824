import { demoPeople } from '../../src/modules/people/index.ts'
import { dayFromNow } from '../builders/days.ts'
import type { Walker } from '../journeys/walker.ts'

const reason = 'Alasan contoh yang cukup panjang.'
const secretary = ['verifikator', 'Sekretariat'] as const

/** The people of a list of choices of the page: the select of this name. */
function optionsOf(body: string, name: string): readonly string[] {
  const select = new RegExp(`<select[^>]*name="${name}"[\\s\\S]*?</select>`).exec(body)?.[0] ?? ''
  return [...select.matchAll(/<option value="([^"]+)"/g)].map(match => match[1] ?? '')
}

/** Somebody of those who can be recused, but the chair, who has a tie to break. */
function memberIn(body: string): string {
  const select = /<select[^>]*name="person"[\s\S]*?<\/select>/.exec(body)?.[0] ?? ''
  const chair = demoPeople().find(one => one.id === 'ketua')?.name ?? '?'
  const others = [...select.matchAll(/<option value="([^"]+)"[^>]*>([^<]*)/g)].filter(
    ([, , label = '']) => !label.includes(chair),
  )
  return others.at(-1)?.[1] ?? ''
}

/** Everybody who is invited comes; the session is open. */
async function gather(walker: Walker, session: string): Promise<void> {
  await walker.signIn('ketua')
  await walker.submit(session, 'plenary-session.open')
  await walker.signIn(...secretary)
  const body = await walker.open(session)
  const away = [
    ...body.matchAll(/name="person" value="([^"]+)"><input type="hidden" name="is" value="here"/g),
  ]
  for (const [, person = ''] of away) await walker.submit(session, 'plenary-session.attend', {}, { person })
}

/** The first assessor who may do it does: those of the case's province are out. */
async function asMember(walker: Walker, session: string, work: () => Promise<unknown>): Promise<void> {
  for (let number = 1; number <= 12; number++) {
    await walker.signIn(`penilai-${number}`)
    if (!(await walker.open(session)).includes('plenary-case.step-aside')) continue
    await work()
    return
  }
}

async function put(walker: Walker, session: string): Promise<void> {
  await walker.signIn(...secretary)
  const [movedBy = '', secondedBy = ''] = optionsOf(await walker.open(session), 'movedBy')
  const motion = { kind: 'as-proposed', movedBy, secondedBy }
  await walker.submit(session, 'plenary-motion.put', motion)
}

/** A session of the edition: one case, a tie that the chair breaks, and the minutes with a correction. */
export async function holdSession(walker: Walker, edition: string): Promise<void> {
  await walker.signIn(...secretary)
  const plan = { edition, date: dayFromNow(0), place: 'Ruang Contoh' }
  const session = await walker.submit('/sidang', 'plenary-session.plan', plan)
  await gather(walker, session)
  // Settled by the chair before: it comes again for a reason.
  const [nomination = ''] = optionsOf(await walker.open(session), 'nomination')
  await walker.submit(session, 'plenary-case.call', { nomination, why: reason }, { which: 'chosen' })
  await asMember(walker, session, () => walker.submit(session, 'plenary-case.step-aside'))
  await walker.signIn(...secretary)
  const person = memberIn(await walker.open(session))
  await walker.submit(session, 'plenary-case.recuse', { person })
  await put(walker, session)
  await asMember(walker, session, () => walker.submit(session, 'plenary-vote.cast', {}, { choice: 'yes' }))
  await walker.signIn(...secretary)
  await walker.submit(session, 'plenary-motion.count', { handNo: '1', short: 'yes' }, { how: 'count' })
  await walker.signIn('ketua')
  await walker.submit(session, 'plenary-motion.break-tie', {}, { casting: 'yes' })
  await walker.submit(session, 'plenary-session.adjourn', { pause: reason })
  const minutes = await walker.submit(session, 'plenary-session.close')
  await walker.submit(minutes, 'plenary-minutes.correct', { correction: reason })
}
