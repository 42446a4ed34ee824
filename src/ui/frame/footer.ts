import type { Locale } from '../../foundation/text.ts'
import { html } from '../../platform/html.ts'
import type { Html } from '../../platform/html.ts'
import { logoMark } from '../marks/logo.ts'
import { ornament } from '../marks/ornament.ts'
import { messages } from '../messages.ts'
import { framePaths, pathIn } from './paths.ts'

const REGION_DATA = 'https://github.com/fityannugroho/idn-area-data'

export type FooterProps = Readonly<{
  locale: Locale
  /** Name of its navigation, where a page shows more than one. */
  navLabel?: string
}>

/** The band below every page, with the attribution that the region data's licence asks for. */
export function siteFooter(props: FooterProps): Html {
  const { locale } = props
  const words = messages[locale].frame
  const link = (
    name: 'map' | 'statistics' | 'programme' | 'about' | 'rules' | 'accessibility' | 'privacy',
  ): Html => html`<li><a href="${pathIn(locale, framePaths[name])}">${words[name]}</a></li>`
  return html`<footer class="footer"><div class="footer__band">${ornament('wajik', 'fine')}</div><div class="footer__row"><p class="footer__name">${logoMark()}<span>${words.siteFull}</span></p><p class="footer__line">${words.line}</p><nav aria-label="${props.navLabel ?? words.footerLinks}"><ul class="footer__links">${link('map')}${link('statistics')}${link('programme')}${link('about')}${link('rules')}${link('accessibility')}${link('privacy')}</ul></nav><p class="footer__small"><a href="${REGION_DATA}">${words.attribution}</a></p></div></footer>`
}
