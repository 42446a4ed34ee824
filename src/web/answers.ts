import { Readable } from 'node:stream'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { html, type Html } from '../platform/html.ts'
import { fileHeaders } from '../platform/http/index.ts'
import { notice, page, type ActorProps } from '../ui/index.ts'
import { words } from './messages.ts'
import { PROVED } from './proof-page.ts'
import { roleLabel } from './role-label.ts'
import type { FileAnswer, HeldRole, Page, PageResult, SignedIn } from './route.ts'
import { tableFile } from './table-file.ts'
import { linkTo, type Frame } from './visit.ts'

/** Answers a page, a file, a redirect, or "not found". */
export function answerPage(
  frame: Frame,
  context: Context,
  result: PageResult,
  status?: ContentfulStatusCode,
): Response | Promise<Response> {
  switch (result.kind) {
    case 'page':
      return context.html(frameAround(frame, context, result).toString(), status ?? result.status ?? 200)
    case 'file':
      return answerFile(context, result)
    case 'table':
      return tableFile(result, context.req.query('format')).then(file => answerFile(context, file))
    case 'redirect':
      return context.redirect(result.to, 303)
    case 'not-found':
      return notFoundAnswer(frame, context)
  }
}

const cacheControl = {
  none: 'no-store',
  private: 'private, max-age=3600',
  public: 'public, max-age=86400',
} as const

function answerFile(context: Context, file: FileAnswer): Response {
  const name = encodeURIComponent(file.fileName)
  for (const [header, value] of Object.entries(fileHeaders)) context.header(header, value)
  context.header('content-type', file.mediaType)
  context.header('content-disposition', `${file.disposition}; filename*=UTF-8''${name}`)
  context.header('cache-control', cacheControl[file.cache])
  const { content } = file
  if (typeof content === 'string') return context.body(content, file.status ?? 200)
  if (content instanceof Uint8Array) return context.body(new Uint8Array(content), file.status ?? 200)
  return context.body(Readable.toWeb(content) as ReadableStream, file.status ?? 200)
}

/** What a page says once a form led to it; null where none did. */
function saidOnTop(query: URLSearchParams, own: typeof words.id, saved: string | undefined): string | null {
  const event = query.get('berhasil')
  if (event === PROVED) return own.proved
  if (event) return saved ?? own.saved
  return query.get('ulang') ? own.alreadyDone : null
}

function frameAround(frame: Frame, context: Context, result: Page): Html {
  const { signedIn, locale } = frame
  if (signedIn || result.audience === 'signed-in') context.header('cache-control', 'no-store')
  if (result.againIn !== undefined) context.header('refresh', String(result.againIn))
  // Read by our own worker in the browser: whose page it is, and whether it is kept for times without a line.
  if (signedIn) context.header('bintang-person', signedIn.personId)
  if (signedIn && result.keep) context.header('bintang-keep', 'yes')
  const query = new URL(context.req.url).searchParams
  const said = saidOnTop(query, words[locale], result.saved)
  return page({
    locale,
    path: frame.path + new URL(context.req.url).search,
    title: result.title,
    ...(result.description === undefined ? {} : { description: result.description }),
    body: result.body,
    ...(result.screen ? { layout: 'screen' as const } : {}),
    nav: frame.navigation.map(item => ({ label: item.label, href: linkTo(locale, item.path) })),
    actor: signedIn ? actorOf(signedIn, frame) : null,
    assets: frame.assets.urls,
    origin: frame.publicUrl,
    demo: frame.demo,
    ...(said === null ? {} : { notice: { kind: query.get('ulang') ? 'info' : 'success', text: said } }),
  })
}

function actorOf(signedIn: SignedIn, { locale, formKey }: Frame): ActorProps {
  const label = (grant: HeldRole) =>
    `${roleLabel(grant.role, grant.acting, locale)}${grant.areaName ? `, ${grant.areaName}` : ''}`
  const acting = signedIn.grants.find(grant => grant.id === signedIn.actor.grantId)
  return {
    person: signedIn.actor.personId ?? '',
    name: signedIn.name,
    key: formKey(),
    roleLabel: roleLabel(signedIn.actor.role, signedIn.actor.acting, locale),
    areaLabel: acting?.areaName ?? '',
    otherRoles: signedIn.grants
      .filter(grant => grant !== acting)
      .map(grant => ({ id: grant.id, label: label(grant) })),
  }
}

function plainPage(frame: Frame, title: string, text: string, more: Html): Page {
  const body = html`<div class="prose"><h1>${title}</h1>${notice({ locale: frame.locale, kind: 'info', text })}${more}<p><a href="${frame.locale === 'en' ? '/en' : '/'}">${words[frame.locale].backHome}</a></p></div>`
  return { kind: 'page', title, body, audience: 'signed-in' }
}

const plainAnswer = (
  frame: Frame,
  context: Context,
  title: string,
  text: string,
  status: ContentfulStatusCode,
  more: Html = html``,
): Response | Promise<Response> =>
  wantsJson(context)
    ? context.json({ ok: false, problems: [{ path: '', message: text }] }, status)
    : answerPage(frame, context, plainPage(frame, title, text, more), status)

export const notFoundAnswer = (frame: Frame, context: Context) =>
  plainAnswer(frame, context, words[frame.locale].notFoundTitle, words[frame.locale].notFound, 404)

/** `typed`: what the sender typed, to be copied. */
export const notAllowedAnswer = (frame: Frame, context: Context, reason?: string, typed?: Html) => {
  const own = words[frame.locale]
  const actor = frame.signedIn?.actor
  const role = roleLabel(actor?.role ?? 'visitor', actor?.acting, frame.locale)
  return plainAnswer(frame, context, own.notAllowedTitle, reason ?? own.notAllowed(role), 403, typed)
}

export const errorAnswer = (frame: Frame, context: Context, reference: string) =>
  plainAnswer(frame, context, words[frame.locale].errorTitle, words[frame.locale].error(reference), 500)

export const storageAwayAnswer = (frame: Frame, context: Context) =>
  plainAnswer(frame, context, words[frame.locale].errorTitle, words[frame.locale].storageAway, 503)

export const databaseAwayAnswer = (frame: Frame, context: Context) =>
  plainAnswer(frame, context, words[frame.locale].errorTitle, words[frame.locale].databaseAway, 503)

export const storageFullAnswer = (frame: Frame, context: Context) =>
  plainAnswer(frame, context, words[frame.locale].errorTitle, words[frame.locale].storageFull, 507)

export const badFormAnswer = (frame: Frame, context: Context, text: string) =>
  plainAnswer(frame, context, words[frame.locale].badFormTitle, text, 400)

/** Scripts that save while one types ask for JSON. */
export const wantsJson = (context: Context): boolean =>
  (context.req.header('accept') ?? '').startsWith('application/json')
