import { html, type Html } from '../platform/html.ts'
import { linkButton } from '../ui/index.ts'

const CSV = 'CSV'

/** The two ways to take a whole list along, each named by its format; its address answers a table. */
export function tableLinks(href: string, label: string): Html {
  const named = label.includes(CSV) ? label : `${label} (${CSV})`
  return html`${linkButton({ href, label: named, icon: 'download', download: true })}${linkButton({
    href: `${href}${href.includes('?') ? '&' : '?'}format=xlsx`,
    label: named.replace(CSV, 'Excel'),
    icon: 'download',
    download: true,
  })}`
}
