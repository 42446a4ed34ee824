import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { chromium, type BrowserContext, type Page } from 'playwright-core'
import { html, type Html } from '../../src/platform/html.ts'
import { createUploads, type Uploads } from '../../src/platform/files/index.ts'
import { securityHeaders } from '../../src/platform/http/index.ts'
import { buildAssets, type Assets } from '../../src/ui/assets.ts'
import * as ui from '../../src/ui/components.ts'
import { page as document } from '../../src/ui/frame/page.ts'
import { launch } from './browser-session.ts'
import { ShakyLine } from './shaky-line.ts'

const MAX_BYTES = 8_000_000
const PERSON_BYTES = 10_000_000

/** A form as it arrived: its texts, the bytes of the files it carried, and the uploads that it named. */
export type Received = Readonly<{
  fields: Readonly<Record<string, string>>
  carried: Readonly<Record<string, number>>
  uploads: Readonly<Record<string, Buffer>>
}>

const personOf = (request: Request): string =>
  /person=([a-z]+)/.exec(request.headers.get('cookie') ?? '')?.[1] ?? ''

/** A form with file fields, the product's own receiver of uploads, and a browser whose line breaks as it is told. */
export class UploadSession {
  received: Received[] = []
  /** What is wrong with the next form, by field; its page comes back with what was typed. */
  refuses: Readonly<Record<string, string>> = {}
  /** False answers as a server without uploads does. */
  takesUploads = true
  /** False answers every upload as to somebody who is not signed in. */
  signedIn = true
  /** Requests of the protocol, in order. */
  asked: string[] = []
  readonly complaints: string[] = []
  readonly line: ShakyLine
  readonly #assets: Assets
  readonly #folder: string
  readonly #profile: string
  #server: Server
  /** The uploads of the form that was refused last, by field. */
  #waiting: Record<string, { id: string; name: string; bytes: number }> = {}
  #uploads: Uploads
  #context: BrowserContext | undefined

  private constructor(assets: Assets, line: ShakyLine, folder: string, server: Server) {
    this.#assets = assets
    this.line = line
    this.#folder = folder
    this.#profile = join(folder, 'profile')
    this.#server = server
    this.#uploads = this.#receiver()
    this.#listenOn(server)
  }

  static async start(): Promise<UploadSession> {
    const assets = await buildAssets()
    const folder = mkdtempSync(join(tmpdir(), 'bintang-sending-'))
    const server = await this.#newServer()
    const line = await ShakyLine.to((server.address() as AddressInfo).port)
    return new UploadSession(assets, line, folder, server)
  }

  static #handlers = new WeakMap<Server, (request: Request) => Promise<Response>>()

