import type { Locale } from '../../foundation/text.ts'
import { html, raw } from '../../platform/html.ts'
import type { Html } from '../../platform/html.ts'
import { withNamedProblems } from '../forms/named-problems.ts'
import { attributes, safeUrl } from '../markup.ts'
import { messages } from '../messages.ts'
import { notice } from '../work/notice.ts'
import type { NoticeKind } from '../work/notice.ts'
import { siteFooter } from './footer.ts'
import { siteHeader } from './header.ts'
import type { ActorProps, NavItem } from './header.ts'
import { pathIn } from './paths.ts'
import { scriptsFor, type ScriptPart } from './script-parts.ts'
import { partsFor, type StylePart } from './style-parts.ts'

export type PageAssets = Readonly<{
  css: string
  /** Beside the sheet that every page has. */
  styleParts: readonly StylePart[]
  js: string
  /** After the script that every page has; each runs once the page is read. */
  scriptParts: readonly ScriptPart[]
  font: string
  icon: string
}>

export type PageProps = Readonly<{
  locale: Locale
  /** The page's Indonesian path, with its query: `/katalog?komoditas=tenun`. */
  path: string
  /** Without the site's name, which is added. */
  title: string
  description?: string
  body: Html
  actor?: ActorProps | null
  /** The modules' links; the frame's own come before them. */
  nav: readonly NavItem[]
  demo: boolean
  notice?: Readonly<{ kind: NoticeKind; text: string }>
  /** More elements of the head. */
  head?: Html
  assets: PageAssets
  /** `https://host` for canonical and alternate addresses, which must be absolute for search engines. */
  origin?: string
  /**
   * Size of type and measure: `work` is denser. By default `work` for those signed in. `screen`: what a room looks at,
   * without header and footer.
   */
  layout?: 'public' | 'work' | 'screen'
}>

function headOf(props: PageProps): Html {
  const { locale, assets } = props
  const origin = props.origin ?? ''
  const path = props.path.split(/[?#]/)[0] || '/'
  const title = `${props.title} · ${messages[locale].frame.siteFull}`
  const robots = props.actor ? html`<meta name="robots" content="noindex">` : ''
  const description = props.description ? html`<meta name="description" content="${props.description}">` : ''
  const sheets = [assets.css, ...partsFor(assets.styleParts, props.body)].map(
    address => html`<link rel="stylesheet" href="${safeUrl(address)}">`,
  )
  const scripts = [assets.js, ...scriptsFor(assets.scriptParts, props.body)].map(
    address => html`<script src="${safeUrl(address)}" defer></script>`,
  )
  return html`<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>${description}${robots}<meta name="theme-color" content="#ffffff"><meta name="color-scheme" content="light"><meta name="format-detection" content="telephone=no"><link rel="canonical" href="${origin}${pathIn(locale, path)}"><link rel="alternate" hreflang="id" href="${origin}${pathIn('id', path)}"><link rel="alternate" hreflang="en" href="${origin}${pathIn('en', path)}"><link rel="alternate" hreflang="x-default" href="${origin}${pathIn('id', path)}"><link rel="icon" type="image/svg+xml" href="${safeUrl(assets.icon)}"><link rel="preload" as="font" type="font/woff2" href="${safeUrl(assets.font)}" crossorigin>${sheets}${scripts}${props.head ?? ''}</head>`
}

/** A complete document: head, header, main, footer. The body's blocks are centred, bands run full width. */
export function page(props: PageProps): Html {
  const { locale } = props
  const layout = props.layout ?? (props.actor ? 'work' : 'public')
  const said = props.notice ? notice({ locale, ...props.notice, live: true }) : ''
  const isScreen = layout === 'screen'
  return html`${raw('<!DOCTYPE html>')}
<html lang="${locale}">${headOf(props)}<body class="layout-${layout}"${attributes({ 'data-person': props.actor?.person })}><a class="skip" href="#isi">${messages[locale].frame.skip}</a>${isScreen ? '' : siteHeader(props)}<main class="main" id="isi" tabindex="-1">${said}${withNamedProblems(props.body)}</main>${isScreen ? '' : siteFooter({ locale })}</body></html>`
}
