import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { locales, type Locale } from '../foundation/text.ts'
import type { ShippedArticle } from '../modules/articles/index.ts'
import { CannotStart } from './open-database.ts'

/** `1-sejarah.id.md`: order, address, language. */
const fileName = /^(\d+)-([a-z0-9]+(?:-[a-z0-9]+)*)\.([a-z]{2})\.md$/
const parts = /^# (.+)\n\n(.+)\n\n([\s\S]+)$/

type File = Readonly<{ name: string; order: number; slug: string; locale: Locale; content: string }>
type Written = Readonly<{ title: string; summary: string; body: string }>

function fileFrom(folder: string, name: string): File {
  const [, order, slug = '', language] = fileName.exec(name) ?? []
  const locale = locales.find(one => one === language)
  if (order === undefined || !locale)
    throw new CannotStart(
      `pages/${name}: a page is named like 1-sejarah.id.md, with a language of the screens.`,
    )
  return { name, order: Number(order), slug, locale, content: readFileSync(join(folder, name), 'utf8') }
}

/** A title line, one sentence, and the text, each parted by an empty line. */
function written({ name, content }: File): Written {
  const [, title, summary, body] = parts.exec(content.replaceAll('\r\n', '\n')) ?? []
  if (!title || !summary || !body)
    throw new CannotStart(
      `pages/${name}: a page begins with "# title", an empty line, one sentence, an empty line.`,
    )
  return { title: title.trim(), summary: summary.trim(), body: body.trim() }
}

/** The pages that a programme ships in `pages/`, in their order; none without that folder. */
export function readProgrammePages(programmeFolder: string): readonly ShippedArticle[] {
  const folder = join(programmeFolder, 'pages')
  if (!existsSync(folder)) return []
  const files = readdirSync(folder)
    .filter(name => name.endsWith('.md') && name !== 'README.md')
    .map(name => fileFrom(folder, name))
    .toSorted((one, other) => one.order - other.order)
  return [...Map.groupBy(files, one => one.slug)].map(([slug, own]) => {
    const inLanguage = (locale: Locale): Written => {
      const file = own.find(one => one.locale === locale)
      if (!file) throw new CannotStart(`pages/: ${slug} is missing in the language ${locale}.`)
      return written(file)
    }
    const [id, en] = [inLanguage('id'), inLanguage('en')]
    const both = (part: keyof Written) => ({ id: id[part], en: en[part] })
    return { slug, text: { title: both('title'), summary: both('summary'), body: both('body') } }
  })
}
