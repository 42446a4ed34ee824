import { html, type Html } from '../../../platform/html.ts'
import { errorSummary, form, pageTitle } from '../../../ui/index.ts'
import { problemsOf, type PageRequest } from '../../../web/index.ts'
import { placeStep, type PlaceChoice } from './place-fields.ts'

type Registration = Readonly<{
  words: Readonly<{ title: string; edit: string; register: string; registerLead: string }>
  /** The path of the list, under which each record has its page. */
  path: string
  /** What is changed; null when something new is registered. */
  record: Readonly<{ id: string; name: string; rowVersion: number }> | null
  choice: PlaceChoice
}>

/** The page around a form that registers or changes: something new is asked for its district first. */
export function registrationPage(
  request: PageRequest,
  { words, path, record, choice }: Registration,
  fields: () => Html,
): Html {
  const { locale } = request
  const title = pageTitle({
    locale,
    title: record ? words.edit : words.register,
    ...(record ? {} : { lead: words.registerLead }),
    crumbs: [
      { label: words.title, href: request.link(path) },
      ...(record ? [{ label: record.name, href: request.link(`${path}/${record.id}`) }] : []),
    ],
  })
  const problems = problemsOf(request.form, locale)
  // Without its fields on the page no line can lead to one.
  if (!choice.district)
    return html`${title}${errorSummary({ locale, problems: problems.map(one => ({ ...one, path: '' })) })}${placeStep(request, choice)}`
  return html`${title}${errorSummary({ locale, problems })}${form({
    action: request.link(`${request.path}?kecamatan=${choice.district.code}`),
    key: request.formKey(),
    ...(record ? { version: record.rowVersion } : {}),
    body: fields(),
  })}`
}
