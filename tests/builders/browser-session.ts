import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import type { BrowserContext, Page } from 'playwright-core'
import { quietly } from '../../scripts/screenshots/browser.ts'
import { findChromium } from '../../scripts/test/chromium.ts'
import { html } from '../../src/platform/html.ts'
import type { Html } from '../../src/platform/html.ts'
import { buildAssets } from '../../src/ui/assets.ts'
import type { Assets } from '../../src/ui/assets.ts'
import * as ui from '../../src/ui/components.ts'
import { page as document } from '../../src/ui/frame/page.ts'
import { gayaPage } from '../../src/ui/gaya-page.ts'

/** Where Chromium is on this machine; tests in a browser are skipped, loudly, where there is none. */
export const executablePath = findChromium()

export const launch = { headless: true, executablePath: executablePath ?? '', args: [...quietly] }

const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'"
/** Long enough for a second click to fall into it. */
const ANSWER_MS = 150
const PATIENCE_MS = 8000
const locale = 'id'

export type Post = Readonly<{ path: string; accept: string; body: URLSearchParams }>
type Reply = (post: Post) => unknown

export const savedReply: Reply = () => ({ ok: true, savedAt: new Date(0).toISOString(), version: 8 })

export const until = async (what: string, holds: () => boolean | Promise<boolean>): Promise<void> => {
  const end = performance.now() + PATIENCE_MS
  while (!(await holds())) {
    assert.ok(performance.now() < end, `waited in vain: ${what}`)
    await new Promise(done => setTimeout(done, 25))
  }
}

async function readPost(request: IncomingMessage): Promise<Post> {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  return { path: request.url ?? '', accept: request.headers.accept ?? '', body: new URLSearchParams(body) }
}

function sheetForms(): Html[] {
  const options = ['5', '3', '1'].map(points => ({ value: `o${points}`, label: points, points }))
  const criteria = ['satu', 'dua', 'tiga'].map(name =>
    ui.rubricCriterion({ locale, name, title: name, maxPoints: '5', options }),
  )
  const sheet = html`${ui.saveState({ locale, state: 'idle' })}${ui.textField({ locale, name: 'nama', label: 'Nama' })}${ui.textField({ locale, name: 'sandi', label: 'Sandi', type: 'password', autosave: false })}${criteria}${ui.formActions([ui.actionButton({ action: 'sheet.lock', label: 'Kunci' })])}`
  const upload = html`${ui.fileField({ locale, name: 'sk', label: 'SK', accept: '.pdf', limitText: 'PDF, paling besar 1 MB', maxBytes: 1_000_000 })}${ui.actionButton({ action: 'file.add', label: 'Unggah' })}`
  const danger = ui.actionButton({
    action: 'sheet.drop',
    label: 'Hapus',
    kind: 'danger',
    confirm: { locale, text: 'Hapus lembar?', label: 'Ya, hapus' },
  })
  return [
    ui.form({
      action: '/simpan',
      key: 'k1',
      version: 7,
      autosave: 'sheet.save',
      record: 'r',
      label: 'Lembar',
      body: sheet,
    }),
    ui.form({ action: '/tarik', key: 'k2', version: 7, record: 'r', label: 'Hapus', body: danger }),
    ui.form({ action: '/unggah', key: 'k3', multipart: true, label: 'Unggah', body: upload }),
  ]
}

/** A page of the product's own components, a server that records what is posted, and a browser on it. */
export class BrowserSession {
  posts: Post[] = []
  reply: Reply = savedReply
  /** False cuts every post before it is read, as a lost connection does. */
  reachable = true
  /** True takes the next post and loses its answer, as a weak line does. */
  losesAnswer = false
  readonly complaints: string[] = []
  readonly page: Page
  readonly origin: string
  readonly #assets: Assets
  readonly #context: BrowserContext
  readonly #server: Server
  readonly #profile: string

  private constructor(parts: {
    assets: Assets
    context: BrowserContext
    page: Page
    server: Server
    profile: string
  }) {
    this.#assets = parts.assets
    this.#context = parts.context
    this.#server = parts.server
    this.#profile = parts.profile
    this.page = parts.page
    this.origin = `http://127.0.0.1:${(parts.server.address() as AddressInfo).port}`
    parts.server.on(
      'request',
      (request: IncomingMessage, response: ServerResponse) => void this.#answer(request, response),
    )
    parts.page.on('console', message => message.type() === 'error' && this.complaints.push(message.text()))
    parts.page.on('pageerror', error => this.complaints.push(error.message))
    parts.page.on('dialog', dialog => void dialog.accept())
  }

  static async start(): Promise<BrowserSession> {
    const assets = await buildAssets()
    const server = createServer()
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
    const profile = mkdtempSync(join(tmpdir(), 'bintang-ui-'))
    const context = await chromium.launchPersistentContext(profile, launch)
    return new BrowserSession({ assets, context, page: await context.newPage(), server, profile })
  }

  /** Before each test: nothing posted, everything reachable, a desk-wide window. */
  async reset(): Promise<void> {
    this.posts = []
    this.reply = savedReply
    this.reachable = true
    this.complaints.length = 0
    await this.page.setViewportSize({ width: 1280, height: 900 })
    await this.page.emulateMedia({ media: 'screen', reducedMotion: 'no-preference' })
  }

  async open(path = '/lembar'): Promise<void> {
    await this.page.goto(this.origin + path)
  }

  async stop(): Promise<void> {
    await this.#context.close()
    await new Promise(done => this.#server.close(done))
    rmSync(this.#profile, { recursive: true, force: true })
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const file = this.#assets.files.get(request.url ?? '')
    if (file) {
      response.setHeader('Content-Type', file.type)
      response.end(file.body)
      return
    }
    if (request.method === 'POST' && (await this.#answerPost(request, response))) return
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.setHeader('Content-Security-Policy', POLICY)
    response.end(this.#pageAt(request.url ?? '').toString())
  }

  /** True when the post has had its whole answer. */
  async #answerPost(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const post = await readPost(request)
    if (!this.reachable) {
      request.socket.destroy()
      return true
    }
    this.posts.push(post)
    if (this.losesAnswer) {
      this.losesAnswer = false
      // Begun and broken off: what ends before its first byte a browser sends again by itself.
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '100' })
      response.write('{', () => request.socket.destroy())
      return true
    }
    if (post.accept !== 'application/json') {
      await new Promise(done => setTimeout(done, ANSWER_MS))
      return false
    }
    response.setHeader('Content-Type', 'application/json')
    response.end(JSON.stringify(this.reply(post)))
    return true
  }

  #pageAt(path: string): Html {
    const { urls } = this.#assets
    if (path.endsWith('/gaya'))
      return gayaPage({ locale: path.startsWith('/en') ? 'en' : 'id', assets: urls, demo: true })
    const problems = [{ path: 'nama', message: 'Nama kosong' }]
    const body = html`${ui.pageTitle({ locale, title: 'Lembar' })}${ui.errorSummary({ locale, problems })}${sheetForms()}`
    return document({ locale, path: '/lembar', title: 'Lembar', body, nav: [], demo: true, assets: urls })
  }
}
