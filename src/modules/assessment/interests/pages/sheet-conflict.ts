import { html, type Html } from '../../../../platform/html.ts'
import { choiceField } from '../../../../ui/index.ts'
import { fieldState, type FormState, type PageRequest } from '../../../../web/index.ts'
import { baseOf } from '../../../nominations/index.ts'
import { scoringWords } from '../../sheets/scoring-messages.ts'
import { answerWords, choiceName, seenName, type SheetField } from '../../sheets/sheet-fields.ts'
import { valueWords, whenSaved } from '../../sheets/sheet-news.ts'

const CODE = 'changed-elsewhere'

/** Whether everything but what was changed on two devices was saved. */
export const isPartlySaved = (form: FormState | null): boolean =>
  form?.problems.some(one => one.code === CODE) === true

export const conflictOf = (form: FormState | null, name: string) =>
  form?.problems.find(one => one.code === CODE && one.path === choiceName(name)) ?? null

/** Both versions of a field that was changed on two devices, to be read and chosen from; works without script. */
export function conflictPart(request: PageRequest, field: SheetField, typed: string): Html {
  const { locale, form } = request
  const said = scoringWords[locale]
  const words = (text: string): Html => html`<span class="typed">${text}</span>`
  const mine =
    field.kind === 'mark' && field.criterion
      ? answerWords(field.criterion, typed, locale)
      : typed || said.nothingYet
  const choice = choiceField({
    ...fieldState(request, form?.action ?? '', choiceName(field.name), ''),
    value: '',
    label: said.conflictLabel,
    required: true,
    choices: [
      { value: 'mine', label: said.mine, hint: words(mine) },
      {
        value: 'theirs',
        label: said.theirs(whenSaved(field, request)),
        hint: words(valueWords(field, locale)),
      },
    ],
  })
  return html`<div class="conflict">${choice}<input type="hidden" name="${seenName(field.name)}" value="${baseOf(field)}"></div>`
}
