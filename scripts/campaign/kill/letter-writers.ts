import type { Answer } from '../../../bench/rush-client.ts'
import type { Dice } from '../campaign.ts'
import type { Act } from './history.ts'
import { keyId, type Lane } from './lane.ts'
import { formRequest, isDone, type Step } from './writers.ts'

const APPROVALS = '/persetujuan'
const reason = 'Alasan contoh untuk kampanye.'
/** How many nominations one letter names at most. */
const MOST = 3

type Approved = Readonly<{ state: 'draft' | 'approved' }>

/**
 * The head of an office who approves with letters, one nomination alone or several together, makes new letters in
 * their place, and takes the approvals back, over and over with the same nominations and always with a new number.
 */
export class LetterWriter {
  private readonly lane: Lane
  private readonly nominations: readonly string[]
  private readonly dice: Dice
  private readonly states = new Map<string, Approved['state']>()
  private mark = 0
  private sending = false
  /** How many letters had no answer when the server was killed. */
  cut = 0

  constructor(lane: Lane, nominations: readonly string[], dice: Dice) {
    this.lane = lane
    this.nominations = nominations.slice(0, MOST)
    this.dice = dice
    for (const one of this.nominations) this.states.set(one, 'approved')
  }

  step: Step = async () => {
    // An answer that is still owed was lost with the line.
    if (this.sending) this.cut++
    this.sending = false
    if (!(await this.lane.settled())) return
    const drafts = this.nominations.filter(one => this.states.get(one) === 'draft')
    const [nomination] = this.nominations.filter(one => this.states.get(one) === 'approved')
    // Mostly all of them are taken back first, so that a letter names several.
    if (nomination && (drafts.length === 0 || this.dice(4) > 0))
      return this.dice(3) === 0 ? this.renew(nomination) : this.takeBack(nomination)
    return drafts.length > 1 && this.dice(3) > 0 ? this.approveTogether(drafts) : this.approveOne(drafts[0])
  }

  private number(): string {
    return `530/${++this.mark}/KAMPANYE`
  }

  /** Sends an act, sometimes twice at once, and notes the states that it leads to. */
  private async send(
    act: Act,
    path: string,
    fields: Readonly<Record<string, string>>,
    after: ReadonlyMap<string, Approved['state']>,
  ): Promise<void> {
    const request = formRequest(path, fields)
    const judge = (answer: Answer): boolean => {
      this.sending = false
      if (!isDone(answer)) return false
      for (const [id, state] of after) this.states.set(id, state)
      return true
    }
    const again = this.dice(6) === 0 ? this.lane.client.send(path, request).catch(() => null) : null
    this.sending = act.kind === 'letter'
    await this.lane.act(act, request, judge)
    await again
  }

  private async takeBack(nomination: string): Promise<void> {
    const [path, action] = [`/usulan/${nomination}`, 'nomination.reopen']
    const form = await this.lane.client.formOf(path, action)
    const key = keyId(form['_key'] ?? '')
    const act = { kind: 'move', nomination, event: 'nomination.reopened', key } as const
    await this.send(act, path, { ...form, reason, action }, new Map([[nomination, 'draft']]))
  }

  private async approveOne(nomination: string | undefined): Promise<void> {
    if (nomination === undefined) return
    const [path, action] = [`/usulan/${nomination}`, 'nomination.approve']
    const form = await this.lane.client.formOf(path, action)
    const act = this.letter([nomination], 'nomination.approved', form)
    const fields = { ...form, number: act.number, action }
    await this.send(act, path, fields, new Map([[nomination, 'approved']]))
  }

  private async renew(nomination: string): Promise<void> {
    const [path, action] = [`/usulan/${nomination}`, 'letter.renew']
    const form = await this.lane.client.formOf(path, action)
    const act = this.letter([nomination], 'nomination.letter-renewed', form)
    await this.send(act, path, { ...form, number: act.number, action }, new Map())
  }

  /** Ticks them on the list, goes on to the letter, and presses its button. */
  private async approveTogether(drafts: readonly string[]): Promise<void> {
    const list = await this.lane.client.send(APPROVALS)
    const ticks = drafts.map(id => new RegExp(`value="(${id}:\\d+:[0-9a-f]+)"`).exec(list.body)?.[1] ?? '')
    if (list.status !== 200 || ticks.includes('')) {
      await this.lane.refused(list, APPROVALS)
      return
    }
    const number = this.number()
    const query = new URLSearchParams({ usulan: ticks.join(' '), number, lanjut: '1' })
    const [path, action] = [`${APPROVALS}/surat?${query.toString()}`, 'nomination.approve-together']
    const form = await this.lane.client.formOf(path, action)
    const act = this.letter(drafts, 'nomination.approved', form, number)
    await this.send(act, path, { ...form, action }, new Map(drafts.map(id => [id, 'approved'])))
  }

  private letter(
    nominations: readonly string[],
    event: Extract<Act, { kind: 'letter' }>['event'],
    form: Readonly<Record<string, string>>,
    number = this.number(),
  ): Extract<Act, { kind: 'letter' }> {
    return { kind: 'letter', number, nominations, event, key: keyId(form['_key'] ?? '') }
  }
}
