import type { Context } from 'hono'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { trimTrailingSlash } from 'hono/trailing-slash'
import { DatabaseAway } from '../platform/database/index.ts'
import { isFull, StorageAway, UPLOADS_PATH } from '../platform/files/index.ts'
import { securityHeaders } from '../platform/http/index.ts'
import { newId } from '../platform/random.ts'
import { answerUpload } from './answer-upload.ts'
import { answerPreflight, toAnyOrigin } from './any-origin.ts'
import {
  answerPage,
  databaseAwayAnswer,
  errorAnswer,
  notAllowedAnswer,
  notFoundAnswer,
  storageAwayAnswer,
  storageFullAnswer,
} from './answers.ts'
import { arrive, frameOf, whoComes } from './arrive.ts'
import { handlePost } from './post.ts'
import type { Route } from './route.ts'
import { withSentVersion } from './sent-version.ts'
import { keptFormFor } from './session-over.ts'
import { pageRequest, type Visit, type WebParts } from './visit.ts'

/** Under the root, since a worker serves the addresses below its own; never kept, so that a new one is found. */
const WORKER_PATH = '/sw.js'

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
    const frame = frameOf(parts, context, null)
    if (error instanceof StorageAway) return storageAwayAnswer(frame, context)
    if (isFull(error)) return storageFullAnswer(frame, context)
    if (error instanceof DatabaseAway) return databaseAwayAnswer(frame, context)
    return errorAnswer(frame, context, reference)
  })
  app.notFound(async context => {
    // Who mistypes an address stays signed in, and has to see so.
    const signedIn = await whoComes(parts, context, parts.environment.clock.now())
    return notFoundAnswer(frameOf(parts, context, signedIn), context)
  })
  mountPlumbing(app, parts)
  // One address per page: a closing slash is taken off.
  app.use(trimTrailingSlash())
  for (const route of parts.routes) {
    for (const path of [route.path, route.path === '/' ? '/en' : `/en${route.path}`]) {
      app.get(path, async context => {
        const answer = await visit(parts, route, context, showPage)
        return route.anyOrigin ? toAnyOrigin(answer) : answer
      })
      app.post(path, context => visit(parts, route, context, handlePost))
      if (route.anyOrigin) app.options(path, answerPreflight)
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
  for (const path of [UPLOADS_PATH, `/en${UPLOADS_PATH}`]) {
    app.all(path, context => answerUpload(parts, context))
    app.all(`${path}/:id`, context => answerUpload(parts, context))
  }
  app.get(WORKER_PATH, context => {
    context.header('cache-control', 'no-cache')
    return context.body(parts.assets.worker, 200, { 'content-type': 'text/javascript; charset=utf-8' })
  })
  for (const [path, file] of parts.assets.files) {
    app.get(path, context => {
      context.header('cache-control', 'public, max-age=31536000, immutable')
      return context.body(new Uint8Array(file.body), 200, { 'content-type': file.type })
    })
  }
}

type Handler = (parts: WebParts, visit: Visit) => Promise<Response>

async function visit(parts: WebParts, route: Route, context: Context, handler: Handler): Promise<Response> {
  const current = await arrive(parts, route, context)
  return current instanceof Response ? current : handler(parts, current)
}

async function showPage(parts: WebParts, current: Visit): Promise<Response> {
  if (current.barred) return notAllowedAnswer(current.frame, current.context)
  const kept = keptFormFor(parts, current)
  const result = await parts.environment.database.read(reader =>
    current.route.page(pageRequest(reader, current, kept)),
  )
  return answerPage(current.frame, current.context, kept ? withSentVersion(result, kept) : result)
}
