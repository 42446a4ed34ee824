import { html, type Html } from '../platform/html.ts'
import { linkButton } from '../ui/index.ts'

/** The two ways to take a whole list along; its address answers a table. */
export const tableLinks = (href: string, label: string): Html =>
  html`${linkButton({ href, label, icon: 'download', download: true })}${linkButton({
    href: `${href}${href.includes('?') ? '&' : '?'}format=xlsx`,
    label: `${label}: Excel`,
    icon: 'download',
    download: true,
  })}`
