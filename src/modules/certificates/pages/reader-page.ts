import { html, type Html } from '../../../platform/html.ts'
import { linkButton, longTextField, notice, pageTitle, stars } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { words } from '../messages.ts'
import { readerPageWords } from '../reader-messages.ts'

/** Where a phone asks which certificates hold no more, and whose signatures to trust. */
export const STATES_PATH = '/p/keadaan.json'

/**
 * The page that a certificate's code opens. A script reads what stands after `#` in the address, on the device; the
 * page says nothing of any one certificate and is the same for everybody, so that a browser may keep it.
 */
export function readerPage({ locale, link }: PageRequest): Html {
  const own = readerPageWords[locale]
  const check = link('/piagam')
  const photo = html`<div class="field" data-reader-photos hidden><label class="field__label" for="reader-photo">${own.photo}</label><div class="field__aside"><p class="field__hint">${own.photoHint}</p></div><div class="field__control"><input class="input input--full" type="file" id="reader-photo" accept="image/*" capture="environment" data-reader-photo></div></div>`
  const typed = longTextField({
    locale,
    name: 'kode',
    label: own.paste,
    hint: own.pasteHint,
    rows: 3,
    required: true,
    autosave: false,
  })
  return html`${pageTitle({ locale, title: own.title, lead: own.lead, crumbs: [{ label: words[locale].title, href: check }] })}
<noscript>${notice({ locale, kind: 'warning', text: own.withoutScript })}</noscript>
<div data-certificate-reader data-scripted hidden data-states-address="${STATES_PATH}" data-check-page="${check}"><div class="certificate" data-reader-result role="status" hidden></div>
<div class="form">${photo}${typed}<div class="buttons"><button class="button button--primary" type="button" data-reader-read>${own.read}</button></div></div>
<template data-reader-stars>${stars({ stars: 1, of: 2, label: own.oneStar })}</template></div>
<p>${own.offline}</p>
<p>${linkButton({ href: check, label: own.toCheck })}</p>`
}
