import { Server } from '@tus/server'
import type { Locale } from '../../foundation/text.ts'
import { sha256 } from '../digest.ts'
import { newId } from '../random.ts'
import {
  findUpload,
  isUploadId,
  keepUpload,
  noPlaceFor,
  sweepUploads,
  type KeptUpload,
} from './kept-uploads.ts'
import { UploadLocks } from './upload-locks.ts'
import { UploadStore } from './upload-store.ts'
import { empty, refusalOf } from './upload-words.ts'
import type { Upload } from './upload.ts'

/** Where uploads that can be gone on with are sent to. */
export const UPLOADS_PATH = '/unggahan'

const DAY = 24 * 60 * 60 * 1000
/**
 * How long an upload waits, finished or not: an offline week of a village. A finished one waits as long, since
 * the form that is to take it may lie unsent on the same phone; what one person may keep bounds the space.
 */
const UPLOAD_LIFE_DAYS = 7

export type UploadLimits = Readonly<{
  folder: string
  /** Where forms put their files while they are read: what a killed server left there is swept, too. */
  incomingFolder: string
  /** The longest file, in bytes. */
  maxBytes: number
  /** How many bytes of uploads that no form took may lie here of one person. */
  personBytes: number
  /** How long a request waits for another one with the same upload; half a minute where it is left out. */
  waitMilliseconds?: number
}>

/** Uploads in pieces: each belongs to the account that began it, and to nobody else. */
export type Uploads = Readonly<{
  /** Answers a request of the tus protocol from this person. */
  answer: (request: Request, owner: string, locale: Locale) => Promise<Response>
  /** A person's finished upload, marked where it is longer than this; null for one that is unknown, another's, expired or unfinished. */
  find: (owner: string, id: string, maxBytes: number) => Promise<Upload | null>
  /** Keeps a file that came with a form, so that the same form sent again need not bring it; null when it cannot. */
  keep: (owner: string, file: Upload) => Promise<KeptUpload | null>
  remove: (owner: string, ids: readonly string[]) => Promise<void>
  /** Does some work while nothing else changes these uploads; throws `UploadsBusy` where something does for too long. */
  hold: <Value>(owner: string, ids: readonly string[], work: () => Promise<Value>) => Promise<Value>
  /** Removes what has waited too long in real time, whatever the demo's clock says; answers how many uploads. */
  sweep: () => Promise<number>
}>

/** A person's folder: their id never becomes a path. */
const folderOf = (owner: string): string => sha256(owner).slice(0, 32)

type Visitor = Readonly<{ folder: string; locale: Locale }>

function tusServer(
  store: UploadStore,
  locks: UploadLocks,
  limits: UploadLimits,
  visitors: WeakMap<object, Visitor>,
): Server {
  const visitorOf = (request: object): Visitor => {
    const visitor = visitors.get(request)
    if (!visitor) throw new Error('a request that nobody brought')
    return visitor
  }
  return new Server({
    path: UPLOADS_PATH,
    datastore: store,
    locker: locks,
    maxSize: limits.maxBytes,
    relativeLocation: true,
    // No other site may read an answer: no header that allows it is ever sent.
    allowedOrigins: [],
    namingFunction: request => `${visitorOf(request).folder}/${newId()}`,
    generateUrl: (_request, { path, id }) => `${path}/${id.split('/')[1] ?? ''}`,
    getFileIdFromRequest: (request, last = '') =>
      isUploadId(last) ? `${visitorOf(request).folder}/${last}` : undefined,
    onUploadCreate: (_request, upload) => (upload.size === 0 ? Promise.reject(empty()) : Promise.resolve({})),
    onResponseError: (request, error) => {
      const { status, said } = refusalOf(error, limits.maxBytes)
      return { status_code: status, body: said[visitorOf(request).locale] }
    },
  })
}

/** Opens the folder of uploads. What lies there from before a restart goes on where it was. */
export function createUploads(limits: UploadLimits): Uploads {
  const locks = new UploadLocks(limits.waitMilliseconds)
  // One at a time for each person: two that begin at once would both find the last place.
  const oneByOne = <Value>(folder: string, work: () => Promise<Value>) => locks.hold([folder], work)
  const store: UploadStore = new UploadStore(limits.folder, UPLOAD_LIFE_DAYS * DAY, (upload, create) => {
    const [folder = ''] = upload.id.split('/')
    return oneByOne(folder, async () => {
      const refused = await noPlaceFor(store, folder, upload.size ?? 0, limits.personBytes)
      if (refused) throw refused
      return create()
    })
  })
  const visitors = new WeakMap<object, Visitor>()
  const server = tusServer(store, locks, limits, visitors)
  return {
    find: (owner, id, maxBytes) => findUpload(store, folderOf(owner), id, maxBytes),
    keep: (owner, file) =>
      oneByOne(folderOf(owner), () => keepUpload(store, folderOf(owner), file, limits.personBytes)),
    answer: (request, owner, locale) => {
      visitors.set(request, { folder: folderOf(owner), locale })
      return server.handleWeb(request)
    },
    remove: async (owner, ids) => {
      for (const id of ids) await store.remove(`${folderOf(owner)}/${id}`).catch(() => {})
    },
    hold: (owner, ids, work) =>
      locks.hold(
        ids.map(id => `${folderOf(owner)}/${id}`),
        work,
      ),
    sweep: () => sweepUploads(limits, Date.now() - UPLOAD_LIFE_DAYS * DAY),
  }
}
