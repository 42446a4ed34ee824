import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { visitor, type Actor, type Role } from '../../src/access/index.ts'
import type { Environment } from '../../src/actions/index.ts'
import { areaPathOf } from '../../src/foundation/area-path.ts'
import { peopleRoutes, signedInFinder } from '../../src/modules/people/index.ts'
import { addGrants } from '../../src/modules/people/accounts/grant-store.ts'
import { addPerson } from '../../src/modules/people/person-store.ts'
import { readConfig } from '../../src/platform/config.ts'
import type { Clock } from '../../src/platform/clock.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { hashPassword } from '../../src/platform/password.ts'
import { newId } from '../../src/platform/random.ts'
import { createServer } from '../../src/web/index.ts'
import { regionalDatabase } from './regional-database.ts'
import { testEnvironment } from './test-environment.ts'
import { testKeptForms } from './test-kept-forms.ts'
import { testUploads } from './test-uploads.ts'

export const testPassword = 'lekuk tebing kabut angklung'
let testHash: Promise<string> | null = null

/** A clock that stands still until the test moves it. */
export type StoppedClock = Clock & Readonly<{ advance: (seconds: number) => void }>

export function stoppedClock(start: string): StoppedClock {
  let moment = new Date(start)
  let offset = 0
  return {
    now: () => new Date(moment.getTime() + offset),
    offset: () => offset,
    moveTo: target => {
      offset = target.getTime() - moment.getTime()
    },
    setOffset: milliseconds => {
      offset = milliseconds
    },
    advance: seconds => {
      moment = new Date(moment.getTime() + seconds * 1000)
    },
  }
}

export type TestAccount = Readonly<{ id: string; email: string; actor: Actor; grantIds: readonly string[] }>

/** An account with the test password and one grant for each role, from long ago and without an end. */
export async function anAccount(
  database: Database,
  name: string,
  roles: readonly Readonly<{ role: Role; area?: string; from?: Date; until?: Date }>[],
  more: Readonly<{ employer?: string; home?: string; temporaryUntil?: Date }> = {},
): Promise<TestAccount> {
  const [id, now] = [newId(), new Date(0)]
  testHash ??= hashPassword(testPassword)
  const passwordHash = await testHash
  const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@contoh.example`
  const homeAreaPath = more.home === undefined ? '/' : areaPathOf(more.home)
  const grants = roles.map(one => ({
    id: newId(),
    personId: id,
    role: one.role,
    areaPath: one.area === undefined ? '/' : areaPathOf(one.area),
    ownerId: null,
    validFrom: one.from ?? now,
    validUntil: one.until ?? null,
    grantedBy: null,
  }))
  await database.write(async tx => {
    const person = { id, name, email, employer: more.employer ?? '', homeAreaPath, passwordHash }
    await addPerson(tx, { ...person, passwordEndsAt: more.temporaryUntil ?? null, demoId: null }, now)
    for (const [order, grant] of grants.entries()) await addGrants(tx, [grant], new Date(order))
  })
  const [first] = grants
  const actor: Actor = first
    ? {
        ...visitor,
        personId: id,
        name,
        role: first.role,
        areaPath: first.areaPath,
        homeAreaPath,
        grantId: first.id,
      }
    : { ...visitor, personId: id, name, homeAreaPath }
  return { id, email, actor, grantIds: grants.map(grant => grant.id) }
}

/** The real server over the pages of people, with real sign-in, at the clock's time; `needFactor` may not act without a second factor. */
export function accountSite(
  database: Database,
  clock: Clock,
  settings: Readonly<Record<string, string>> = { DEMO: '0' },
  needFactor: readonly Role[] = [],
): Readonly<{ server: Hono; environment: Environment }> {
  const environment: Environment = { ...testEnvironment(database), clock }
  const config = readConfig({ DATA_DIR: mkdtempSync(join(tmpdir(), 'bintang-accounts-')), ...settings })
  const server = createServer({
    config,
    environment,
    routes: peopleRoutes(environment, config, { longestDays: 30, example: true }),
    assets: {
      files: new Map(),
      worker: '',
      urls: {
        css: '/a.css',
        styleParts: [],
        js: '/a.js',
        scriptParts: [],
        codeReader: '/code-reader.js',
        font: '/a.woff2',
        icon: '/a.svg',
        pictures: {} as never,
      },
    },
    uploads: testUploads(),
    keptForms: testKeptForms(config.dataDir),
    navigation: () => [],
    findSignedIn: signedInFinder(environment, needFactor),
    readiness: () => Promise.resolve({ ready: true, body: {} }),
    logError: (_reference, error) => {
      throw error
    },
  })
  return { server, environment }
}

/** A new database with provinces and regencies, that server over it, and an administrator. Close the database. */
export async function accountGround(start = '2024-05-10T02:00:00Z') {
  const database = await regionalDatabase()
  const clock = stoppedClock(start)
  const admin = await anAccount(database, 'Ayu Administrator', [{ role: 'administrator' }])
  return { database, clock, admin, ...accountSite(database, clock) }
}
