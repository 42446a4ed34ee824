import { html, nothing, type Html } from '../../../platform/html.ts'
import { filterBar, notice, selectField } from '../../../ui/index.ts'
import { fieldState, type PageRequest } from '../../../web/index.ts'
import type { Area } from '../../regions/index.ts'
import { words } from '../messages.ts'

/** The regency, district and villages that a form has to choose from; null as long as one is not chosen. */
export type PlaceChoice = Readonly<{
  regency: Area | null
  regencies: readonly Area[]
  district: Area | null
  districts: readonly Area[]
  villages: readonly Area[]
}>

const optionsOf = (areas: readonly Area[]) => areas.map(area => ({ value: area.code, label: area.name }))

/** The first step of a registration: without a script the villages can only come after the district is known. */
export function placeStep(request: PageRequest, choice: PlaceChoice): Html {
  const { locale } = request
  const own = words[locale].place
  if (choice.regency && choice.districts.length === 0)
    return notice({ locale, kind: 'info', text: own.notReady })
  const body = choice.regency
    ? selectField({
        locale,
        name: 'kecamatan',
        label: own.district,
        hint: own.districtHint,
        options: optionsOf(choice.districts),
        required: true,
      })
    : selectField({
        locale,
        name: 'kabupaten',
        label: own.regency,
        options: optionsOf(choice.regencies),
        required: true,
      })
  return filterBar({
    locale,
    action: request.link(request.path),
    label: own.chooseTitle,
    open: true,
    submit: own.next,
    body,
    hidden: choice.regency ? { kabupaten: choice.regency.code } : {},
  })
}

/** District (chosen before) and village within the form itself. */
export function placeFields(
  request: PageRequest,
  action: string,
  choice: PlaceChoice,
  storedVillage: string | null,
): Html {
  const own = words[request.locale].place
  const regency = choice.regency ? `?kabupaten=${choice.regency.code}` : ''
  const district = fieldState(request, action, 'district', choice.district?.code)
  const villageState = fieldState(request, action, 'village', storedVillage)
  const isHere = choice.villages.some(village => village.code === villageState.value)
  return html`${selectField({
    ...district,
    label: own.district,
    hint: html`<a href="${request.link(request.path)}${regency}">${own.change}</a>`,
    options: choice.district ? optionsOf([choice.district]) : [],
    prompt: null,
    required: true,
  })}${
    choice.villages.length > 0
      ? selectField({
          ...villageState,
          value: isHere ? villageState.value : '',
          label: own.village,
          hint: own.villageHint,
          options: optionsOf(choice.villages),
        })
      : nothing
  }`
}
