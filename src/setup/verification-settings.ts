import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { VerificationSettings } from '../modules/verification/index.ts'

const text = z.strictObject({ id: z.string().min(1), en: z.string().min(1) })
const templates = z.array(z.strictObject({ id: z.string().regex(/^[a-z0-9-]{1,40}$/), text }))

const schema = z.strictObject({
  targetDays: z.strictObject({ first: z.int().positive(), again: z.int().positive() }),
  ownNumbers: z.array(z.string()),
  lookUps: z.record(z.string(), z.strictObject({ title: text, address: z.url({ protocol: /^https$/ }) })),
  reasons: z.strictObject({
    general: templates,
    document: templates,
    section: templates,
    photos: templates,
    types: z.record(z.string(), templates),
  }),
})

/** How a programme verifies: its deadlines, its standing reasons, and where issuers are asked. */
export const readVerificationSettings = (folder: string): VerificationSettings =>
  schema.parse(JSON.parse(readFileSync(join(folder, 'verification.json'), 'utf8')))
