import type { Locale } from '../../foundation/text.ts'
import { html } from '../../platform/html.ts'
import type { Html } from '../../platform/html.ts'
import { attributes, classes, safeUrl } from '../markup.ts'
import { icon } from '../marks/icons.ts'
import { logoMark } from '../marks/logo.ts'
import { ornament } from '../marks/ornament.ts'
import { messages } from '../messages.ts'
import { framePaths, pathIn } from './paths.ts'

export type NavItem = Readonly<{ label: string; href: string; count?: number }>

export type ActorProps = Readonly<{
  /** Whose page it is: what a browser keeps on a shared phone is this person's only. */
  person: string
  name: string
  roleLabel: string
  areaLabel: string
  /** The hidden key of the frame's own forms, sent as `_key`. */
  key: string
  /** The person's other grants; choosing one posts `grant=<id>` and `back=<path>`. */
  otherRoles: readonly Readonly<{ id: string; label: string }>[]
}>

export type HeaderProps = Readonly<{
  locale: Locale
  /** The page's Indonesian path, with its query. */
  path: string
  actor?: ActorProps | null
  /** Links of the modules, after the frame's own. */
  nav: readonly NavItem[]
  demo: boolean
  /** Name of the navigation, where a page shows more than one. */
  navLabel?: string
}>

const publicLinks = ['catalogue', 'map', 'rules', 'offices', 'certificate'] as const

function links(props: HeaderProps): NavItem[] {
  const words = messages[props.locale].frame
  const own = props.actor
    ? [{ label: words.tasks, href: pathIn(props.locale, framePaths.tasks) }]
    : publicLinks.map(name => ({ label: words[name], href: pathIn(props.locale, framePaths[name]) }))
  return [...own, ...props.nav]
}

