import type { Locale } from '../../foundation/text.ts'
import { html } from '../../platform/html.ts'
import type { Html } from '../../platform/html.ts'
import * as everyComponent from '../components.ts'
import { classes } from '../markup.ts'
import type { Picture } from '../markup.ts'
import type { SampleName } from './sample-pictures.ts'

type Components = typeof everyComponent
const components: Components = everyComponent
export type ComponentName = keyof Components
type PropsOf<Name extends ComponentName> = Parameters<Components[Name]>

/** One component in one state. The component itself is called with `props`: nothing is shown that isn't it. */
export type Specimen = Readonly<{
  component: ComponentName
  state: string
  props: readonly unknown[]
  html: Html
}>

export function specimen<Name extends ComponentName>(
  component: Name,
  state: string,
  ...props: PropsOf<Name>
): Specimen {
  const render = components[component] as (...values: PropsOf<Name>) => Html
  return { component, state, props, html: render(...props) }
}

/** Makes one specimen for a page in one language. */
export type Maker = (context: GayaContext) => Specimen

/** What the specimens are made with. */
export type GayaContext = Readonly<{
  locale: Locale
  pictures: Readonly<Record<SampleName, string>>
  /** The words of a text in the page's language. */
  say: (id: string, en: string) => string
}>

export const samplePicture = (context: GayaContext, name: Exclude<SampleName, 'paper'>): Picture => ({
  src: context.pictures[name],
  alt: {
    cloth: context.say(
      'Kain tenun biru tua bermotif wajik pada gantungan kayu (gambar contoh)',
      'Dark blue cloth woven in lozenges on a wooden rod (example picture)',
    ),
    pot: context.say(
      'Guci tanah liat bergaris tumpal (gambar contoh)',
      'Clay jar with a band of triangles (example picture)',
    ),
    basket: context.say(
      'Keranjang anyaman bertangkai (gambar contoh)',
      'Plaited basket with a handle (example picture)',
    ),
    food: context.say(
      'Makanan dalam kemasan berdiri (gambar contoh)',
      'Food in a standing pouch (example picture)',
    ),
  }[name],
  width: 800,
  height: 600,
})

/** Components that are shown several to a row. */
const widths: Readonly<Partial<Record<ComponentName, string>>> = {
  icon: 'small',
  logoMark: 'small',
  contohTag: 'small',
  stars: 'small',
  linkButton: 'medium',
  actionButton: 'medium',
  saveState: 'medium',
  statusTag: 'medium',
  ornament: 'medium',
  picture: 'medium',
  productCard: 'medium',
}

/** A component's specimens under its name. */
export function shown(specimens: readonly Specimen[]): Html {
  const names = [...new Set(specimens.map(one => one.component))]
  const one = (item: Specimen): Html =>
    html`<div class="specimen"><p class="specimen__state">${item.state}</p><div class="specimen__body">${item.html}</div></div>`
  const group = (name: ComponentName): Html =>
    html`<div class="${classes('specimens', widths[name] && `specimens--${widths[name]}`)}" id="${name}"><h3><span class="code">${name}</span></h3>${specimens.filter(item => item.component === name).map(one)}</div>`
  return html`${names.map(group)}`
}
