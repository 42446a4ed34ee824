import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { isFromElsewhere } from './from-elsewhere.ts'
import { words } from './messages.ts'
import type { SignedIn } from './route.ts'
import { sessionCookie } from './session-cookie.ts'
import type { WebParts } from './visit.ts'

const isInvited = ({ actor }: SignedIn): boolean => actor.guest === true && actor.grantId !== null

/**
 * A file in pieces: for whoever is signed in, whatever their role. Every request must carry `Tus-Resumable`, which no
 * other site can make a browser send unasked; what a browser says comes from elsewhere is refused in any case.
 */
export async function answerUpload(parts: WebParts, context: Context): Promise<Response> {
  const locale = context.req.path.startsWith('/en/') ? 'en' : 'id'
  const own = words[locale]
  const { config, environment } = parts
  // Nothing is ever read back here: not even one's own bytes before they were looked into.
  if (context.req.raw.method === 'GET') return context.text(own.notFound, 404)
  if (isFromElsewhere(context, config.publicUrl)) return context.text(own.foreignForm, 403)
  const secret = getCookie(context, sessionCookie)
  const signedIn = secret
    ? await environment.database.read(reader => parts.findSignedIn(reader, secret, environment.clock.now()))
    : null
  // Guests are confined as well, and send the photos they are asked for, as long as their link lives.
  if (signedIn?.confinedBecause) return context.text(signedIn.confinedBecause.text[locale], 403)
  if (!signedIn || (signedIn.confinedTo && !isInvited(signedIn))) return context.text(own.uploadSignIn, 401)
  const answer = await parts.uploads.answer(context.req.raw, signedIn.personId, locale)
  answer.headers.set('cache-control', 'no-store')
  if (answer.body) answer.headers.set('content-type', 'text/plain; charset=utf-8')
  return answer
}
