import { html, type Html } from '../../../platform/html.ts'
import { definitionList, linkButton, notice, pageTitle, section } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { FIELD } from '../change-draft.ts'
import { draftAddress, type DraftGround } from '../draft.ts'
import { words } from '../messages.ts'
import { nextWords } from '../next-messages.ts'
import { partName } from '../part-words.ts'

/** A form about a part that somebody else took out or moved meanwhile: what was typed stands here, to be copied. */
export function gonePage(request: PageRequest, { edition }: DraftGround): Html {
  const { locale, link, form } = request
  const own = nextWords[locale]
  const address = link(draftAddress(edition.id))
  const items = Object.entries(form?.values ?? {}).flatMap(([name, value]) =>
    name.startsWith(FIELD) && typeof value === 'string' && value.trim() !== ''
      ? [{ term: labelOf(name, locale), detail: html`<span class="typed">${value}</span>` }]
      : [],
  )
  const typed = items.length === 0 ? '' : section({ title: own.goneTyped, body: definitionList({ items }) })
  return html`${pageTitle({ locale, title: own.goneTitle, crumbs: [{ label: words[locale].title, href: address }] })}${notice({ locale, kind: 'warning', text: own.gone })}${typed}<div class="buttons">${linkButton({ href: `${address}#bagian`, label: own.toParts })}</div>`
}

const labelOf = (name: string, locale: PageRequest['locale']): string =>
  name
    .slice(FIELD.length)
    .split('.')
    .map(part => partName(part)[locale])
    .join(', ')
