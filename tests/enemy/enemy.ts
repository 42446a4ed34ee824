import type { Application } from '../../src/app.ts'
import { allRoutes } from '../../src/setup/routes.ts'
import type { Route } from '../../src/web/index.ts'
import { formsOf, findForm } from '../builders/page-forms.ts'
import { countActs, watchState } from '../builders/stored-state.ts'
import { TestClient, type Answer } from '../builders/test-client.ts'
import { complaintsOf, grantOf, Stuck, type Typed, type TypedFile, type Walker } from '../journeys/walker.ts'
import {
  autosaved,
  eachRecord,
  fieldProbes,
  lostFrom,
  summaryFaults,
  versionProbes,
  type Fields,
  type Probe,
  type Specimen,
} from './form-probes.ts'

/** Faults by what was tried. */
export type Faults = Readonly<Record<'keys' | 'repeats' | 'versions' | 'fields', string[]>>

const EXPIRED = 'Formulir ini sudah kedaluwarsa'
const STALE = 'sudah diubah di tab lain'
const fileOf = ({ name, type, content }: TypedFile): File =>
  new File([new Uint8Array(content)], name, { type })

/**
 * Walks as an honest person, and before sending any form for the first time sends it in every wrong way:
 * without a key, out of an old tab, empty, endless. Then it sends it twice at once, and once more.
 */
export class Enemy implements Walker {
  readonly faults: Faults = { keys: [], repeats: [], versions: [], fields: [] }
  /** `/path/:id action` of the forms that pages showed, and of those that were tried. */
  readonly seen = new Set<string>()
  readonly tried = new Set<string>()
  readonly routes: readonly Route[]
  private readonly application: Application
  private readonly state: () => Promise<string>
  private readonly patterns: readonly (readonly [RegExp, string])[]
  private client: TestClient
  private stranger: TestClient

  private constructor(application: Application, state: () => Promise<string>) {
    this.application = application
    this.state = state
    this.client = new TestClient(application.server)
    this.stranger = new TestClient(application.server)
    this.routes = allRoutes(application)
    this.patterns = this.routes.map(
      ({ path }) => [new RegExp(`^${path.replaceAll(/:[a-z]+/g, '[^/]+')}$`), path] as const,
    )
  }

  static async come(application: Application): Promise<Enemy> {
    const enemy = new Enemy(application, await watchState(application))
    await enemy.stranger.signIn('provinsi')
    return enemy
  }

