import type { Problem } from '../../../foundation/problem.ts'
import { html, type Html } from '../../../platform/html.ts'
import {
  emptyState,
  filterBar,
  linkButton,
  notice,
  pageTitle,
  selectField,
  table,
} from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { words } from '../messages.ts'
import { nextWords } from '../next-messages.ts'

export const COMPARE_PATH = '/aturan-banding'

export type VersionChoice = Readonly<{ value: string; label: string }>
export type CompareView = Readonly<{
  choices: readonly VersionChoice[]
  before: string
  after: string
  /** Null where nothing was chosen, or one of the two cannot be read. */
  changes: readonly Problem[] | null
}>

/** What changes from one version of rules to another, in words. */
export function comparePage({ locale, link }: PageRequest, view: CompareView): Html {
  const own = words[locale]
  const pick = (name: string, label: string, value: string): Html =>
    selectField({ locale, name, label, value, options: view.choices })
  const bar = filterBar({
    locale,
    action: link(COMPARE_PATH),
    label: own.compare,
    submit: own.show,
    open: true,
    body: html`${pick('sebelum', own.before, view.before)}${pick('sesudah', own.after, view.after)}`,
  })
  const asked = view.before !== '' && view.after !== ''
  const found = view.changes
  const list =
    found === null
      ? asked
        ? notice({ locale, kind: 'info', text: own.unreadable })
        : ''
      : table({
          caption: own.differences(found.length),
          columns: [{ label: own.difference }, { label: own.place }],
          rows: found.map(one => ({
            cells: [one.message[locale], html`<code class="code">${one.path}</code>`],
          })),
          empty: emptyState({ title: own.same }),
        })
  const crumbs = [{ label: own.manage, href: link('/edisi-kelola') }]
  return html`${pageTitle({ locale, title: own.compareTitle, crumbs })}${bar}${list}<p>${nextWords[locale].compared}</p><div class="buttons">${linkButton({ href: link('/edisi-kelola'), label: nextWords[locale].toEditions })}</div>`
}
