import type { Environment } from '../../actions/index.ts'
import type { Config } from '../../platform/config.ts'
import { openSealer } from '../../platform/sealer.ts'
import { notFound, redirect, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import { accountRoutes } from './accounts/account-routes.ts'
import { changePasswordHandler } from './accounts/change-password.ts'
import type { DelegationSettings } from './mandates/delegation.ts'
import { delegationRoutes } from './mandates/delegation-routes.ts'
import { demoEntries } from './demo-people.ts'
import { officeRoutes } from './accounts/office-routes.ts'
import { linkRoutes } from './accounts/link-routes.ts'
import { ownWords } from './accounts/page-messages.ts'
import { ownAccountPage } from './accounts/pages/own-account-page.ts'
import { sessionPage } from './signing-in/pages/session-page.ts'
import { signInPage } from './signing-in/pages/sign-in-page.ts'
import { safeNext } from './person.ts'
import { proofRoute } from './signing-in/proof-routes.ts'
import { findAccount, listDemoIds } from './person-store.ts'
import type { MailConfig } from './mail/outbox.ts'
import { secondFactorRoutes } from './signing-in/second-factor-routes.ts'
import { findFactor } from './signing-in/second-factor-store.ts'
import { machineTime, sessionHash } from './signing-in/session.ts'
import { listSessions } from './signing-in/session-store.ts'
import { declareMove } from './set-affiliation.ts'
import { isDemoOpen, signInDemoHandler, type DemoConfig } from './signing-in/sign-in-demo.ts'
import { FIRST_PAGE, signInHandler } from './signing-in/sign-in.ts'
import { endOneHandler, endOthersHandler, signOutHandler } from './signing-in/sign-out.ts'
import { switchRoleHandler } from './signing-in/switch-role.ts'

type PeopleConfig = DemoConfig & MailConfig & Pick<Config, 'secretKey'>

/** The pages for signing in, the own session and account, the administrator's accounts, and the directory of offices. */
export function peopleRoutes(
  environment: Environment,
  config: PeopleConfig,
  delegation: DelegationSettings,
): readonly Route[] {
  const sealer = openSealer(config)
  return [
    ...signInRoutes(environment, config),
    ...secondFactorRoutes(environment, sealer),
    ...linkRoutes(environment, sealer, config),
    sessionRoute(environment),
    proofRoute(environment, sealer, config),
    {
      path: '/akun-saya',
      access: 'account.change-password',
      page: showOwnAccount,
      actions: [declareMove],
      session: { 'account.change-password': changePasswordHandler(environment) },
    },
    ...accountRoutes(environment, sealer, config),
    ...delegationRoutes(delegation),
    ...officeRoutes,
  ]
}

function signInRoutes(environment: Environment, config: DemoConfig): readonly Route[] {
  const signInDemo = signInDemoHandler(environment, config)
  return [
    {
      path: '/masuk',
      access: 'open',
      page: request => showSignIn(request, config),
      session: { 'session.sign-in': signInHandler(environment) },
      opening: ['session.sign-in'],
    },
    {
      path: '/masuk/demo',
      access: 'open',
      page: request => Promise.resolve(redirect(request.link('/masuk#demo'))),
      // Scripts send `persona` alone.
      session: { 'session.sign-in-demo': signInDemo, '': signInDemo },
      opening: ['session.sign-in-demo', ''],
    },
  ]
}

async function showSignIn(request: PageRequest, config: DemoConfig): Promise<PageResult> {
  const { reader, locale, signedIn, query } = request
  // In demo mode the page is also the way from one person to another.
  const isDemo = await isDemoOpen(reader, config)
  if (signedIn && !isDemo) return redirect(request.link(safeNext(query.get('lanjut')) ?? FIRST_PAGE))
  const present = new Set(isDemo ? await listDemoIds(reader) : [])
  const people = isDemo ? demoEntries.filter(entry => present.has(entry.id)) : null
  const { title, lead } = ownWords[locale].signIn
  return { kind: 'page', title, description: lead, body: signInPage(request, people) }
}

const sessionRoute = (environment: Environment): Route => ({
  path: '/sesi',
  access: 'open',
  page: async request => {
    const { signedIn, locale, reader } = request
    if (!signedIn) return redirect(request.link('/masuk'))
    const sessions = await listSessions(reader, signedIn.personId, machineTime(environment.clock))
    const view = { signedIn, sessions, mine: sessionHash(signedIn.secret) }
    const body = sessionPage(request, view)
    return { kind: 'page', title: ownWords[locale].session.title, body, audience: 'signed-in' }
  },
  session: {
    'session.sign-out': signOutHandler(environment),
    'session.end-one': endOneHandler(environment),
    'session.end-others': endOthersHandler(environment),
    'session.switch-role': switchRoleHandler(environment),
  },
})

async function showOwnAccount(request: PageRequest): Promise<PageResult> {
  const account = await findAccount(request.reader, request.actor.personId ?? '')
  if (!account) return notFound
  const factor = await findFactor(request.reader, account.id)
  const body = ownAccountPage(request, account, factor !== undefined)
  return { kind: 'page', title: ownWords[request.locale].own.title, body, audience: 'signed-in' }
}
