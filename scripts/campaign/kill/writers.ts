import type { Answer } from '../../../bench/rush-client.ts'
import { newId } from '../../../src/platform/random.ts'
import type { Dice } from '../campaign.ts'
import { keyId, type Ground, type Lane, type Request } from './lane.ts'

/** One thing that a writer does; throws where the line broke. */
export type Step = () => Promise<void>

export type Field = Readonly<{ nomination: string; section: string; question: string }>

export const formRequest = (
  path: string,
  fields: Readonly<Record<string, string>>,
  headers: Record<string, string> = {},
): Request => ({
  path,
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  body: new URLSearchParams(fields).toString(),
})

export const isDone = ({ status, headers }: Answer): boolean =>
  status === 303 && /[?&](berhasil|ulang)=/.test(headers.location ?? '')

const textOf = (turn: number): string =>
  `Isian ke-${turn}. ${'Uraian contoh yang cukup panjang untuk sebuah usulan. '.repeat(4)}`.trim()

type SavedAnswer = Readonly<{ name: string; base: string; state: string }>

/** Saves a field while typing, over and over, from one page that stays open whatever happens to the server. */
export function typist(lane: Lane, { nomination, section, question }: Field): Step {
  const path = `/usulan/${nomination}/bagian/${section}`
  let form: Readonly<Record<string, string>> | null = null
  let base = ''
  let turn = 0
  const judge = ({ status, body }: Answer): boolean => {
    if (status !== 200) return false
    const said = JSON.parse(body) as { ok?: boolean; answers?: readonly SavedAnswer[] }
    const one = said.answers?.find(each => each.name === `q.${question}`)
    if (said.ok !== true || one?.state !== 'saved') return false
    base = one.base
    return true
  }
  return async () => {
    if (!(await lane.settled())) return
    if (form === null) {
      form = await lane.client.formOf(path, 'nomination.answer')
      base = form[`b.${question}`] ?? ''
    }
    const key = `${form['_key'] ?? ''}.${newId()}`
    const value = textOf(++turn)
    const fields = {
      action: 'nomination.autosave',
      _key: key,
      [`q.${question}`]: value,
      [`b.${question}`]: base,
    }
    const act = { kind: 'answer', nomination, question, value, key: keyId(key), explicit: false } as const
    await lane.act(act, formRequest(path, fields, { accept: 'application/json' }), judge)
  }
}

/** Opens the section, changes a field and presses the button; sometimes twice. */
export function saver(lane: Lane, { nomination, section, question }: Field, dice: Dice): Step {
  const path = `/usulan/${nomination}/bagian/${section}`
  let turn = 0
  return async () => {
    if (!(await lane.settled())) return
    const form = await lane.client.formOf(path, 'nomination.answer')
    const value = textOf(++turn)
    const key = form['_key'] ?? ''
    const request = formRequest(path, { ...form, [`q.${question}`]: value, action: 'nomination.answer' })
    const act = { kind: 'answer', nomination, question, value, key: keyId(key), explicit: true } as const
    const again = dice(5) === 0 ? lane.client.send(path, request).catch(() => null) : null
    await lane.act(act, request, isDone)
    await again
  }
}

type Move = Readonly<{ by: 'operator' | 'head'; action: string; event: string; to: string; reason?: string }>
const reason = 'Alasan contoh untuk kampanye.'
const moves: Readonly<Record<string, readonly Move[]>> = {
  approved: [
    { by: 'head', action: 'nomination.reopen', event: 'nomination.reopened', to: 'draft', reason },
    { by: 'operator', action: 'nomination.submit', event: 'nomination.submitted', to: 'submitted' },
  ],
  draft: [{ by: 'head', action: 'nomination.approve', event: 'nomination.approved', to: 'approved' }],
  submitted: [
    { by: 'head', action: 'nomination.withdraw', event: 'nomination.withdrawn', to: 'withdrawn', reason },
  ],
}

/** Takes one nomination after the other through the acts of an office. */
export function mover(
  lanes: Readonly<Record<'operator' | 'head', Lane>>,
  waiting: readonly string[],
  dice: Dice,
): Step {
  let index = 0
  let state = 'approved'
  return async () => {
    if (!(await lanes.operator.settled()) || !(await lanes.head.settled())) return
    const nomination = waiting[index]
    const ways = moves[state] ?? []
    const move = ways[dice(ways.length)]
    if (!nomination || !move) return
    const lane = lanes[move.by]
    const path = `/usulan/${nomination}`
    const form = await lane.client.formOf(path, move.action)
    const fields = { ...form, ...(move.reason ? { reason: move.reason } : {}), action: move.action }
    const act = { kind: 'move', nomination, event: move.event, key: keyId(form['_key'] ?? '') } as const
    const judge = (answer: Answer): boolean => {
      if (!isDone(answer)) return false
      state = move.to === 'withdrawn' ? 'approved' : move.to
      if (move.to === 'withdrawn') index++
      return true
    }
    await lane.act(act, formRequest(path, fields), judge)
  }
}

/** Writes until it is over. A line that breaks ends it, and is a fault where nobody cut it. */
export async function writeOn(step: Step, ground: Ground, isOver: () => boolean, isKilled: () => boolean) {
  while (!isOver() && !isKilled()) {
    try {
      await step()
    } catch (error) {
      // The kill may come between the broken line and this look at it.
      await new Promise(resolve => setTimeout(resolve, 50))
      if (isKilled()) return
      if (!ground.mayRefuse) ground.broken.add(error instanceof Error ? error.message : String(error))
    }
  }
}
