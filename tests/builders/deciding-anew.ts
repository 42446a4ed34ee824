import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import type { Actor } from '../../src/access/index.ts'
import { juryRoutes } from '../../src/modules/assessment/index.ts'
import { catalogueRoutes, catalogueStep } from '../../src/modules/catalogue/index.ts'
import {
  certificatesRoutes,
  certificateStep,
  findCertificateOf,
} from '../../src/modules/certificates/index.ts'
import { coachingStep } from '../../src/modules/coaching/index.ts'
import {
  correctionRoutes,
  decisionsRoutes,
  findResult,
  openCorrection,
  recomputeResults,
  signCorrection,
} from '../../src/modules/decisions/index.ts'
import {
  answerObjection,
  assignObjection,
  findUpheld,
  juryCause,
  objectionsRoutes,
  openObjection,
  sendObjection,
} from '../../src/modules/objections/index.ts'
import { reevaluationStep } from '../../src/modules/reevaluation/index.ts'
import type { Clock } from '../../src/platform/clock.ts'
import { json } from '../../src/platform/database/index.ts'
import type { Media } from '../../src/platform/media/media.ts'
import { findBreaches } from '../../src/setup/invariants.ts'
import type { TestAccount } from './accounts.ts'
import { act, type AssessedNomination } from './assessed-edition.ts'
import { decideIt } from './decided-edition.ts'
import { doneAs, findingText, objectingOffice, objectionSettings, objectionText } from './objecting-office.ts'
import { anActor } from './offices.ts'
import { testSite } from './test-site.ts'

export const ground = 'Sertifikat halal ada dalam berkas yang dikirim, tetapi terbaca sebagai tidak ada.'
export const why = 'Sertifikat halal ada pada halaman kedua berkas yang dikirim waktu itu.'
/** A page without the keys of its forms, which are new each time. */
export const keyless = (body: string): string => body.replaceAll(/name="_key" value="[^"]+"/g, '')
export const pageOf = (objection: string): string => `/sanggahan/${objection}/penetapan-baru`

export const idOf = (result: Awaited<ReturnType<typeof act>>): string =>
  result.kind === 'done' ? String(result.answer['id']) : assert.fail(JSON.stringify(result))

/** What new decisions are told, as the shipped programme has it. */
export const correctionSettings = () => ({ ...objectionSettings(), findUpheld })

/** The last line of the other implementation for the edition's own list, and for the last new decision. */
export function checkedByPython(
  files: readonly Readonly<{ name: string; content: string }>[],
): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'bintang-anew-'))
  const folders = new Set([folder])
  for (const { name, content } of files) {
    const path = join(folder, name)
    folders.add(dirname(path))
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content)
  }
  const checks = [...folders].filter((_, index, all) => index === 0 || index === all.length - 1)
  return checks.map(each => {
    const made = spawnSync('python3', ['verify/score.py', '--check', each], { encoding: 'utf8' })
    return made.stdout.trim().split('\n').at(-1)?.replaceAll(' ', '') ?? made.stderr
  })
}

