import { html, type Html } from '../../../../platform/html.ts'
import { definitionList, notice, photoGallery, section } from '../../../../ui/index.ts'
import type { PageRequest } from '../../../../web/index.ts'
import { answerInWords, type Evidence } from '../evidence.ts'
import { words } from '../../messages.ts'

export type Shown = Readonly<{ number: number; width: number; height: number }>
export type EvidenceView = Readonly<{
  evidence: Evidence
  /** Pictures that are ready, by photo number and by requirement. */
  photos: readonly Shown[]
  pages: ReadonlyMap<string, readonly Shown[]>
  /** Nothing is left of the sample that the rules ask for. */
  sampleGone: boolean
}>

/** Everything that the rules open to assessors, and nothing else; no name and no file of the sender's. */
export function evidencePanel(request: PageRequest, code: string, view: EvidenceView): Html {
  const said = words[request.locale]
  const blocks = [
    ...photos(request, code, view),
    ...answers(request, view.evidence),
    ...documents(request, code, view),
  ]
  const sample = view.evidence.sampleWanted
    ? section({
        title: said.sample,
        body: html`<p>${view.sampleGone ? said.sampleGone : said.sampleText}</p>`,
        id: 'bukti-sample',
      })
    : ''
  if (blocks.length === 0 && sample === '')
    return notice({ locale: request.locale, kind: 'info', text: said.noEvidence })
  return html`${blocks}${sample}`
}

function answers(request: PageRequest, evidence: Evidence): Html[] {
  const said = words[request.locale]
  return evidence.sections.map(part =>
    section({
      title: part.title[request.locale],
      body: definitionList({
        items: part.answers.map(answer => ({
          term: answer.question[request.locale],
          detail: html`<span id="bukti-${answer.id}">${answerInWords(answer, request.locale, said)}</span>`,
        })),
      }),
    }),
  )
}

function photos(request: PageRequest, code: string, view: EvidenceView): Html[] {
  const said = words[request.locale]
  if (view.evidence.photos.length === 0) return []
  const address = (number: number, width: string): string =>
    request.link(`/penilaian/${code}/foto/${number}/${width}`)
  const pictures = view.photos.map(({ number, width, height }) => ({
    src: address(number, 'w800'),
    full: address(number, 'w1600'),
    alt: said.photoAlt(number),
    caption: said.photoAlt(number),
    width,
    height,
  }))
  const body =
    pictures.length > 0
      ? photoGallery({ locale: request.locale, label: said.photos, photos: pictures })
      : html`<p>${said.preparing}</p>`
  return [section({ title: said.photos, id: 'bukti-photos', body })]
}

function documents(request: PageRequest, code: string, view: EvidenceView): Html[] {
  const said = words[request.locale]
  return view.evidence.documents.map(({ requirementId, title }) => {
    const name = title[request.locale]
    const pages = (view.pages.get(requirementId) ?? []).map(({ number, width, height }) => {
      const src = request.link(`/penilaian/${code}/dokumen/${requirementId}/${number}`)
      return { src, full: src, alt: said.pageAlt(name, number), caption: said.page(number), width, height }
    })
    const body =
      pages.length > 0
        ? photoGallery({ locale: request.locale, label: name, photos: pages })
        : html`<p>${said.preparing}</p>`
    return section({ title: name, id: `bukti-${requirementId}`, body })
  })
}
