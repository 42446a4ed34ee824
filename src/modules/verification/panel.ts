import { may } from '../../access/index.ts'
import { html } from '../../platform/html.ts'
import { linkButton, section } from '../../ui/index.ts'
import { nominationFacts, type NominationPanel } from '../nominations/index.ts'
import { withState } from './check-item.ts'
import { loadChecking } from './load-checks.ts'
import { words } from './messages.ts'

/** On the nomination's page, for those who verify: how far it is, and the way there. */
export const verificationPanel: NominationPanel = async ({ reader, actor, locale, link }, nomination) => {
  if (!may(actor, 'verification.read', nominationFacts(nomination)).allowed) return null
  const checking = await loadChecking(reader, nomination.id)
  if (!checking) return null
  const own = words[locale]
  const count = (state: 'accepted' | 'returned' | 'open'): number => withState(checking.items, state).length
  const href = link(`/verifikasi/${nomination.id}`)
  return section({
    title: own.panel,
    body: html`<p>${own.summary(count('accepted'), count('returned'), count('open'))}</p><p>${linkButton({ href, label: own.items })}</p>`,
  })
}
