import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { z } from 'zod'
import { isId } from '../foundation/ids.ts'
import { newId } from '../platform/random.ts'
import type { Sealer } from '../platform/sealer.ts'

/** Milliseconds from the moment the form was sent. */
const KEPT_FOR = 3_600_000
/** Bytes of what was typed: far more than any form of ours takes. */
const MOST_BYTES = 1_000_000
const ABOUT = 'kept-form'

const shape = z.object({
  at: z.number(),
  grantId: z.string(),
  path: z.string(),
  action: z.string(),
  /** Typed beside another act, which comes back to it: nothing happened of which its sender has to be told. */
  aside: z.boolean().optional(),
  values: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
})

/** A form that could not be answered yet: what was typed, and the grant through which it was shown. */
export type KeptForm = Readonly<Omit<z.output<typeof shape>, 'at'>>

/**
 * Forms that came without a session. They travel sealed in the sign-in page, so that nobody fills our disk without
 * an account; whoever has signed in finds theirs for an hour. Nothing is done by itself: the page shows the form.
 */
export type KeptForms = Readonly<{
  /** Null where it is too large. */
  seal: (form: KeptForm) => string | null
  /** Null where it is no seal of ours, or too old. */
  open: (sealed: unknown) => KeptForm | null
  /** Keeps a sealed form under a token of an address; without room for it nothing is kept. */
  store: (token: string, sealed: string) => void
  find: (token: string | null) => KeptForm | null
}>

export const newToken = newId

export function openKeptForms(sealer: Sealer, dataDir: string): KeptForms {
  const folder = join(dataDir, 'kept-forms')
  const open = (sealed: unknown): KeptForm | null => {
    if (typeof sealed !== 'string' || sealed === '') return null
    const bytes = sealer.open(sealed, ABOUT)
    if (!bytes) return null
    const read = shape.safeParse(JSON.parse(gunzipSync(bytes, { maxOutputLength: MOST_BYTES }).toString()))
    return read.success && Date.now() - read.data.at < KEPT_FOR ? read.data : null
  }
  return {
    open,
    seal: form => {
      const text = JSON.stringify({ ...form, at: Date.now() })
      return Buffer.byteLength(text) > MOST_BYTES ? null : sealer.seal(gzipSync(text), ABOUT)
    },
    store: (token, sealed) => {
      try {
        mkdirSync(folder, { recursive: true })
        sweep(folder)
        writeFileSync(join(folder, token), sealed, { mode: 0o600 })
      } catch {
        // Who has signed in goes on, though without what was typed: a full disk keeps nobody out. What was written
        // of it opens nothing, and is swept.
      }
    },
    find: token => {
      if (token === null || !isId(token)) return null
      try {
        return open(readFileSync(join(folder, token), 'utf8'))
      } catch {
        return null
      }
    },
  }
}

function sweep(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (Date.now() - statSync(path).mtimeMs > KEPT_FOR) rmSync(path, { force: true })
  }
}
