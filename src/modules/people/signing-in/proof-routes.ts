import type { Environment } from '../../../actions/index.ts'
import type { Sealer } from '../../../platform/sealer.ts'
import { PROOF_PAGE, type PageRequest, type PageResult, type Route } from '../../../web/index.ts'
import { proofWords } from './proof-messages.ts'
import { proofPage, PROVE, PROVE_DEMO } from './pages/proof-page.ts'
import { proveDemoHandler, proveHandler } from './prove-identity.ts'
import { findFactor } from './second-factor-store.ts'
import { isDemoOpen, type DemoConfig } from './sign-in-demo.ts'

/** Where a person who is signed in proves once more who they are. */
export const proofRoute = (environment: Environment, sealer: Sealer, config: DemoConfig): Route => ({
  path: PROOF_PAGE,
  access: 'account.prove',
  page: request => showProof(request, config),
  session: {
    [PROVE]: proveHandler(environment, sealer),
    [PROVE_DEMO]: proveDemoHandler(environment, sealer, config),
  },
})

async function showProof(request: PageRequest, config: DemoConfig): Promise<PageResult> {
  const { reader, actor, locale } = request
  const body = proofPage(request, {
    path: PROOF_PAGE,
    asksCode: (await findFactor(reader, actor.personId ?? '')) !== undefined,
    demo: await isDemoOpen(reader, config),
  })
  return { kind: 'page', title: proofWords[locale].title, body, audience: 'signed-in' }
}
