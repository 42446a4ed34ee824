import { html } from '../platform/html.ts'
import { catalogue } from '../platform/translations.ts'

import { notice, OFFLINE_PAGE, pageTitle } from '../ui/index.ts'
import type { Route } from '../web/index.ts'

const words = catalogue(
  {
    title: 'Tanpa sambungan',
    lead: 'Halaman ini belum tersimpan di perangkat ini, dan sekarang tidak ada sambungan.',
    kept: 'Yang Anda ketik pada usulan tetap tersimpan di perangkat ini. Halaman usulan dan bagian yang pernah Anda buka dapat dibuka tanpa sambungan.',
    again: 'Muat ulang halaman ini saat sambungan kembali.',
  },
  {
    title: 'No connection',
    lead: 'This page is not kept on this device, and there is no connection now.',
    kept: 'What you typed into nominations stays on this device. Nominations and sections that you have opened before can be opened without a connection.',
    again: 'Reload this page once there is a connection.',
  },
)

/** What the browser's worker shows where there is no line and no copy of the page. It names nobody: phones are shared. */
export const offlineRoute: Route = {
  path: OFFLINE_PAGE,
  access: 'open',
  page: ({ locale }) => {
    const own = words[locale]
    const body = html`${pageTitle({ locale, title: own.title, lead: own.lead })}${notice({ locale, kind: 'info', text: own.kept })}<p>${own.again}</p>`
    return Promise.resolve({ kind: 'page', title: own.title, body })
  },
}
