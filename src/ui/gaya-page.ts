import { text } from '../foundation/text.ts'
import type { Locale } from '../foundation/text.ts'
import { html } from '../platform/html.ts'
import type { Html } from '../platform/html.ts'
import type { Assets } from './assets.ts'
import { linkButton, pageTitle, section } from './frame/blocks.ts'
import { page } from './frame/page.ts'
import { formSpecimens } from './gaya/form-specimens.ts'
import { frameSpecimens, markSpecimens } from './gaya/frame-specimens.ts'
import { mapSpecimens } from './gaya/map-specimens.ts'
import { publicSpecimens } from './gaya/public-specimens.ts'
import { recordSpecimens } from './gaya/record-specimens.ts'
import { scoringSpecimens } from './gaya/scoring-specimens.ts'
import { shown } from './gaya/specimen.ts'
import type { GayaContext, Specimen } from './gaya/specimen.ts'
import { workSpecimens } from './gaya/work-specimens.ts'

export type GayaProps = Readonly<{ locale: Locale; assets: Assets['urls']; demo?: boolean }>

type Group = Readonly<{ id: string; title: string; specimens: readonly Specimen[] }>

const groups = [
  { id: 'tanda', title: text('Tanda dan ragam hias', 'Marks and ornaments'), makers: markSpecimens },
  { id: 'bingkai', title: text('Bingkai halaman', 'Page frame'), makers: frameSpecimens },
  { id: 'publik', title: text('Halaman publik', 'Public pages'), makers: publicSpecimens },
  { id: 'peta', title: text('Peta', 'Maps'), makers: mapSpecimens },
  { id: 'formulir', title: text('Formulir', 'Forms'), makers: formSpecimens },
  { id: 'kerja', title: text('Halaman kerja', 'Work pages'), makers: workSpecimens },
  { id: 'daftar', title: text('Daftar dan rekaman', 'Lists and records'), makers: recordSpecimens },
  {
    id: 'penilaian',
    title: text('Penilaian dan penetapan', 'Scoring and decision'),
    makers: scoringSpecimens,
  },
] as const

/** Every component in every state, in groups. */
export function gayaGroups(props: GayaProps): readonly Group[] {
  const context: GayaContext = {
    locale: props.locale,
    pictures: props.assets.pictures,
    say: (id, en) => (props.locale === 'id' ? id : en),
  }
  return groups.map(group => ({
    id: group.id,
    title: group.title[props.locale],
    specimens: group.makers.map(make => make(context)),
  }))
}

const title = text('Gaya', 'Style')
const lead = text(
  'Semua komponen dalam semua keadaan. Nama, angka dan gambar di sini rekaan (contoh). Halaman ini juga dapat dicetak.',
  'Every component in every state. Names, figures and pictures here are made up (example). The page can be printed, too.',
)

export const gayaTitle = title

/** What the product's pages are made of, in the reader's language. */
export function gayaBody(props: GayaProps): Html {
  const { locale } = props
  const shownGroups = gayaGroups(props)
  const contents = html`<ul class="buttons plain">${shownGroups.map(group => html`<li>${linkButton({ href: `#${group.id}`, label: group.title })}</li>`)}</ul>`
  return html`${pageTitle({ locale, title: title[locale], lead: lead[locale] })}${contents}${shownGroups.map(
    group => section({ id: group.id, title: group.title, body: shown(group.specimens) }),
  )}`
}

/** The same as a whole document, without a server. */
export function gayaPage(props: GayaProps): Html {
  const { locale, assets } = props
  return page({
    locale,
    path: '/gaya',
    title: title[locale],
    body: gayaBody(props),
    nav: [],
    demo: props.demo ?? false,
    assets,
  })
}