/** A published edition with certificates and catalogue, and the acts from an upheld objection to a new decision. */
export async function decidingAnew(
  clock: Clock,
  media: Media,
  caseIds: readonly string[],
  rules: Readonly<Record<string, unknown>> = {},
) {
  const settings = correctionSettings()
  const steps = [certificateStep('https://bintang.contoh'), coachingStep, reevaluationStep, catalogueStep]
  const office = await objectingOffice(clock, media, { steps, caseIds, rules })
  const { environment } = office
  const { files } = environment.services
  const site = testSite(environment, [
    ...objectionsRoutes(files, objectionSettings()),
    ...correctionRoutes(settings),
    ...juryRoutes(juryCause(objectionSettings())),
    ...decisionsRoutes(steps),
    ...certificatesRoutes(files),
    ...catalogueRoutes(files),
  ])
  const nomination = (index: number): AssessedNomination => {
    const one = office.edition.nominations[index]
    assert.ok(one)
    return one
  }
  const resultOf = (id: string) => environment.database.read(reader => findResult(reader, id))
  const certificateOf = (id: string) => environment.database.read(reader => findCertificateOf(reader, id))
  const recomputed = () => environment.database.read(reader => recomputeResults(reader, office.edition.id))
  const breaches = async (): Promise<readonly string[]> =>
    (await findBreaches(environment.database, environment.services.files)).map(
      one => `${one.id} ${one.records.toSorted().join(' ')} ${one.error ?? ''}`,
    )
  /** An objection of the office of a nomination, which its handler found to hold on this ground. */
  async function upheld(one: AssessedNomination, on: string, handler: TestAccount): Promise<string> {
    const at = one.areaPath
    const fields = { id: one.id, [`ground_${on}`]: 'yes', text: objectionText }
    const begun = await doneAs(
      environment,
      anActor('operator', at),
      openObjection(objectionSettings()),
      fields,
    )
    const id = begun.next?.split('/').at(-1) ?? ''
    await doneAs(environment, anActor('office-head', at), sendObjection(objectionSettings()), { id })
    const person = handler.id
    await doneAs(environment, office.people.secretariat, assignObjection, { id, person })
    const found = { id, [`holds_${on}`]: 'yes', [`reason_${on}`]: findingText }
    await doneAs(environment, handler.actor, answerObjection(objectionSettings()), found)
    return id
  }

  const begin = (id: string, chair: Actor = office.people.chair) =>
    act(environment, chair, openCorrection(settings), { id, ground })
  const sign = (id: string, stars: number, chair: Actor = office.people.chair) =>
    act(environment, chair, signCorrection(settings), { id, stars: String(stars), reason: why })
  /** From the chair's signature to the public. */
  async function releaseList(listId: string): Promise<void> {
    const { people } = office
    await decideIt(environment, people, listId, 'KEP-99/CONTOH')
    const path = `/publikasi/${listId}`
    assert.equal(
      (await site.post(people.publisher, path, { action: 'publication.prepare', version: '0' })).status,
      303,
    )
    const alone = await site.post(people.publisher, path, { action: 'publication.release', version: '1' })
    assert.equal(alone.status, 403, 'whoever prepared it does not release it')
    const both = await site.post(people.publisher2, path, { action: 'publication.release', version: '1' })
    assert.equal(both.status, 303)
  }

  /** The sheets of another panel for a nomination, locked: what a jury that was called comes to. */
  async function juryOf(objection: string, one: AssessedNomination, locked: boolean): Promise<void> {
    await environment.database.write(async tx => {
      await sql`insert into second_jury (id, nomination_id, round, objection_id, size, reason, due_at, called_by, called_at)
        values (${`juri-${objection}`}, ${one.id}, 2, ${objection}, 1, 'Contoh', ${clock.now()}, 'test', ${clock.now()})
        on conflict do nothing`.execute(tx)
      await sql`insert into assignment (id, nomination_id, person_id, state, explanation, assigned_by, assigned_at, round)
        values (${`tugas-${objection}`}, ${one.id}, 'juri-baru', 'assigned', '{}', 'test', ${clock.now()}, 2)
        on conflict do nothing`.execute(tx)
      await sql`insert into scoresheet (id, assignment_id, nomination_id, person_id, rules_id, state, created_at, round)
        select ${`lembar-${objection}`}, ${`tugas-${objection}`}, nomination_id, 'juri-baru', rules_id, 'open', created_at, 2
        from scoresheet where id = ${one.sheetIds[0]} on conflict do nothing`.execute(tx)
      await sql`insert into mark (scoresheet_id, criterion_id, answer, reason, saved_at)
        select ${`lembar-${objection}`}, criterion_id, answer, reason, saved_at from mark where scoresheet_id = ${one.sheetIds[0]}
        on conflict do nothing`.execute(tx)
      if (locked)
        await sql`update scoresheet set state = 'locked', locked_at = ${clock.now()}, total = (
            select total from scoresheet where id = ${one.sheetIds[0]}) where id = ${`lembar-${objection}`}`.execute(
          tx,
        )
    })
  }

  /** A re-evaluation that this result ended, and a call of a later edition that goes by its star. */
  async function evaluatedAgain(one: AssessedNomination, stars: number): Promise<void> {
    const award = { stars, of: 3, scheme: 'ovop-id/bintang-3' }
    const former = { ...award, when: { id: 'Contoh', en: 'Example' }, source: null }
    await environment.database.write(async tx => {
      await sql`insert into edition select (jsonb_populate_record(e, '{"id":"nanti","slug":"nanti","number":"99"}')).*
        from edition e where id = ${office.edition.id}`.execute(tx)
      await sql`insert into reevaluation (id, edition_id, product_id, producer_id, commodity, area_path, former,
          nomination_id, outcome, result, settled_at)
        select 'dahulu', edition_id, product_id, producer_id, commodity, area_path, ${json({ ...former, nominationId: null })}::jsonb,
          id, 'same', ${json(award)}::jsonb, ${clock.now()} from nomination where id = ${one.id}`.execute(tx)
      await sql`insert into reevaluation (id, edition_id, product_id, producer_id, commodity, area_path, former,
          called_by, called_at)
        select 'dipanggil', 'nanti', product_id, producer_id, commodity, area_path,
          ${json({ ...former, nominationId: one.id })}::jsonb, 'test', ${clock.now()} from nomination where id = ${one.id}`.execute(
        tx,
      )
    })
  }

  return {
    evaluatedAgain,
    office,
    environment,
    site,
    settings,
    nomination,
    resultOf,
    certificateOf,
    recomputed,
    breaches,
    upheld,
    begin,
    sign,
    releaseList,
    juryOf,
  }
}
