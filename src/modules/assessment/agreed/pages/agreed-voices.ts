import type { Locale } from '../../../../foundation/text.ts'
import { html, type Html } from '../../../../platform/html.ts'
import { formatMoment } from '../../../../platform/translations.ts'
import {
  actionButton,
  form,
  longTextField,
  notice,
  panel,
  section,
  statusTag,
  table,
  type Tone,
} from '../../../../ui/index.ts'
import { fieldState, type PageRequest } from '../../../../web/index.ts'
import { seenOf } from '../answer-agreed.ts'
import type { AgreedGround } from '../agreed-ground.ts'
import { agreedWords } from '../agreed-messages.ts'
import { missingMarks, missingVoices, voicesShort } from '../agreed-problems.ts'
import { isVoiceless, isVoided, tiedSince, voiceOf, type Seat } from '../agreed-sheet.ts'
import { seatName } from './agreed-beside.ts'

type Said = Readonly<{ state: string; label: string; tone: Tone }>

/** What a seat says to the sheet as it is now. A locked sheet rests on what was said when it was locked. */
function saidOf(ground: AgreedGround, seat: Seat, own: (typeof agreedWords)['id']): Said {
  const voice = voiceOf(ground, seat.personId)
  if (tiedSince(ground).includes(seat)) return { state: 'tied-since', label: own.tiedSince, tone: 'waiting' }
  if (isVoiceless(ground, seat)) return { state: 'interested', label: own.interested, tone: 'neutral' }
  if (voice?.agrees) return { state: 'agrees', label: own.agrees, tone: 'good' }
  if (voice) return { state: 'disagrees', label: own.disagrees, tone: 'bad' }
  const label = isVoided(ground, seat.personId) ? own.voided : own.silent
  return { state: 'silent', label, tone: 'waiting' }
}

/** Who agrees, by seat, and why somebody does not. */
export function voicesPart(request: PageRequest, ground: AgreedGround): Html {
  const { locale, actor } = request
  const own = agreedWords[locale]
  const rows = ground.seats.map(seat => {
    const voice = isVoiceless(ground, seat) ? null : voiceOf(ground, seat.personId)
    const when = voice ? html`<span class="muted">${formatMoment(voice.saidAt, locale)}</span> ` : ''
    return {
      cells: [
        seatName(seat, actor.personId, locale),
        statusTag(saidOf(ground, seat, own)),
        voice ? html`${when}<span class="typed">${voice.reason}</span>` : html`<span class="muted">–</span>`,
      ],
    }
  })
  const voided = ground.seats.filter(
    one => !isVoiceless(ground, one) && isVoided(ground, one.personId),
  ).length
  const told = voided > 0 ? notice({ locale, kind: 'warning', text: own.voided0(voided) }) : ''
  const columns = [{ label: own.person }, { label: own.answer }, { label: own.said }]
  return section({
    title: own.voices,
    lead: own.voicesText,
    id: 'kesepakatan',
    body: html`${lostPart(request, ground)}${told}${table({ caption: own.voices, captionHidden: true, columns, rows, empty: '' })}`,
  })
}

const seatsIn = (seats: readonly Seat[], locale: Locale): string =>
  seats.map(one => agreedWords[locale].seat(one.number)).join(', ')

/** Whose voice is lost, and what is missing then: nobody waits for an answer that cannot come. */
function lostPart({ locale }: PageRequest, ground: AgreedGround): Html | '' {
  const lost = ground.seats.filter(one => isVoiceless(ground, one))
  if (ground.sheet.state === 'locked' || lost.length === 0) return ''
  const short = voicesShort(ground)
  const text = agreedWords[locale].lostVoice(seatsIn(lost, locale))
  return notice({ locale, kind: 'warning', text: short ? `${text} ${short.message[locale]}` : text })
}

/** To the chair: somebody agreed whose interest came to light after the lock. */
export function tiedPart({ locale, link }: PageRequest, ground: AgreedGround): Html | '' {
  const own = agreedWords[locale]
  const { nomination, round } = ground
  const tied = tiedSince(ground)
  if (tied.length === 0 || (round === 1 && nomination.state !== 'assessed')) return ''
  const text = own.tiedText(seatsIn(tied, locale))
  const way =
    round === 1
      ? html`<p><a href="${link(`/pleno/${nomination.editionId}/${nomination.id}/lembar`)}">${own.toSheets}</a></p>`
      : html`<p>${own.onJuryPage}</p>`
  return html`${notice({ locale, kind: 'warning', title: own.tiedTitle, text })}${way}`
}

const hiddenSeen = (ground: AgreedGround): Html =>
  html`<input type="hidden" name="seen" value="${seenOf(ground)}">`

/** Yes, or no with a reason, to exactly what the page shows. */
export function answerPart(request: PageRequest, ground: AgreedGround): Html {
  const { locale, link, actor } = request
  const own = agreedWords[locale]
  const to = { action: link(`/lembar-bersama/${ground.code}`), key: request.formKey() }
  const voice = voiceOf(ground, actor.personId ?? '')
  const missing = missingMarks(ground).length
  const agree =
    missing > 0
      ? html`<p>${own.notYet(missing)}</p>`
      : voice?.agrees
        ? html`<p>${statusTag({ state: 'agrees', label: own.agrees, tone: 'good' })}</p>`
        : form({
            ...to,
            label: own.agree,
            body: html`<p>${own.agreeText}</p>${hiddenSeen(ground)}<div class="buttons">${actionButton({ action: 'agreed-sheet.agree', label: own.agree, kind: 'primary' })}</div>`,
          })
  const refuse =
    ground.sheet.revision === 0
      ? ''
      : form({
          action: to.action,
          key: request.formKey(),
          label: own.refuse,
          body: html`${hiddenSeen(ground)}${longTextField({ ...fieldState(request, 'agreed-sheet.refuse', 'reason', ''), label: own.refuseReason, hint: own.refuseHint, required: true, rows: 3 })}<div class="buttons">${actionButton({ action: 'agreed-sheet.refuse', label: own.refuse, kind: 'secondary' })}</div>`,
        })
  const answer = panel({ title: own.yourAnswer, level: 2, accent: true, body: html`${agree}${refuse}` })
  return html`<div id="jawaban">${answer}</div>`
}

/** The chair's lock: what still speaks against it, or the button. */
export function lockPart(request: PageRequest, ground: AgreedGround): Html {
  const { locale, link } = request
  const own = agreedWords[locale]
  const missing = missingMarks(ground)
  const voices = missingVoices(ground)
  if (missing.length > 0)
    return panel({ title: own.lockTitle, level: 2, body: html`<p>${own.lockMissing(missing.length)}</p>` })
  if (voices.length > 0)
    return panel({
      title: own.lockTitle,
      level: 2,
      body: html`<ul>${voices.map(one => html`<li>${one.message[locale]}</li>`)}</ul>`,
    })
  const body = html`<p>${ground.round === 1 ? own.lockText : own.lockJury}</p><div class="buttons">${actionButton({ action: 'agreed-sheet.lock', label: own.lock, kind: 'primary' })}</div>`
  return panel({
    title: own.lockTitle,
    level: 2,
    accent: true,
    body: form({
      action: link(`/lembar-bersama/${ground.code}`),
      key: request.formKey(),
      version: ground.sheet.revision,
      label: own.lock,
      body,
    }),
  })
}
