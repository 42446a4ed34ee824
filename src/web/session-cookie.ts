import type { Context } from 'hono'
import { deleteCookie, setCookie } from 'hono/cookie'

export const sessionCookie = 'bintang_session'

/** Lax, so that a link in a mail opens signed in; never readable by scripts; secure wherever the site is. */
export function setSessionCookie(context: Context, secret: string | null, publicUrl: string): void {
  const options = {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: publicUrl.startsWith('https:'),
  } as const
  if (secret === null) deleteCookie(context, sessionCookie, options)
  else setCookie(context, sessionCookie, secret, options)
}
