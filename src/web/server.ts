import type { Context } from 'hono'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { getCookie } from 'hono/cookie'
import { trimTrailingSlash } from 'hono/trailing-slash'
import { mayEver, visitor } from '../access/index.ts'
import type { Locale } from '../foundation/text.ts'
import { securityHeaders, withoutControls } from '../platform/http/index.ts'
import { newId } from '../platform/random.ts'
import { answerPage, errorAnswer, notAllowedAnswer, notFoundAnswer } from './answers.ts'
import { newFormKey } from './form-key.ts'
import { handlePost } from './post.ts'
import type { Route, SignedIn } from './route.ts'
import { sessionCookie } from './session-cookie.ts'
import { linkTo, pageRequest, type Frame, type Visit, type WebParts } from './visit.ts'

export function createServer(parts: WebParts): Hono {
  const app = new Hono()
  app.use(compress({ threshold: 1024 }))
  app.use(async (context, next) => {
    await next()
    for (const [name, value] of Object.entries(securityHeaders)) {
      if (!context.res.headers.has(name)) context.res.headers.set(name, value)
    }
  })
  app.onError((error, context) => {
    const reference = newId().slice(0, 8)
    parts.logError(reference, error)
    return errorAnswer(frameOf(parts, context, null), context, reference)
  })
  app.notFound(context => notFoundAnswer(frameOf(parts, context, null), context))
  mountPlumbing(app, parts)
  // One address per page: a closing slash is taken off.
  app.use(trimTrailingSlash())
  for (const route of parts.routes) {
    for (const path of [route.path, route.path === '/' ? '/en' : `/en${route.path}`]) {
      app.get(path, context => visit(parts, route, context, showPage))
      app.post(path, context => visit(parts, route, context, handlePost))
    }
  }
  return app
}

function mountPlumbing(app: Hono, parts: WebParts): void {
  app.get('/healthz', context => context.text('ok'))
  app.get('/readyz', async context => {
    const { ready, body } = await parts.readiness()
    return context.json(body, ready ? 200 : 503)
  })
  for (const [path, file] of parts.assets.files) {
    app.get(path, context => {
      context.header('cache-control', 'public, max-age=31536000, immutable')
      return context.body(new Uint8Array(file.body), 200, { 'content-type': file.type })
    })
  }
}

const localeOf = (path: string): Locale => (path === '/en' || path.startsWith('/en/') ? 'en' : 'id')
const withoutLocale = (path: string): string => (localeOf(path) === 'en' ? path.slice(3) || '/' : path)

function frameOf(parts: WebParts, context: Context, signedIn: SignedIn | null): Frame {
  const locale = localeOf(context.req.path)
  return {
    locale,
    path: withoutLocale(context.req.path),
    signedIn,
    navigation: parts.navigation(signedIn, locale),
    assets: parts.assets,
    demo: parts.config.demo,
    publicUrl: parts.config.publicUrl,
    formKey: () => newFormKey(signedIn?.secret ?? null, signedIn?.actor.grantId ?? null),
  }
}

/** No address of ours holds a control character, and no database could look for one. */
const isAddress = (params: Readonly<Record<string, string>>): boolean =>
  Object.values(params).every(value => withoutControls(value) === value)

type Handler = (parts: WebParts, visit: Visit) => Promise<Response>

/** Finds out who comes and whether the row is for them, then hands over. */
async function visit(parts: WebParts, route: Route, context: Context, handler: Handler): Promise<Response> {
  const now = parts.environment.clock.now()
  const secret = getCookie(context, sessionCookie)
  const signedIn = secret
    ? await parts.environment.database.read(reader => parts.findSignedIn(reader, secret, now))
    : null
  const frame = frameOf(parts, context, signedIn)
  const actor = signedIn?.actor ?? visitor
  if (!isAddress(context.req.param())) return notFoundAnswer(frame, context)
  const [first] = signedIn?.confinedTo ?? []
  if (first !== undefined && !signedIn?.confinedTo?.includes(route.path))
    return context.redirect(linkTo(frame.locale, first), 303)
  const barred = route.access !== 'open' && !mayEver(actor, route.access)
  if (barred && !signedIn) {
    const next = encodeURIComponent(context.req.path)
    return context.redirect(`${frame.locale === 'en' ? '/en' : ''}/masuk?lanjut=${next}`, 303)
  }
  const unfinished = signedIn ? null : (secret ?? null)
  return handler(parts, { context, route, frame, signedIn, unfinished, now, barred })
}

async function showPage(parts: WebParts, current: Visit): Promise<Response> {
  if (current.barred) return notAllowedAnswer(current.frame, current.context)
  const result = await parts.environment.database.read(reader =>
    current.route.page(pageRequest(reader, current, null)),
  )
  return answerPage(current.frame, current.context, result)
}
