import type { Locale } from '../../../foundation/text.ts'
import { html, type Html } from '../../../platform/html.ts'
import {
  actionButton,
  checkField,
  choiceField,
  contohTag,
  emptyState,
  errorSummary,
  form,
  formActions,
  pageTitle,
  section,
  statusTag,
  table,
  textField,
} from '../../../ui/index.ts'
import { fieldState, problemsOf, typed, type FormState } from '../../../web/index.ts'
import { editionKinds, type Edition } from '../edition.ts'
import { words } from '../messages.ts'
import { stageState, type EditionStage } from '../stage.ts'

export type ManageListView = Readonly<{
  locale: Locale
  now: Date
  editions: readonly Edition[]
  stages: readonly EditionStage[]
  mayCreate: boolean
  form: FormState | null
  key: string
  link: (path: string) => string
}>

const CREATE = 'edition.create'

function editionTable(view: ManageListView): Html {
  const { locale, now, link } = view
  const own = words[locale]
  const openOf = (edition: Edition): string =>
    view.stages
      .filter(stage => stage.editionId === edition.id && stageState(stage, now) === 'open')
      .map(stage => stage.title[locale])
      .join(', ') || own.noneOpen
  return table({
    caption: own.manage,
    captionHidden: true,
    columns: [own.edition, own.editionKind, own.stagesNow].map(label => ({ label })),
    rows: view.editions.map(edition => ({
      cells: [
        html`<a href="${link(`/edisi-kelola/${edition.id}`)}">${edition.title[locale]}</a> ${edition.fictional ? contohTag({ locale }) : ''}<br><span class="muted">${own.number(edition.number)}</span>`,
        html`${own.kind[edition.kind]}<br>${statusTag({ state: edition.state, label: own.state[edition.state], tone: edition.state === 'open' ? 'good' : 'neutral' })}`,
        openOf(edition),
      ],
    })),
    empty: emptyState({ title: own.noEditions, text: own.createLead }),
  })
}

const fieldOf = (view: ManageListView, name: string) => fieldState(view, CREATE, name, '')

function createForm(view: ManageListView): Html {
  const { locale } = view
  const own = words[locale]
  const kinds = editionKinds.map(kind => ({
    value: kind,
    label: own.kind[kind],
    hint: own.kindHint[kind],
  }))
  const fields = html`${textField({ ...fieldOf(view, 'titleId'), label: own.titleId, required: true, maxLength: 120 })}${textField(
    { ...fieldOf(view, 'titleEn'), label: own.titleEn, required: true, maxLength: 120 },
  )}${textField({ ...fieldOf(view, 'slug'), label: own.slug, hint: own.slugHint, example: own.slugExample, required: true, width: 'medium' })}${textField(
    {
      ...fieldOf(view, 'number'),
      label: own.editionNumber,
      hint: own.editionNumberHint,
      example: own.editionNumberExample,
      required: true,
      width: 'short',
    },
  )}${choiceField({ ...fieldOf(view, 'kind'), label: own.editionKind, choices: kinds, required: true })}${checkField(
    {
      ...fieldOf(view, 'fictional'),
      value: 'yes',
      checked: typed(view.form, CREATE, 'fictional', '') === 'yes',
      label: own.fictional,
    },
  )}${formActions([actionButton({ action: CREATE, label: own.create, icon: 'plus' })])}`
  return form({ action: view.link('/edisi-kelola'), key: view.key, body: fields, label: own.newEdition })
}

export function manageListPage(view: ManageListView): Html {
  const { locale } = view
  const own = words[locale]
  const problems = problemsOf(view.form, locale)
  const create = view.mayCreate
    ? section({ title: own.newEdition, lead: own.createLead, body: createForm(view), id: 'baru' })
    : ''
  return html`${pageTitle({ locale, title: own.manage, lead: own.manageLead })}${errorSummary({ locale, problems })}${editionTable(view)}${create}`
}
