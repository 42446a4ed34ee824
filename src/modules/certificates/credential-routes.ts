import type { PaperStates } from '../../foundation/paper-claim.ts'
import { capitalDay } from '../../platform/local-time.ts'
import { notFound, type PageRequest, type PageResult, type Route } from '../../web/index.ts'
import { checkKeyOf } from './certificate.ts'
import { findCertificateByKey } from './certificate-store.ts'
import {
  credentialOf,
  ISSUER_PATH,
  issuerProfile,
  listPath,
  signedCredential,
  statusList,
  statusLists,
  type StatusListName,
} from './credential.ts'
import { READER_PATH } from './paper-code.ts'
import type { PaperSigning } from './make-certificate-file.ts'
import { listLateEnds } from './last-day-store.ts'
import { listEnded, listPaperKeys } from './paper-key-store.ts'
import { readerPage, STATES_PATH } from './pages/reader-page.ts'
import { readerPageWords } from './reader-messages.ts'
import { LONGEST_NUMBER } from './withdraw-certificate.ts'

const JSON_LD = 'application/vc+ld+json'
const JWT = 'application/vc+jwt'

const file = (content: string, mediaType: string, fileName: string): PageResult => ({
  kind: 'file',
  content,
  mediaType,
  disposition: 'inline',
  fileName,
  cache: 'none',
})

const showReader = (request: PageRequest): Promise<PageResult> => {
  const own = readerPageWords[request.locale]
  return Promise.resolve({ kind: 'page', title: own.title, description: own.lead, body: readerPage(request) })
}

/** What phones keep: all keys and all places that hold no more. The numbers say nothing without their papers. */
async function answerStates({ reader, now }: PageRequest): Promise<PageResult> {
  const { withdrawn, suspended, replaced } = await listEnded(reader)
  const keys = await listPaperKeys(reader)
  const ends = await listLateEnds(reader)
  const states: PaperStates = { at: now.toISOString(), keys, withdrawn, suspended, replaced, ends }
  return file(JSON.stringify(states), 'application/json', 'keadaan.json')
}

const answerIssuer =
  (name: string) =>
  async ({ reader, publicUrl }: PageRequest): Promise<PageResult> => {
    const profile = issuerProfile(publicUrl, name, await listPaperKeys(reader))
    return file(JSON.stringify(profile), 'application/ld+json', 'penerbit.json')
  }

const answerCredential =
  (signing: Pick<PaperSigning, 'key'>, isSigned: boolean) =>
  async ({ reader, now, params, publicUrl }: PageRequest): Promise<PageResult> => {
    const number = (params['number'] ?? '').slice(0, LONGEST_NUMBER)
    const certificate = await findCertificateByKey(reader, checkKeyOf(number))
    if (!certificate) return notFound
    const credential = credentialOf(publicUrl, certificate)
    return isSigned
      ? file(
          await signedCredential(publicUrl, credential, { key: signing.key, at: now }),
          JWT,
          'kredensial.jwt',
        )
      : file(JSON.stringify(credential), JSON_LD, 'kredensial.json')
  }

/**
 * Whose last day came from a hand-over and is over: a credential that was fetched before the hand-over says no end, so the
 * lists have to. In the list of suspensions, since that day goes back with a hand-over that is taken back.
 */
const lapsed = async ({ reader, now }: PageRequest): Promise<readonly number[]> =>
  (await listLateEnds(reader)).filter(([, day]) => day < capitalDay(now)).map(([place]) => place)

const answerList =
  (signing: Pick<PaperSigning, 'key'>, name: StatusListName) =>
  async (request: PageRequest): Promise<PageResult> => {
    const { reader, now, publicUrl } = request
    const { withdrawn, suspended, replaced, issued } = await listEnded(reader)
    const places =
      name === 'pencabutan' ? [...withdrawn, ...replaced] : [...suspended, ...(await lapsed(request))]
    const list = statusList(publicUrl, name, { places, issued, at: now })
    return file(await signedCredential(publicUrl, list, { key: signing.key, at: now }), JWT, `${name}.jwt`)
  }

/** What wallets and verifiers ask for, in browsers too. */
const forOthers = (path: string, page: Route['page']): Route => ({
  path,
  access: 'certificate.check',
  page,
  anyOrigin: true,
})

/** Codes and credentials: for phones without a line, and for other services. Everybody may ask. `issuer`: its name. */
export const credentialRoutes = (signing: Pick<PaperSigning, 'key'>, issuer: string): readonly Route[] => [
  { path: READER_PATH, access: 'certificate.check', page: showReader },
  forOthers(STATES_PATH, answerStates),
  forOthers(ISSUER_PATH, answerIssuer(issuer)),
  ...Object.keys(statusLists).map(name =>
    forOthers(listPath(name as StatusListName), answerList(signing, name as StatusListName)),
  ),
  forOthers('/piagam/:number/kredensial.json', answerCredential(signing, false)),
  forOthers('/piagam/:number/kredensial.jwt', answerCredential(signing, true)),
]
