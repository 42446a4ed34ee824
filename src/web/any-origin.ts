import type { Context } from 'hono'

/** So long a browser need not ask again whether it may ask. */
const SECONDS = 86_400

/** Lets pages of other services read this answer. No cookie comes with such a request, and none is taken. */
export function toAnyOrigin(answer: Response): Response {
  answer.headers.set('access-control-allow-origin', '*')
  return answer
}

/** What a browser is told that asks beforehand: anybody may read here, and nobody may send. */
export const answerPreflight = (context: Context): Response =>
  toAnyOrigin(
    context.body(null, 204, {
      'access-control-allow-methods': 'GET, HEAD, OPTIONS',
      'access-control-allow-headers': 'accept, cache-control, content-type, if-none-match',
      'access-control-max-age': String(SECONDS),
    }),
  )
