import type { Html } from '../../../../platform/html.ts'
import { choiceField, longTextField, selectField, textField } from '../../../../ui/index.ts'
import { fieldState, type PageRequest } from '../../../../web/index.ts'
import type { CorrectableFact } from '../correctable-facts.ts'
import { correctionWords } from '../correction-messages.ts'

/** The field for what is right of a fact, as its question is asked; nothing chosen is as it stands in the file. */
export function factValueField(
  request: PageRequest,
  { question }: CorrectableFact,
  { action, label }: Readonly<{ action: string; label: string }>,
): Html {
  const own = correctionWords[request.locale]
  const state = { ...fieldState(request, action, 'value'), label }
  if (question?.kind === 'choice')
    return selectField({
      ...state,
      prompt: own.asInFile,
      options: (question.options ?? []).map(one => ({ value: one.id, label: one.title[request.locale] })),
    })
  if (question === null || question.kind === 'yes-no')
    return choiceField({
      ...state,
      inline: true,
      choices: [
        { value: 'yes', label: own.yes },
        { value: 'no', label: own.no },
        { value: '', label: own.asInFile },
      ],
    })
  return question.kind === 'long-text' ? longTextField({ ...state, rows: 4 }) : textField(state)
}
