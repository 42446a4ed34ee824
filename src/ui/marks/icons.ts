import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { html, raw } from '../../platform/html.ts'
import type { Html } from '../../platform/html.ts'

/** The icons in use, by their names in lucide-static. An icon always stands beside its word. */
export const iconNames = [
  'arrow-left',
  'arrow-right',
  'award',
  'calendar-days',
  'check',
  'chevron-down',
  'chevron-right',
  'circle-check',
  'circle-dashed',
  'circle-minus',
  'circle-x',
  'clock',
  'download',
  'external-link',
  'file-text',
  'history',
  'hourglass',
  'info',
  'log-out',
  'map-pin',
  'menu',
  'package',
  'paperclip',
  'pencil',
  'plus',
  'printer',
  'qr-code',
  'search',
  'send',
  'trash-2',
  'triangle-alert',
  'undo-2',
  'upload',
  'user-round',
  'wifi-off',
  'x',
] as const

export type IconName = (typeof iconNames)[number]

const folder = join(dirname(createRequire(import.meta.url).resolve('lucide-static/package.json')), 'icons')

function drawing(name: IconName): string {
  const file = readFileSync(join(folder, `${name}.svg`), 'utf8')
  const inner = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(file)?.[1]
  if (!inner) throw new Error(`The icon ${name} has no drawing`)
  return inner.trim().replace(/\s*\n\s*/g, '')
}

const icons = new Map<IconName, Html>(
  iconNames.map(name => [
    name,
    html`<svg class="icon" width="20" height="20" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">${raw(drawing(name))}</svg>`,
  ]),
)

/** An icon beside a word; hidden from screen readers because the word says it. */
export function icon(name: IconName): Html {
  const found = icons.get(name)
  if (!found) throw new Error(`No icon named ${name}`)
  return found
}