  static #newServer(): Promise<Server> {
    return new Promise(done => {
      const server: Server = serve(
        {
          fetch: request => this.#handlers.get(server)?.(request) ?? new Response(null, { status: 503 }),
          port: 0,
          hostname: '127.0.0.1',
        },
        () => done(server),
      ) as Server
    })
  }

  #receiver(): Uploads {
    return createUploads({
      folder: join(this.#folder, 'uploads'),
      incomingFolder: join(this.#folder, 'incoming'),
      maxBytes: MAX_BYTES,
      personBytes: PERSON_BYTES,
    })
  }

  #listenOn(server: Server): void {
    UploadSession.#handlers.set(server, request => this.#answer(request))
  }

  /** The server dies in the middle of everything and comes up again, knowing only what lies on its disk. */
  async restart(pauseMs = 300): Promise<void> {
    this.line.cut()
    this.#server.closeAllConnections()
    this.#server.close()
    await new Promise(done => setTimeout(done, pauseMs))
    this.#server = await UploadSession.#newServer()
    this.#uploads = this.#receiver()
    this.#listenOn(this.#server)
    this.line.leadTo((this.#server.address() as AddressInfo).port)
  }

  /** A browser on a phone, with the profile that it had before if it was closed. */
  async browser(options: Readonly<{ width?: number; touch?: boolean }> = {}): Promise<Page> {
    this.#context = await chromium.launchPersistentContext(this.#profile, {
      ...launch,
      viewport: { width: options.width ?? 360, height: 740 },
      hasTouch: options.touch ?? true,
      isMobile: options.touch ?? true,
    })
    await this.signIn('ani')
    return this.tab()
  }

  async tab(): Promise<Page> {
    const page = (await this.#context?.newPage()) as Page
    page.on('pageerror', error => this.complaints.push(error.message))
    page.on('dialog', dialog => void dialog.accept())
    return page
  }

  async signIn(person: string): Promise<void> {
    await this.#context?.addCookies([{ name: 'person', value: person, url: this.line.origin }])
  }

  async closeBrowser(): Promise<void> {
    await this.#context?.close()
    this.#context = undefined
  }

  /** As when an upload has waited too long. */
  forgetUploads(): void {
    rmSync(join(this.#folder, 'uploads'), { recursive: true, force: true })
    this.#uploads = this.#receiver()
  }

  /** Nothing lies on the server, nothing is kept in the browser, and the line is good. */
  async reset(page: Page): Promise<void> {
    await page.goto(`${this.line.origin}/kosong`)
    await page.evaluate(`new Promise((done, fail) => {
      const deleting = indexedDB.deleteDatabase('bintang-uploads')
      deleting.onsuccess = () => done()
      deleting.onerror = () => fail(deleting.error)
    })`)
    await page.evaluate('sessionStorage.clear()')
    this.forgetUploads()
    this.received = []
    this.refuses = {}
    this.takesUploads = true
    this.signedIn = true
    this.asked = []
    this.complaints.length = 0
    this.line.isUp = true
    this.line.breaksAfter = undefined
    this.line.breaks = 0
  }

  async stop(): Promise<void> {
    await this.closeBrowser()
    this.line.close()
    this.#server.closeAllConnections()
    this.#server.close()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  async #answer(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url)
    const file = this.#assets.files.get(pathname)
    if (file) return new Response(new Uint8Array(file.body), { headers: { 'content-type': file.type } })
    if (/^(\/en)?\/unggahan/.test(pathname)) return this.#answerUpload(request)
    const isSent = request.method === 'POST' && pathname.endsWith('/surat')
    const problems = isSent ? await this.#read(request) : {}
    if (isSent && Object.keys(problems).length === 0)
      return new Response(null, { status: 303, headers: { location: `${pathname}?berhasil=1` } })
    return new Response(this.#page(request, problems).toString(), {
      status: isSent ? 422 : 200,
      headers: {
        ...securityHeaders,
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
      },
    })
  }

  #answerUpload(request: Request): Promise<Response> {
    this.asked.push(request.method)
    if (!this.takesUploads) return Promise.resolve(new Response('', { status: 404 }))
    if (!this.signedIn) return Promise.resolve(new Response('', { status: 401 }))
    return this.#uploads.answer(request, personOf(request), request.url.includes('/en/') ? 'en' : 'id')
  }

  /** What is wrong with the form; when nothing is, its uploads are taken. */
  async #read(request: Request): Promise<Readonly<Record<string, string>>> {
    const person = personOf(request)
    const form = {
      fields: {} as Record<string, string>,
      carried: {} as Record<string, number>,
      uploads: {} as Record<string, Buffer>,
    }
    const taken: string[] = []
    this.#waiting = {}
    for (const [name, value] of await request.formData()) {
      if (typeof value !== 'string') {
        if (value.size > 0) form.carried[name] = value.size
        continue
      }
      form.fields[name] = value
      if (!name.endsWith('.upload')) continue
      const found = await this.#uploads.find(person, value, MAX_BYTES)
      if (!found) continue
      const field = name.replace('.upload', '')
      form.uploads[field] = readFileSync(found.path)
      this.#waiting[field] = { id: value, name: found.originalName, bytes: found.bytes }
      taken.push(value)
    }
    this.received.push(form)
    const problems = this.refuses
    this.refuses = {}
    if (Object.keys(problems).length === 0) await this.#uploads.remove(person, taken)
    return problems
  }

  #page(request: Request, problems: Readonly<Record<string, string>>): Html {
    const { pathname } = new URL(request.url)
    const locale = pathname.startsWith('/en') ? 'en' : 'id'
    const field = (name: string) =>
      ({
        locale,
        name,
        ...(problems[name] === undefined ? {} : { problem: problems[name] }),
        ...(this.#waiting[name] && Object.keys(problems).length > 0 ? { upload: this.#waiting[name] } : {}),
      }) as const
    const limit = { limitText: 'PDF atau JPG, paling besar 8 MB', maxBytes: MAX_BYTES }
    const spare = pathname.endsWith('/foto')
      ? [1, 2].map(number =>
          ui.fileField({
            ...field(`foto${number}`),
            ...limit,
            label: `Foto ${number}`,
            accept: '.jpg,image/jpeg',
          }),
        )
      : ''
    const body = html`${ui.textField({ ...field('nomor'), label: 'Nomor' })}${ui.fileField({ ...field('file'), ...limit, label: 'Surat', accept: 'application/pdf,image/jpeg,image/png', required: true })}${ui.fileField({ ...field('foto'), ...limit, label: 'Foto', accept: '.jpg,image/jpeg', evidence: true })}${spare}${ui.formActions([ui.actionButton({ action: 'paper.add', label: 'Simpan' })])}`
    const list = Object.entries(problems).map(([path, message]) => ({ path, message }))
    return document({
      locale,
      path: '/surat',
      title: 'Surat',
      body: html`${ui.pageTitle({ locale, title: 'Surat' })}${ui.errorSummary({ locale, problems: list })}${ui.form({ action: pathname, key: 'k', multipart: true, body })}`,
      nav: [],
      demo: true,
      assets: this.#assets.urls,
      actor: {
        person: personOf(request),
        name: 'Ani Contoh',
        roleLabel: 'Operator',
        areaLabel: 'Contoh',
        key: 'k',
        otherRoles: [],
      },
    })
  }
}
