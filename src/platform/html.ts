import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

export { html, raw }

/** Escaped HTML. Plain strings put into an `html` template are escaped; values of this type are not. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** Nothing, as HTML. */
export const nothing: Html = html``
