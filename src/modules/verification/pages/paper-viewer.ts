import { html, type Html } from '../../../platform/html.ts'
import { attributes, linkButton, type Picture } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import type { FrozenDocument } from '../../nominations/index.ts'
import { deskWords } from '../desk-messages.ts'
import { viewAddress, zooms, type DeskView, type Zoom } from './desk-view.ts'

const ANCHOR = '#lembar'

function turning({ locale, link }: PageRequest, view: DeskView, count: number): Html {
  const own = deskWords[locale]
  const { page, item } = view
  const to = (at: number, label: string, key: string, sign: string): Html =>
    at < 1 || at > count
      ? html`<span class="desk__turn muted" aria-hidden="true">${sign}</span>`
      : html`<a class="desk__turn" href="${link(viewAddress(view, item, { page: at }))}${ANCHOR}" data-key="${key}" aria-label="${label}">${sign}</a>`
  return html`<div class="desk__pages">${to(page - 1, own.previousPage, 'p', '‹')}<span>${own.page(page, count)}</span>${to(page + 1, own.nextPage, 'n', '›')}</div>`
}

/** Sizes as links: the one above and the one below carry the keys + and -. */
function sizes({ locale, link }: PageRequest, view: DeskView): Html {
  const own = deskWords[locale]
  const at = zooms.indexOf(view.zoom)
  const keyOf = (index: number): string | null => (index === at + 1 ? '+' : index === at - 1 ? '-' : null)
  const one = (zoom: Zoom, index: number): Html =>
    html`<li><a class="desk__size" href="${link(viewAddress(view, view.item, { page: view.page, zoom }))}${ANCHOR}"${attributes({ 'aria-current': zoom === view.zoom ? 'true' : null, 'data-key': keyOf(index) })}>${own.zooms[zoom]}</a></li>`
  return html`<nav aria-label="${own.zoom}"><ul class="desk__sizes">${zooms.map(one)}</ul></nav>`
}

/** A page in its size: as wide as the column, or as large as it is, within a field that scrolls. */
function sheet(picture: Picture, zoom: Zoom): Html {
  const times = zoom === '200' ? 2 : 1
  return html`<section class="desk__sheet desk__sheet--${zoom}" tabindex="0" aria-label="${picture.alt}"><img${attributes({ src: picture.src, alt: picture.alt, width: picture.width * times, height: picture.height * times })}></section>`
}

/** The paper, one page at a time, with turning and sizes by plain links. */
export function paperViewer(request: PageRequest, view: DeskView, frozen: FrozenDocument): Html {
  const { locale, link } = request
  const own = deskWords[locale]
  const pages = view.document?.pages?.pages ?? []
  const shown = pages[view.page - 1] ?? pages[0]
  const download = linkButton({
    href: link(`/dokumen/${frozen.documentId}/berkas`),
    label: own.download,
    icon: 'download',
    download: true,
  })
  const body = shown
    ? sheet(shown, view.zoom)
    : html`<p class="desk__wait" role="status">${own.preparing}</p>`
  const tools = shown ? html`${turning(request, view, pages.length)}${sizes(request, view)}` : ''
  return html`<div class="desk__paper" id="lembar"><div class="desk__tools">${tools}</div>${body}<p>${download}</p></div>`
}
