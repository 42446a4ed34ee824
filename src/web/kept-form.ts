import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { z } from 'zod'
import { isId } from '../foundation/ids.ts'
import { sha256 } from '../platform/digest.ts'
import { newId } from '../platform/random.ts'
import type { Sealer } from '../platform/sealer.ts'
import { linkOfSecret } from './guest-secret.ts'

/** Milliseconds from the moment the form was sent. */
const KEPT_FOR = 3_600_000
/** Of a guest, who has to find the message with the link first. */
const GUEST_KEPT_FOR = 24 * KEPT_FOR
/** Bytes of what was typed: far more than any form of ours takes. */
const MOST_BYTES = 1_000_000
const ABOUT = 'kept-form'
/** The files of guests, one for each link. */
const OF_LINK = 'link-'

/** The field of a form, and the part of an address, that lead to what was typed. */
export const KEPT = 'isian'

const shape = z.object({
  at: z.number(),
  grantId: z.string(),
  path: z.string(),
  action: z.string(),
  /** Typed beside another act, which comes back to it: nothing happened of which its sender has to be told. */
  aside: z.boolean().optional(),
  /** The link by which its guest came, and comes back. */
  link: z.string().optional(),
  values: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
})

/** A form that could not be answered yet: what was typed, and the grant through which it was shown. */
export type KeptForm = Readonly<Omit<z.output<typeof shape>, 'at'>>

/**
 * Forms that came without a session. They travel sealed in the sign-in page, so that nobody fills our disk without
 * an account; whoever has signed in finds theirs for an hour. A guest, who comes back by another page, finds the last
 * one of the link for a day. Nothing is done by itself: the page shows the form.
 */
export type KeptForms = Readonly<{
  /** Null where it is too large. */
  seal: (form: KeptForm) => string | null
  /** Null where it is no seal of ours, or too old. */
  open: (sealed: unknown) => KeptForm | null
  /** Keeps a sealed form under a token of an address; without room for it nothing is kept. */
  store: (token: string, sealed: string) => void
  find: (token: string | null) => KeptForm | null
  /** The link of a guest's session, which is over or not; null for everybody else's. */
  linkOf: (secret: string) => string | null
  /** Keeps the form that was sealed for its link, in the place of an earlier one; false without room for it. */
  storeForLink: (link: string, sealed: string) => boolean
  /** As it was sealed. */
  findForLink: (link: string) => string | null
  forgetForLink: (link: string) => void
}>

export const newToken = newId

const fileOf = (link: string): string => OF_LINK + sha256(link)

export function openKeptForms(sealer: Sealer, dataDir: string): KeptForms {
  const folder = join(dataDir, 'kept-forms')
  const open = (sealed: unknown): KeptForm | null => {
    if (typeof sealed !== 'string' || sealed === '') return null
    const bytes = sealer.open(sealed, ABOUT)
    if (!bytes) return null
    const read = shape.safeParse(JSON.parse(gunzipSync(bytes, { maxOutputLength: MOST_BYTES }).toString()))
    if (!read.success) return null
    const { at, ...form } = read.data
    return Date.now() - at < (form.link === undefined ? KEPT_FOR : GUEST_KEPT_FOR) ? form : null
  }
  return {
    open,
    seal: form => {
      const text = JSON.stringify({ ...form, at: Date.now() })
      return Buffer.byteLength(text) > MOST_BYTES ? null : sealer.seal(gzipSync(text), ABOUT)
    },
    // Who has signed in goes on, though without what was typed: a full disk keeps nobody out.
    store: (token, sealed) => void write(folder, token, sealed),
    find: token => (token !== null && isId(token) ? open(read(folder, token)) : null),
    linkOf: secret => linkOfSecret(sealer, secret),
    storeForLink: (link, sealed) => write(folder, fileOf(link), sealed),
    findForLink: link => read(folder, fileOf(link)),
    forgetForLink: link => rmSync(join(folder, fileOf(link)), { force: true }),
  }
}

/** False where there is no room: what was written of it opens nothing, and is swept. */
function write(folder: string, name: string, sealed: string): boolean {
  try {
    mkdirSync(folder, { recursive: true })
    sweep(folder)
    writeFileSync(join(folder, name), sealed, { mode: 0o600 })
    return true
  } catch {
    return false
  }
}

function read(folder: string, name: string): string | null {
  try {
    return readFileSync(join(folder, name), 'utf8')
  } catch {
    return null
  }
}

function sweep(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    const keptFor = name.startsWith(OF_LINK) ? GUEST_KEPT_FOR : KEPT_FOR
    if (Date.now() - statSync(path).mtimeMs > keptFor) rmSync(path, { force: true })
  }
}
