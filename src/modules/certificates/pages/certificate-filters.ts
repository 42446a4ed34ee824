import type { Text } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import { selectField, textField } from '../../../ui/index.ts'
import type { PageRequest } from '../../../web/index.ts'
import { areaName } from '../../regions/index.ts'
import type { CertificateQuery } from '../certificate-list.ts'
import type { CertificateChoices } from '../certificate-list-store.ts'
import { listWords } from '../list-messages.ts'

export const provinceName = (code: string): string => areaName(`/${code}/`)

/** Search, province and commodity: what every list of certificates can be narrowed down by. */
export function commonFilters(
  { locale }: PageRequest,
  query: CertificateQuery,
  choices: CertificateChoices,
): Html {
  const own = listWords[locale]
  const option = (one: Readonly<{ id: string; title: Text }>) => ({ value: one.id, label: one.title[locale] })
  return html`${textField({ locale, name: 'q', label: own.search, value: query.text, type: 'search' })}${selectField(
    {
      locale,
      name: 'provinsi',
      label: own.province,
      value: query.province,
      prompt: own.anyProvince,
      options: choices.provinces.map(code => ({ value: code, label: provinceName(code) })),
    },
  )}${selectField({
    locale,
    name: 'komoditas',
    label: own.commodity,
    value: query.commodity,
    prompt: own.anyCommodity,
    options: choices.commodities.map(option),
  })}`
}