const pathOf = (address: string): string => address.split(/[?#]/)[0] ?? ''

/** The link whose address is the longest beginning of the page's address. */
function currentOf(items: readonly NavItem[], here: string): NavItem | undefined {
  const within = items.filter(item => here === pathOf(item.href) || here.startsWith(`${pathOf(item.href)}/`))
  return within.toSorted((one, other) => other.href.length - one.href.length)[0]
}

/** So many letters fit on one line of a desk's screen; links beyond them are folded away. */
const MOST_LETTERS = 139
/** What stands between two links is as wide as so many letters; so is the arrow of the fold. */
const GAP = 3

const lettersOf = ({ label, count }: NavItem): number =>
  label.length + GAP + (count === undefined ? 0 : String(count).length + GAP)

/** How many of the links stand on the line: all of them, or as many as leave room for the fold. */
function countShown(items: readonly NavItem[], fold: string): number {
  const upTo = (end: number): number => items.slice(0, end).reduce((sum, item) => sum + lettersOf(item), 0)
  if (upTo(items.length) <= MOST_LETTERS) return items.length
  const room = MOST_LETTERS - fold.length - 2 * GAP
  return items.findLastIndex((_, index) => upTo(index + 1) <= room) + 1
}

function navigation(props: HeaderProps): Html {
  const words = messages[props.locale].frame
  const items = links(props)
  const here = pathIn(props.locale, pathOf(props.path))
  const current = currentOf(items, here)
  const entry = (item: NavItem): Html =>
    html`<li><a class="nav__link" href="${safeUrl(item.href)}"${attributes({
      'aria-current': item === current ? (pathOf(item.href) === here ? 'page' : 'true') : null,
    })}>${item.label}${item.count === undefined ? '' : html` <span class="count">${item.count}</span>`}</a></li>`
  const onLine = countShown(items, words.more)
  const [shown, folded] = [items.slice(0, onLine), items.slice(onLine)]
  const within = current !== undefined && folded.includes(current)
  const more =
    folded.length === 0
      ? ''
      : html`<li><details class="nav__more"><summary class="${classes('nav__link', within && 'nav__link--within')}">${words.more} ${icon('chevron-down')}</summary><ul class="nav__folded">${folded.map(entry)}</ul></details></li>`
  const signIn = props.actor
    ? ''
    : html`<li class="nav__end"><a class="button button--primary" href="${pathIn(props.locale, framePaths.signIn)}">${words.signIn}</a></li>`
  return html`<details class="menu"><summary class="menu__button">${icon('menu')} ${words.menu}</summary></details><nav class="nav" aria-label="${props.navLabel ?? words.navigation}"><ul class="nav__list">${shown.map(entry)}${more}${signIn}</ul></nav>`
}

function languageLink(props: HeaderProps): Html {
  const words = messages[props.locale].frame
  const other = props.locale === 'id' ? 'en' : 'id'
  return html`<a class="language" href="${safeUrl(pathIn(other, props.path))}" hreflang="${other}" lang="${other}"><span class="language__long">${words.otherLanguage}</span><span class="language__short">${words.otherLanguageShort}</span></a>`
}

/** First letters of the first two words, as the sign of a person: `Sri Wahyuni` is `SW`. */
const monogram = (name: string): string =>
  name
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 2)
    .map(word => word.slice(0, 1).toUpperCase())
    .join('')

function roleForm(props: HeaderProps, actor: ActorProps): Html | '' {
  if (actor.otherRoles.length === 0) return ''
  const words = messages[props.locale].frame
  const choice = (role: { id: string; label: string }): Html =>
    html`<li><button class="account__role" type="submit" name="grant" value="${role.id}">${icon('chevron-right')} ${role.label}</button></li>`
  return html`<form method="post" action="${pathIn(props.locale, framePaths.session)}">${hidden(actor, 'session.switch-role')}<input type="hidden" name="back" value="${props.path}"><p class="account__head">${words.switchRole}</p><ul class="plain">${actor.otherRoles.map(choice)}</ul></form>`
}

/** What every form of the frame sends: the act and the key. */
const hidden = (actor: ActorProps, action: string): Html =>
  html`<input type="hidden" name="_key" value="${actor.key}"><input type="hidden" name="action" value="${action}">`

function account(props: HeaderProps, actor: ActorProps): Html {
  const words = messages[props.locale].frame
  return html`<details class="account"><summary class="account__button"><span class="visually-hidden">${words.account}: </span><span class="monogram" aria-hidden="true">${monogram(actor.name)}</span><span class="account__who"><b>${actor.name}</b><span>${actor.roleLabel}</span></span>${icon('chevron-down')}</summary><div class="account__panel"><p><span class="account__head">${words.actingAs}</span><b>${actor.roleLabel}</b><br>${actor.areaLabel}</p>${roleForm(props, actor)}<form method="post" action="${pathIn(props.locale, framePaths.session)}">${hidden(actor, 'session.sign-out')}<button class="button button--secondary" type="submit">${icon('log-out')} ${words.signOut}</button></form></div></details>`
}

/** The band above every page: demo line, logo, language, account, navigation. */
export function siteHeader(props: HeaderProps): Html {
  const words = messages[props.locale].frame
  const demo = props.demo
    ? html`<div class="demo"><p>${icon('info')} <span>${words.demo}</span></p></div>`
    : ''
  const logo = html`<a class="logo" href="${pathIn(props.locale, framePaths.home)}" aria-label="${words.home}">${logoMark()}<span><b>Bintang</b><span class="logo__more"> OVOP</span></span></a>`
  const { actor } = props
  const inside = actor
    ? html`${logo}${languageLink(props)}${account(props, actor)}${navigation(props)}`
    : html`${logo}${navigation(props)}${languageLink(props)}`
  return html`<header class="${classes('header', actor ? 'header--work' : 'header--public')}">${demo}<div class="header__row">${inside}</div><div class="header__band">${ornament('tumpal', 'fine')}</div></header>`
}
