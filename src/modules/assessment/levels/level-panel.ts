import { may } from '../../../access/index.ts'
import { html } from '../../../platform/html.ts'
import { formatMoment } from '../../../platform/translations.ts'
import { panel } from '../../../ui/index.ts'
import type { NominationPanel } from '../../nominations/index.ts'
import { levelAddress } from './answer-level.ts'
import { levelsSent } from './carried-answers.ts'
import { levelWords } from './level-messages.ts'
import { loadLevel } from './load-level.ts'

/** On the page of a file: what the reader's office answers about it for a level, with the way there. */
export const levelPanel: NominationPanel = async (request, nomination) => {
  const { reader, actor, locale, link } = request
  const levels = (await levelsSent(reader, [nomination])).get(nomination.id) ?? []
  const said = levelWords[locale]
  const lines = []
  for (const { level, sent } of levels) {
    const ground = await loadLevel(reader, nomination.id, level.id, request)
    if (!ground || !may(actor, 'level-answer.read', ground.access).allowed) continue
    const state = sent?.sentAt ? `${said.sentAt} ${formatMoment(sent.sentAt, locale)}` : said.waiting
    lines.push(
      html`<li><a href="${link(levelAddress(nomination.id, level.id))}">${level.title[locale]}</a>: ${state}</li>`,
    )
  }
  if (lines.length === 0) return null
  return panel({ title: said.title, level: 2, body: html`<ul>${lines}</ul>` })
}
