import { atMost } from '../../../platform/files/index.ts'
import { html, nothing, type Html } from '../../../platform/html.ts'
import { formatNumber } from '../../../platform/translations.ts'
import {
  actionButton,
  columns,
  definitionList,
  fieldId,
  fileField,
  form,
  formActions,
  notice,
  numberField,
  panel,
  photoGallery,
  picture,
  section,
  textField,
  type Picture,
} from '../../../ui/index.ts'
import { fieldState, type PageRequest } from '../../../web/index.ts'
import { evidenceLine, MAX_FILE_BYTES, scanNotice, type StoredFile } from '../../files/index.ts'
import { photoSlots } from '../add-photos.ts'
import { words } from '../messages.ts'
import { photoPicture, type Album } from '../photo-picture.ts'
import type { Photo, Product } from '../product.ts'

export type PhotoSectionData = Readonly<{
  product: Product
  album: Album
  files: ReadonlyMap<string, StoredFile>
  maxPhotos: number
  mayAdd: boolean
  mayEdit: boolean
  mayRemove: boolean
  /** Who may see where and when a photo was taken: whoever may read the originals. */
  maySeeEvidence: boolean
}>

const ACCEPT = '.jpg,.jpeg,.png,.webp,image/jpeg,image/png,image/webp'

type Shown = Readonly<{ photo: Photo; number: number; picture: Picture | null }>

/** In the place of a photo that has no picture yet, or will never have one. */
const preparing = ({ locale }: PageRequest, file: StoredFile | undefined): Html =>
  file?.state === 'quarantined'
    ? scanNotice(file, locale)
    : html`<p class="muted">${words[locale].photo.preparing}</p>`

/** One photo with its caption, its place and its removal. Its fields have ids of their own: there are several such forms. */
function photoPanel(request: PageRequest, data: PhotoSectionData, shown: Shown): Html {
  const { locale, form: refused } = request
  const own = words[locale].photo
  const { photo, number } = shown
  const file = data.files.get(photo.fileId)
  const isRefused = refused?.values['photo'] === photo.id
  const state = (name: string, stored: string | number) =>
    fieldState({ locale, form: isRefused ? refused : null }, 'photo.edit', name, stored)
  const fields = html`<input type="hidden" name="photo" value="${photo.id}">${textField({ ...state('caption', photo.caption), id: fieldId(`caption-${photo.id}`), label: own.caption, maxLength: 200 })}${numberField(
    {
      ...state('position', number),
      id: fieldId(`position-${photo.id}`),
      label: own.position,
      unit: own.positionUnit(formatNumber(data.album.photos.length, locale)),
      required: true,
    },
  )}`
  const save = actionButton({ action: 'photo.edit', label: own.save, kind: 'secondary' })
  const remove = actionButton({
    action: 'photo.remove',
    label: own.remove,
    kind: 'danger',
    icon: 'trash-2',
    confirm: { locale, text: own.removeText, label: own.remove },
  })
  return panel({
    title: own.slot(formatNumber(number, locale)),
    body: html`${shown.picture ? picture(shown.picture) : preparing(request, file)}${data.maySeeEvidence ? evidenceLine(file, locale) : nothing}${form(
      {
        action: request.link(request.path),
        key: request.formKey(),
        label: own.slot(formatNumber(number, locale)),
        body: html`${data.mayEdit ? fields : html`<input type="hidden" name="photo" value="${photo.id}">`}${formActions([...(data.mayEdit ? [save] : []), ...(data.mayRemove ? [remove] : [])])}`,
      },
    )}`,
  })
}

/** Where a problem of the page's forms is shown: every photo has a caption and a place of its own. */
export function fieldOfProblem({ form: refused }: PageRequest, path: string): string {
  const photo = refused?.values['photo']
  return refused?.action === 'photo.edit' && typeof photo === 'string' ? `${path}-${photo}` : path
}

function addForm(request: PageRequest, free: number): Html {
  const { locale } = request
  const own = words[locale].photo
  const state = (name: string) => fieldState(request, 'photo.add', name)
  const slot = (place: string): Html => {
    const { value: _value, ...file } = state(`photo${place}`)
    return panel({
      title: own.newSlot(place),
      body: html`${fileField({ ...file, label: own.file, accept: ACCEPT, limitText: own.limit(atMost(MAX_FILE_BYTES)[locale]), maxBytes: MAX_FILE_BYTES, evidence: true })}${textField({ ...state(`caption${place}`), label: own.caption, maxLength: 200 })}`,
    })
  }
  const upload = actionButton({ action: 'photo.add', label: own.upload, icon: 'upload' })
  return form({
    action: request.link(request.path),
    key: request.formKey(),
    multipart: true,
    label: own.add,
    body: html`<h3>${own.add}</h3><p class="muted">${own.captionHint}</p>${columns(photoSlots.slice(0, free).map(slot))}${formActions([upload])}`,
  })
}

/** How many photos are not shown, and why. */
function waitingNotice(request: PageRequest, data: PhotoSectionData): Html {
  const { locale } = request
  const sealed = [...data.files.values()].find(file => file.state === 'quarantined') ?? null
  const states = data.album.photos.map(photo => data.files.get(photo.fileId)?.state)
  const count = (state: string): number => states.filter(one => one === state).length
  const own = words[locale].photo
  const said = (number: number, kind: 'info' | 'warning', text: (count: string) => string): Html =>
    number === 0 ? nothing : notice({ locale, kind, text: text(formatNumber(number, locale)) })
  return html`${said(count('received'), 'info', own.waiting)}${said(count('refused'), 'warning', own.failed)}${scanNotice(sealed, locale)}`
}

/** Below the gallery: what the cameras noted, for those who check. */
function evidenceList({ locale }: PageRequest, data: PhotoSectionData, shown: readonly Shown[]): Html {
  const known = shown.filter(({ photo }) => data.files.get(photo.fileId)?.evidence)
  if (!data.maySeeEvidence || known.length === 0) return nothing
  const title = (number: number): string => words[locale].photo.slot(formatNumber(number, locale))
  return definitionList({
    items: known.map(({ photo, number }) => ({
      term: title(number),
      detail: evidenceLine(data.files.get(photo.fileId), locale),
    })),
  })
}

/** The photos of a product: the gallery, then, for those who may, the work on them. */
export function photoSection(request: PageRequest, data: PhotoSectionData): Html {
  const { locale } = request
  const own = words[locale].photo
  const { product, album } = data
  const shown = album.photos.map((photo, index): Shown => {
    const alt = own.of(product.name, formatNumber(index + 1, locale))
    return { photo, number: index + 1, picture: photoPicture(photo, album.renditions, alt) }
  })
  const gallery = shown.flatMap(({ photo, picture: made }) =>
    made
      ? [{ ...made, full: `/foto/${photo.id}/w1600`, ...(photo.caption ? { caption: photo.caption } : {}) }]
      : [],
  )
  const free = Math.max(0, data.maxPhotos - shown.length)
  const worked = data.mayEdit || data.mayRemove
  const body = html`${waitingNotice(request, data)}${gallery.length > 0 && !worked ? photoGallery({ locale, label: own.title, photos: gallery }) : nothing}${worked ? nothing : evidenceList(request, data, shown)}${shown.length === 0 ? html`<p class="muted">${own.none}</p>` : nothing}${worked && shown.length > 0 ? columns(shown.map(one => photoPanel(request, data, one))) : nothing}${data.mayAdd && free > 0 ? addForm(request, free) : nothing}`
  return section({
    id: 'foto',
    title: own.title,
    lead: own.lead(formatNumber(data.maxPhotos, locale)),
    body,
  })
}
