import { atMost } from '../../../platform/files/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import {
  actionButton,
  errorSummary,
  fileField,
  form,
  formActions,
  linkButton,
  notice,
  pageTitle,
  photoGallery,
  textField,
  type Picture,
} from '../../../ui/index.ts'
import { fieldState, problemsOf, type PageRequest } from '../../../web/index.ts'
import { MAX_FILE_BYTES } from '../../files/index.ts'
import { ownPage } from '../invitation.ts'
import { ownWords } from '../own-messages.ts'

const ADD = 'contribution.add-photo'
const ACCEPT = '.jpg,.jpeg,.png,.webp,image/jpeg,image/png,image/webp'

export type OwnPhotos = Readonly<{
  nominationId: string
  productName: string
  pictures: readonly Picture[]
  /** Photos that arrived and have no pictures yet. */
  waiting: number
  mayAdd: boolean
  isFull: boolean
}>

function addForm(request: PageRequest): Html {
  const { locale } = request
  const own = ownWords[locale]
  const { value: _value, ...file } = fieldState(request, ADD, 'photo1')
  const photo = fileField({
    ...file,
    label: own.photoFile,
    accept: ACCEPT,
    limitText: own.photoLimit(atMost(MAX_FILE_BYTES)[locale]),
    maxBytes: MAX_FILE_BYTES,
    evidence: true,
    required: true,
  })
  const caption = textField({
    ...fieldState(request, ADD, 'caption1'),
    label: own.photoCaption,
    hint: own.photoCaptionHint,
    maxLength: 200,
  })
  return form({
    action: request.link(request.path),
    key: request.formKey(),
    multipart: true,
    label: own.addPhotos,
    body: html`${photo}${caption}${formActions([actionButton({ action: ADD, label: own.photoSend, icon: 'upload' })])}`,
  })
}

/** One photo after the other: what has been sent is safe when the line breaks. */
export function ownPhotosPage(request: PageRequest, view: OwnPhotos): Html {
  const { locale, link } = request
  const own = ownWords[locale]
  const home = link(ownPage(view.nominationId))
  const gallery =
    view.pictures.length > 0 ? photoGallery({ locale, label: own.photoTitle, photos: view.pictures }) : ''
  const waiting =
    view.waiting > 0 ? notice({ locale, kind: 'info', text: own.photoWaiting(view.waiting) }) : ''
  const none = view.pictures.length + view.waiting === 0 ? html`<p class="muted">${own.photoNone}</p>` : ''
  const full = view.isFull ? notice({ locale, kind: 'info', text: own.photoFull }) : addForm(request)
  const work = view.mayAdd ? full : notice({ locale, kind: 'info', text: own.closed })
  const head = pageTitle({
    locale,
    title: own.photoTitle,
    lead: own.photoLead,
    crumbs: [{ label: view.productName, href: home }],
  })
  return html`${head}${errorSummary({ locale, problems: problemsOf(request.form, locale) })}${work}${waiting}${none}${gallery}<p>${linkButton({ href: home, label: own.back })}</p>`
}
