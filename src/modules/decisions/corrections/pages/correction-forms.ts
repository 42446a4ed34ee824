import type { Locale } from '../../../../foundation/text.ts'
import { html, type Html } from '../../../../platform/html.ts'
import {
  actionButton,
  choiceField,
  contohTag,
  form,
  formActions,
  linkButton,
  longTextField,
  notice,
  panel,
} from '../../../../ui/index.ts'
import { fieldState, type PageRequest } from '../../../../web/index.ts'
import { factText, type CorrectableFact } from '../correctable-facts.ts'
import { correctionWords } from '../correction-messages.ts'
import { revisionOf, type CorrectionGround } from '../correction-ground.ts'
import { isOpen } from '../../cases/proposal.ts'
import { LONGEST_FACT_REASON } from '../correct-fact.ts'
import { LONGEST_GROUND } from '../open-correction.ts'
import { scoreText, starsWord } from '../../score-text.ts'
import { LONGEST_CORRECTION_REASON } from '../sign-correction.ts'
import { factValueField } from './fact-value-field.ts'

/** In the address: the fact that is being put right. */
export const FACT = 'fakta'

export function openForm(request: PageRequest): Html {
  const { locale } = request
  const own = correctionWords[locale]
  const action = 'correction.open'
  const button = actionButton({
    action,
    label: own.open,
    confirm: { locale, text: own.openConfirm, label: own.openConfirmLabel },
  })
  return panel({
    title: own.openTitle,
    level: 2,
    accent: true,
    body: form({
      action: request.link(request.path),
      key: request.formKey(),
      label: own.openTitle,
      body: html`${longTextField({ ...fieldState(request, action, 'ground'), label: own.ground, hint: own.groundHint, rows: 5, maxLength: LONGEST_GROUND, required: true })}${formActions([button])}`,
    }),
  })
}

/** One fact of the file, with what is right of it. */
export function factForm(request: PageRequest, ground: CorrectionGround, fact: CorrectableFact): Html {
  const { locale } = request
  const own = correctionWords[locale]
  const action = 'correction.correct-fact'
  const title = own.factTitle(fact.title[locale])
  const leave = linkButton({ href: request.link(request.path), label: own.leave })
  return panel({
    title,
    level: 2,
    accent: true,
    body: form({
      action: `${request.link(request.path)}?${FACT}=${encodeURIComponent(fact.name)}`,
      key: request.formKey(),
      version: revisionOf(ground),
      label: title,
      body: html`<input type="hidden" name="fact" value="${fact.name}"><p>${own.value}: <b>${factText(fact, fact.value)[locale]}</b></p>${factValueField(request, fact, { action, label: own.right })}
${longTextField({ ...fieldState(request, action, 'reason'), label: own.factReason, rows: 4, maxLength: LONGEST_FACT_REASON, required: true })}
${formActions([actionButton({ action, label: own.save }), leave])}`,
    }),
  })
}

/** What the programme's rule says where less comes out, and that it is an example. */
export type LoweringRule = Readonly<{ stays: boolean; mayLower: boolean; example: boolean }>

function starsField(request: PageRequest, { one, current }: CorrectionGround, rule: LoweringRule): Html {
  const { locale } = request
  const own = correctionWords[locale]
  const { proposal } = one.computed
  const least = rule.mayLower ? 0 : current.stars
  const stored = rule.stays ? current.stars : isOpen(proposal) ? null : proposal.stars
  const choices = Array.from({ length: proposal.of + 1 }, (_, stars) => stars)
    .filter(stars => stars >= least)
    .map(stars => {
      const word = starsWord(stars, proposal.of, locale)
      const isComputed = stars === proposal.stars && !isOpen(proposal)
      return { value: String(stars), label: isComputed ? own.proposal(word) : word }
    })
  const state = fieldState(request, 'correction.sign', 'stars', stored)
  return choiceField({ ...state, label: own.stars, choices, required: true })
}

function staysNotice({ current }: CorrectionGround, rule: LoweringRule, locale: Locale): Html | '' {
  if (!rule.stays) return ''
  const own = correctionWords[locale]
  const example = rule.example ? html` ${contohTag({ locale })} ${own.exampleRule}` : ''
  const text = own.staysByRule(starsWord(current.stars, current.of, locale))
  return notice({ locale, kind: 'info', text: html`${text}${example}` })
}

/** The star of the new decision, its ground, and the chair's signature. */
export function signForm(request: PageRequest, ground: CorrectionGround, rule: LoweringRule): Html {
  const { locale } = request
  const own = correctionWords[locale]
  const action = 'correction.sign'
  const { one } = ground
  const { proposal, digest } = { proposal: one.computed.proposal, digest: one.computed.digest }
  const button = actionButton({
    action,
    label: own.sign,
    confirm: { locale, text: own.signConfirm, label: own.signConfirmLabel },
  })
  return panel({
    title: own.signTitle,
    level: 2,
    accent: true,
    body: html`<p>${own.signLead}</p>${staysNotice(ground, rule, locale)}${form({
      action: request.link(request.path),
      key: request.formKey(),
      version: revisionOf(ground),
      label: own.signTitle,
      body: html`<input type="hidden" name="seen" value="${digest}"><p>${own.score}: <b>${scoreText(proposal.rounded, locale)}</b></p>
${starsField(request, ground, rule)}
${longTextField({ ...fieldState(request, action, 'reason'), label: own.reason, hint: own.reasonHint, rows: 5, maxLength: LONGEST_CORRECTION_REASON, required: true })}
${formActions([button])}`,
    })}`,
  })
}
