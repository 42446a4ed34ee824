import { html, type Html } from '../../../platform/html.ts'
import { icon } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { words } from '../messages.ts'
import { sessionPath, type Session } from '../session.ts'

/** In the address of a page that looks again by itself without script. */
export const AGAIN = 'otomatis'

/** The part of a page that follows the session by itself, and says when it cannot. */
export function liveArea(request: PageRequest, session: Session, body: Html): Html {
  const own = words[request.locale]
  const path = sessionPath(session.id)
  return html`<p class="notice notice--info" role="status" data-live-news hidden>${icon('triangle-alert')} ${own.news} <a href="${request.link(request.path)}">${own.newsLink}</a></p>
<p class="notice notice--warning" role="status" data-live-offline hidden>${icon('triangle-alert')} ${own.offline}</p>
<noscript><p><a href="${request.link(request.path)}?${AGAIN}=1">${own.again}</a></p></noscript>
<div class="live" id="sidang" data-live="${path}/denyut" data-live-version="${session.rowVersion}">${body}</div>`
}
