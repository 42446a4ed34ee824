import { html, type Html } from '../../../../platform/html.ts'
import { notice, pageTitle, textField } from '../../../../ui/index.ts'
import type { PageRequest } from '../../../../web/index.ts'
import { words } from '../../messages.ts'
import { scoringWords } from '../scoring-messages.ts'

/** Opens the own sheet of the sample in one's hands: by the phone's camera, or typed. */
export function scanPage(
  request: PageRequest,
  view: Readonly<{ typed: string; problem: string | null }>,
): Html {
  const { locale, link } = request
  const said = scoringWords[locale]
  const title = pageTitle({
    locale,
    title: said.scanTitle,
    lead: said.scanLead,
    crumbs: [{ label: words[locale].listTitle, href: link('/penilaian') }],
  })
  const field = textField({
    locale,
    name: 'kode',
    label: said.scanLabel,
    example: said.scanExample,
    value: view.typed.slice(0, 40),
    required: true,
    width: 'short',
    maxLength: 40,
    autocomplete: 'off',
    spellcheck: false,
    ...(view.problem === null ? {} : { problem: view.problem }),
  })
  const camera = html`<video class="scan__picture" muted playsinline hidden></video><p role="status" data-scan-told></p><div data-scan-refused hidden>${notice({ locale, kind: 'warning', text: said.scanNot })}</div>`
  const buttons = html`<div class="buttons"><button class="button button--primary" type="submit">${said.scanOpen}</button><button class="button button--secondary" type="button" data-scan-start data-start="${said.scanStart}" data-stop="${said.scanStop}" hidden>${said.scanStart}</button></div>`
  return html`${title}<form class="form" method="get" action="${link('/penilaian/pindai')}" data-scan data-keep="${request.now.toISOString()}">${camera}${field}${buttons}</form>`
}
