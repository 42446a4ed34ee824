import type { Context } from 'hono'

/** Browsers say where a form comes from; what says nothing is no browser and carries no one's cookie unasked. */
export function isFromElsewhere(context: Context, publicUrl: string): boolean {
  const site = context.req.header('sec-fetch-site')
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const origin = context.req.header('origin')
  if (origin === undefined) return false
  return (
    origin !== new URL(context.req.url).origin &&
    origin !== new URL(publicUrl).origin &&
    origin !== `http://${context.req.header('host')}`
  )
}