  /** The route's path and the action's name: `/produk/:id photo.add`. */
  private actOf(target: string, action: string): string {
    const path = target.replace(/[?#].*$/, '')
    return `${this.patterns.find(([pattern]) => pattern.test(path))?.[1] ?? path} ${action}`
  }

  signIn = async (persona: string, role?: string): Promise<void> => {
    this.client = new TestClient(this.application.server)
    await this.client.signIn(persona)
    if (role === undefined) return
    const body = await this.open('/tugas')
    const grant = grantOf(body, role)
    const form = findForm(body, 'session.switch-role')
    if (grant !== null && form) await this.client.post(form.target, { ...form.fields, grant })
  }

  /** Comes in by a link, whose button opens a session of its own; that button is tried elsewhere. */
  enter = async (path: string, action: string, typed: Typed): Promise<void> => {
    this.client = new TestClient(this.application.server)
    const form = findForm(await this.open(path), action)
    if (!form) throw new Stuck(`${path} has no form ${action}`)
    await this.honest({ form, action, fields: { ...form.fields, ...(typed as Fields), action } })
  }

  open = async (path: string): Promise<string> => {
    const answer = await this.client.get(path)
    if (answer.status !== 200)
      throw new Stuck(`${path} answered ${answer.status}: ${complaintsOf(answer.body)}`)
    for (const form of formsOf(answer.body))
      for (const action of form.actions) this.seen.add(this.actOf(form.target, action))
    return answer.body
  }

  submit = async (
    path: string,
    action: string,
    typed: Typed = {},
    holding: Readonly<Record<string, string>> = {},
  ): Promise<string> => {
    const form = findForm(await this.open(path), action, holding)
    if (!form) throw new Stuck(`${path} has no form ${action}`)
    const files = Object.entries(typed).map(
      ([name, value]) => [name, typeof value === 'string' ? value : fileOf(value)] as const,
    )
    const fields: Fields = { ...form.fields, ...Object.fromEntries(files), action }
    const specimen = { form, action, fields }
    const act = this.actOf(form.target, action)
    if (this.tried.has(act)) return this.honest(specimen)
    this.tried.add(act)
    await this.tryKeys(act, specimen)
    await this.tryProbes(act, specimen, 'versions', versionProbes(specimen))
    await this.tryProbes(act, specimen, 'fields', fieldProbes(specimen))
    return this.sendTwice(act, autosaved.has(action) ? await this.renewed(path, specimen) : specimen)
  }

  /** The same form out of a page opened anew: what is saved while one types was saved in part by wrong sends. */
  private async renewed(path: string, { action, fields }: Specimen): Promise<Specimen> {
    const form = findForm(await this.open(path), action)
    if (!form) throw new Stuck(`${path} has no form ${action} any more`)
    return { form, action, fields: { ...fields, ...form.hidden } }
  }

  private send(form: Specimen['form'], fields: Fields): Promise<Answer> {
    const hasFile = Object.values(fields)
      .flat()
      .some((value: unknown) => value instanceof File)
    return hasFile || form.multipart
      ? this.client.postFiles(form.target, fields as Record<string, string | File>)
      : this.client.post(form.target, fields as Record<string, string>)
  }

  private async honest({ form, action, fields }: Specimen): Promise<string> {
    const answer = await this.send(form, fields)
    if (answer.status !== 303)
      throw new Stuck(`${action} at ${form.target} answered ${answer.status}: ${complaintsOf(answer.body)}`)
    return withoutMark(answer)
  }

  private async tryKeys(act: string, specimen: Specimen): Promise<void> {
    const { _key, ...without } = specimen.fields
    const own = String(specimen.form.fields['_key'])
    const forged = `${own.slice(0, -4)}${own.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`
    const strange =
      findForm((await this.stranger.get('/sesi')).body, 'session.sign-out')?.fields['_key'] ?? ''
    const wrong: readonly (readonly [string, Fields])[] = [
      ['no key', without],
      ['a forged key', { ...without, _key: forged }],
      ["another person's key", { ...without, _key: strange }],
      ['two keys', { ...without, _key: [own, own] }],
    ]
    const before = await this.state()
    for (const [name, fields] of wrong) {
      const answer = await this.send(specimen.form, fields)
      const found = [
        ...(answer.status === 403 ? [] : [`answered ${answer.status}`]),
        ...(answer.body.includes(EXPIRED)
          ? lostFrom(answer, specimen, fields)
          : ['does not say that it expired']),
        ...((await this.state()) === before ? [] : ['had an effect']),
      ]
      this.faults.keys.push(...found.map(one => `${act}, ${name}: ${one}`))
    }
  }

  private async tryProbes(
    act: string,
    specimen: Specimen,
    kind: 'versions' | 'fields',
    probes: readonly Probe[],
  ): Promise<void> {
    const isSaved = autosaved.has(specimen.action) && kind === 'fields'
    let before = await this.state()
    for (const probe of probes) {
      const answer = await this.send(specimen.form, probe.fields)
      const now = await this.state()
      const found = isSaved
        ? answer.status < 500
          ? []
          : [`answered ${answer.status}`]
        : [...faultsOf(answer, specimen, probe, kind), ...(now === before ? [] : ['had an effect'])]
      before = now
      this.faults[kind].push(...found.map(one => `${act}, ${probe.name}: ${one}`))
    }
  }

  /** Two sends at the same moment and one later: one effect, and every sender is told that it was done. */
  private async sendTwice(act: string, specimen: Specimen): Promise<string> {
    const acts = await countActs(this.application)
    const [one, other] = await Promise.all([
      this.send(specimen.form, specimen.fields),
      this.send(specimen.form, specimen.fields),
    ])
    // Only the send that did it may carry what is shown once; either of the two can be the first.
    const answer = [one, other].find(each => each.status === 303 && !isRepeat(each)) ?? other
    if (answer.status !== 303) throw new Stuck(`${act} answered ${one.status}: ${complaintsOf(one.body)}`)
    const [after, done] = [await this.state(), await countActs(this.application)]
    const later = await this.send(specimen.form, specimen.fields)
    const entries = done - acts
    const isTold = autosaved.has(specimen.action)
      ? entries === 0
      : entries === 1 || (entries > 1 && eachRecord.has(specimen.action))
    const repeated = [one, other].filter(each => isRepeat(each)).length
    const found = [
      ...([one, other].every(each => each.status === 303)
        ? []
        : [`twice at once answered ${one.status} and ${other.status}`]),
      ...(repeated === 1 ? [] : [`${repeated} of two sends were told as a repeat`]),
      ...(isTold ? [] : [`${entries} entries in the ledger`]),
      ...(isRepeat(later) || isSignedOut(later)
        ? []
        : [`a later repeat answered ${later.status} ${later.location}`]),
      ...((await this.state()) === after ? [] : ['a later repeat had an effect']),
    ]
    this.faults.repeats.push(...found.map(each => `${act}: ${each}`))
    return withoutMark(answer)
  }
}

const isRepeat = ({ status, location }: Answer): boolean =>
  status === 303 && /[?&]ulang=/.test(location ?? '')
/** An act that ends all sessions, the own one too: whoever sends it again is asked to sign in. */
const isSignedOut = ({ status, location }: Answer): boolean =>
  status === 401 || (status === 303 && (location ?? '').startsWith('/masuk?lanjut='))
const withoutMark = ({ location }: Answer): string =>
  (location ?? '').replace(/[?&](berhasil|ulang)=[^#&]*/, '')

function faultsOf(
  answer: Answer,
  specimen: Specimen,
  probe: Probe,
  kind: 'versions' | 'fields',
): readonly string[] {
  if (!probe.refuse.includes(answer.status)) return [`answered ${answer.status}`]
  if (answer.status === 404) return []
  const stale = answer.status === 409 && !answer.body.includes(STALE) ? ['does not say what to do'] : []
  return [...stale, ...summaryFaults(answer, kind === 'fields'), ...lostFrom(answer, specimen, probe.fields)]
}
