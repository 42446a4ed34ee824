import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Actor } from '../../src/access/index.ts'
import type { Environment } from '../../src/actions/index.ts'
import { readConfig } from '../../src/platform/config.ts'
import type { Assets } from '../../src/ui/index.ts'
import { createTies } from '../../src/modules/interests/index.ts'
import { createServer, type Route, type SignedIn } from '../../src/web/index.ts'
import { testKeptForms } from './test-kept-forms.ts'
import { testUploads } from './test-uploads.ts'

/** What a form brings: texts, and files with their names. */
export type TestForm = Readonly<Record<string, string | File>>

export type Answer = Readonly<{ status: number; body: string; headers: Headers; next: string | null }>

export type TestSite = Readonly<{
  get: (actor: Actor | null, path: string) => Promise<Answer>
  /** Opens the page first, as a browser does, and sends its form's key along; `key` repeats an earlier one. */
  post: (actor: Actor, path: string, fields: TestForm, key?: string) => Promise<Answer>
  keyOf: (actor: Actor, path: string) => Promise<string>
}>

/** Addresses without files behind them. */
export const noAssets: Assets = {
  files: new Map(),
  worker: '',
  urls: {
    css: '/a.css',
    styleParts: [],
    scriptParts: [],
    js: '/a.js',
    codeReader: '/code-reader.js',
    font: '/a.woff2',
    icon: '/a.svg',
    pictures: {} as never,
  },
}

const signedIn = (actor: Actor, secret: string): SignedIn => ({
  personId: actor.personId ?? '',
  name: actor.name,
  actor,
  grants: [{ id: actor.grantId ?? 'grant', role: actor.role, areaPath: actor.areaPath, areaName: '' }],
  secret,
  proved: true,
})

/** The real server over these routes; whoever the test names is signed in. */
export function testSite(environment: Environment, routes: readonly Route[]): TestSite {
  const actors = new Map<string, Actor>()
  const server = createServer({
    config: readConfig({ DATA_DIR: mkdtempSync(join(tmpdir(), 'bintang-site-')) }),
    environment,
    routes,
    assets: noAssets,
    uploads: testUploads(),
    keptForms: testKeptForms(),
    tiesOf: createTies(),
    navigation: () => [],
    findSignedIn: (_reader, secret) => {
      const actor = actors.get(secret)
      return Promise.resolve(actor ? signedIn(actor, secret) : null)
    },
    readiness: () => Promise.resolve({ ready: true, body: {} }),
    logError: (_reference, error) => {
      throw error
    },
  })
  const cookieOf = (actor: Actor): Record<string, string> => {
    const secret = `secret-${actor.personId}-${actor.role}`
    actors.set(secret, actor)
    return { cookie: `bintang_session=${secret}` }
  }
  const answer = async (response: Response): Promise<Answer> => ({
    status: response.status,
    body: await response.text(),
    headers: response.headers,
    next: response.headers.get('location'),
  })
  const get = async (actor: Actor | null, path: string): Promise<Answer> =>
    answer(await server.request(path, { headers: actor ? cookieOf(actor) : {} }))
  const keyOf = async (actor: Actor, path: string): Promise<string> =>
    /name="_key" value="([^"]+)"/.exec((await get(actor, path)).body)?.[1] ?? ''
  return {
    get,
    keyOf,
    post: async (actor, path, fields, key) => {
      const body = new FormData()
      body.set('_key', key ?? (await keyOf(actor, path)))
      for (const [name, value] of Object.entries(fields)) body.set(name, value)
      return answer(await server.request(path, { method: 'POST', headers: cookieOf(actor), body }))
    },
  }
}
